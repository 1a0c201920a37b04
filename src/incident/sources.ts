import { reportDuplicates } from "./duplicates.ts";
import { date, identifier, languageTag, oneOf, sensitivity, text, webAddress } from "./fields.ts";
import type { Columns } from "./header.ts";
import type { Source, SourceType } from "./record.ts";
import type { Row, Table } from "./table.ts";

/** The columns of sources.csv. */
export type SourceColumn =
  | "id"
  | "publisher"
  | "title"
  | "type"
  | "url"
  | "archived_url"
  | "published"
  | "accessed"
  | "language"
  | "source_group"
  | "via"
  | "name_written"
  | "sensitivity"
  | "note";

/** What sources.csv has to hold and may hold. */
export const sourceColumns: Columns<SourceColumn> = {
  required: ["id", "publisher", "title", "type", "url", "sensitivity"],
  optional: [
    "archived_url",
    "published",
    "accessed",
    "language",
    "source_group",
    "via",
    "name_written",
    "note",
  ],
};

/** The kinds of sources. */
export const sourceTypes: readonly [SourceType, ...SourceType[]] = [
  "media",
  "un",
  "ngo",
  "official",
  "party",
  "article",
  "unknown",
];

/** Reads the sources. One without a group is a group of its own. */
export function readSources(table: Table<SourceColumn>): readonly Source[] {
  reportDuplicates(table, "id");
  return table.rows.flatMap((row) => {
    const source = readSource(row);
    return row.hasFailed() ? [] : [source];
  });
}

function readSource(row: Row<SourceColumn>): Source {
  const id = identifier(row, "id");
  const publisher = text(row, "publisher");
  const title = text(row, "title");
  if (publisher === null && title === null) {
    const hint = "name who published it, or what it is called";
    const message = "a source with neither publisher nor title";
    row.report("publisher", { code: "incident/missing-value", message, hint });
  }
  const source: Source = {
    id,
    publisher: publisher ?? "",
    title,
    type: oneOf(row, "type", sourceTypes),
    url: webAddress(row, "url"),
    archivedUrl: webAddress(row, "archived_url"),
    published: date(row, "published"),
    accessed: date(row, "accessed"),
    language: languageTag(row, "language"),
    group: text(row, "source_group") ?? id,
    via: text(row, "via"),
    nameWritten: text(row, "name_written"),
    sensitivity: sensitivity(row, "sensitivity"),
    note: text(row, "note"),
    place: row.place,
  };
  // An archived copy says by itself what was read.
  if (source.url !== null && text(row, "accessed") === null && source.archivedUrl === null)
    row.report("url", {
      severity: "warning",
      code: "incident/no-access-date",
      message: `source "${id}" has an address, but not the day it was read`,
      hint: "write the day, or the address of an archived copy; accept it where neither is known",
    });
  if (source.published !== null && source.accessed !== null && source.accessed < source.published)
    row.report("accessed", {
      code: "incident/date-order",
      message: `accessed on ${source.accessed}, before it was published on ${source.published}`,
      hint: "mend one of the two dates",
    });
  return source;
}
