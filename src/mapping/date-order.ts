import type { Mapping } from "./propose.ts";
import type { Sheet } from "./read-sheet.ts";
import { type DateOrder, orderOf, plainDigits } from "./written-date.ts";

export type { DateOrder } from "./written-date.ts";

/** Returns all cells of a table that are read as dates. */
export function datesIn({ rows }: Sheet, { columns }: Mapping): readonly string[] {
  const indexes = columns.flatMap(({ target, index }) =>
    target === "date" || target === "date_end" ? [index] : [],
  );
  return rows.flatMap(({ cells }) => indexes.map((index) => cells[index] ?? ""));
}

/**
 * Returns whether day or month comes first in the dates of a column: `none` where no date asks, `ambiguous` where none
 * answers, and where some say the one and some the other.
 */
export function dateOrderOf(values: Iterable<string>): DateOrder | "none" | "ambiguous" {
  const said = new Set<DateOrder>();
  let asks = false;
  for (const value of values) {
    const [, first, second] =
      /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}(?!\d)/.exec(plainDigits(value)) ?? [];
    if (first === undefined || second === undefined) continue;
    const order = orderOf(Number(first), Number(second));
    if (order !== undefined) said.add(order);
    else if (Number(first) !== Number(second)) asks = true;
  }
  const [only] = said;
  if (said.size === 1 && only !== undefined) return only;
  return asks ? "ambiguous" : "none";
}
