import { headerOf, joinedHeader } from "../../mapping/index.ts";
import { type HeaderTest, maxColumns } from "./table.ts";

/** A header stands within the first so many rows (HXL 1.1, tagging conventions, 3). */
export const maxAbove = 25;

/** Where the header stands among rows of cells, and what it says. */
export interface Head {
  /** The index of its row; -1 where there is none. */
  readonly at: number;
  readonly header: readonly string[];
  /** How many rows it takes: 2 where the one below names parts of columns. */
  readonly lines: 1 | 2;
  /** How many of the columns that are looked for it has, from 0 to 1. */
  readonly share: number;
}

/** Finds the header in the first rows of a table: that which has most of what is looked for, or else the first wide one. */
export function headOf(rows: readonly (readonly string[])[], test: HeaderTest | undefined): Head {
  let best: Head | undefined;
  for (const [at, cells] of rows.slice(0, maxAbove).entries()) {
    const named = headerAt(cells, rows[at + 1]);
    const share = test?.share(named.header) ?? 0;
    if (share > (best?.share ?? 0)) best = { at, ...named, share };
    if (best === undefined && test?.bare?.matches(cells) === true)
      return { at: at - 1, header: test.bare.columns, lines: 1, share: 1 };
  }
  if (best !== undefined) return best;
  const at = firstWide(rows.slice(0, maxAbove));
  return { at, ...headerAt(rows[at] ?? [""], rows[at + 1]), share: 0 };
}

/** Returns the header that a row is, with the one below where that names parts of columns. */
export function headerAt(
  cells: readonly string[],
  below: readonly string[] | undefined,
): Pick<Head, "header" | "lines"> {
  const joined = joinedHeader(cells.slice(0, maxColumns), below?.slice(0, maxColumns));
  return { header: headerOf(joined ?? cells.slice(0, maxColumns)), lines: joined ? 2 : 1 };
}

/** What is told of a header of two lines. */
export const twoLines = "a header of two lines";

/** Returns the index of the first row that fills half as many cells as the widest: titles above a header fill few. */
export function firstWide(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== "").length);
  const widest = Math.max(0, ...filled);
  return filled.findIndex((count) => count >= Math.min(2, widest) && count * 2 >= widest);
}
