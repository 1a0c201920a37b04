import { type PdfObject, typeOf } from "./objects.ts";
import type { PdfDictionary, PdfValue } from "./parser.ts";

/** A marked-content sequence: the object number of its page, and its number there. */
export interface Mark {
  readonly page: number;
  readonly mcid: number;
}

// Elements that are read on their own (ISO 32000-1 14.8.4), as HTML has them: a note that hangs at a word, and the
// label of an item or a note, are no part of the line. All others, unknown ones too, go on in the text around them.
const blocks = new Set(
  "Document Part Art Sect Div Aside BlockQuote TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Caption Figure Note".split(
    " ",
  ),
);

/**
 * Returns the marks of each element that is read on its own, those of the elements within its lines included, in the
 * order of the structure tree (14.7).
 */
export function readBlocks(
  objects: readonly PdfObject[],
  byId: ReadonlyMap<number, PdfObject>,
): readonly (readonly Mark[])[] {
  const found: Mark[][] = [];
  const open = (): Mark[] => {
    const marks: Mark[] = [];
    found.push(marks);
    return marks;
  };
  const seen = new Set<number>();
  for (const { value: root } of objects) {
    if (root.type !== "dictionary" || typeOf(root.value) !== "StructTreeRoot") continue;
    const roles = root.value.get("RoleMap");
    const isBlock = blockTest(roles?.type === "reference" ? byId.get(roles.value)?.value : roles);
    // A stack of what is still to be read, for a tree may be deeper than calls may nest.
    const todo: Spot[] = [{ value: root.value.get("K"), marks: open(), page: undefined }];
    for (let spot = todo.pop(); spot !== undefined; spot = todo.pop()) {
      const { value, marks, page } = spot;
      if (value?.type === "number") {
        if (page !== undefined) marks.push({ page, mcid: value.value });
      } else if (value?.type === "reference") {
        if (seen.has(value.value)) continue;
        seen.add(value.value);
        todo.push({ value: byId.get(value.value)?.value, marks, page });
      } else if (value?.type === "array") {
        for (const item of [...value.value].reverse()) todo.push({ value: item, marks, page });
      } else if (value?.type === "dictionary") {
        const own = value.value.get("Pg");
        const on = own?.type === "reference" ? own.value : page;
        const mcid = value.value.get("MCID");
        const kids = value.value.get("K");
        if (mcid !== undefined) todo.push({ value: mcid, marks, page: on });
        else if (kids !== undefined)
          todo.push({ value: kids, marks: isBlock(value.value) ? open() : marks, page: on });
      }
    }
  }
  return found;
}

interface Spot {
  readonly value: PdfValue | undefined;
  /** Those of the block around it. */
  readonly marks: Mark[];
  /** Where marks are that do not say so. */
  readonly page: number | undefined;
}

// A role may stand for another, which may stand for a third (14.7.3).
function blockTest(map: PdfValue | undefined): (element: PdfDictionary) => boolean {
  const roles: PdfDictionary = map?.type === "dictionary" ? map.value : new Map();
  return (element) => {
    let role = typeOf(element, "S");
    for (let step = 0; step <= roles.size && roles.has(role); step++) role = typeOf(roles, role);
    return blocks.has(role);
  };
}
