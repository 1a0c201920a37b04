import { targetOfTag } from "./hxl-tags.ts";
import type { MappedColumn, Mapping } from "./propose.ts";
import type { Sheet } from "./read-sheet.ts";

// A part for each value: more of them than this are no parts of a briefing.
const maxCategories = 8;

/** Proposes a mapping of a table whose header is hashtags of HXL: by tags and attributes alone. */
export function proposeByTags({ header, rows }: Pick<Sheet, "header" | "rows">): Mapping {
  const found = header.flatMap((tag, index) => {
    const meant = targetOfTag(tag);
    return meant === undefined ? [] : [{ ...meant, index, tag }];
  });
  const columns: MappedColumn[] = [];
  for (const { target, index, tag } of found.sort((a, b) => a.rank - b.rank || a.index - b.index))
    if (columns.every((column) => column.target !== target))
      columns.push({ target, index, header: tag, why: "its hashtag" });
  // #event+type beside a finer word for how it was done is the kind of event: a part of the briefing.
  const type = found.find(({ tag, index }) => {
    const isType = targetOfTag(tag)?.target === "method" && /\+\s*type/i.test(tag);
    return isType && columns.every((column) => column.index !== index);
  });
  const isOpen = columns.every(({ target }) => target !== "category");
  if (type !== undefined && isOpen) {
    const values = new Set(rows.map(({ cells }) => cells[type.index] ?? ""));
    const why = "its hashtag, beside a finer one";
    if (values.size <= maxCategories)
      columns.push({ target: "category", index: type.index, header: type.tag, why });
  }
  const read = new Set(columns.map(({ index }) => index));
  return {
    columns: columns.sort((a, b) => a.index - b.index),
    left: header.filter((_, index) => !read.has(index)),
  };
}
