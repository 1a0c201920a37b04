import { count, oneOf, required, text } from "./fields.ts";
import type { Columns } from "./header.ts";
import type { Breakdown } from "./record.ts";
import type { Row, Table } from "./table.ts";

/** The columns of breakdowns.csv. */
export type BreakdownColumn = "claim" | "measure" | "group" | "count" | "verbatim" | "relation";

/** What breakdowns.csv has to hold. */
export const breakdownColumns: Columns<BreakdownColumn> = {
  required: ["claim", "measure", "group", "count", "verbatim", "relation"],
  optional: [],
};

/** The figures of a claim that have parts. */
export const breakdownMeasures: readonly [Breakdown["measure"], ...Breakdown["measure"][]] = [
  "killed",
  "wounded",
  "casualties",
];

/** What a part is to its figure. */
export const breakdownRelations: readonly [Breakdown["relation"], ...Breakdown["relation"][]] = [
  "unknown",
  "part-of",
  "in-addition",
];

/** Reads the sub-figures of claims. */
export function readBreakdowns(table: Table<BreakdownColumn>): readonly Breakdown[] {
  const first = new Map<string, Row<BreakdownColumn>>();
  return table.rows.flatMap((row) => {
    const breakdown: Breakdown = {
      claim: required(row, "claim"),
      measure: oneOf(row, "measure", breakdownMeasures),
      group: required(row, "group"),
      count: count(row, "count"),
      verbatim: text(row, "verbatim") ?? "",
      relation: oneOf(row, "relation", breakdownRelations),
      place: row.place,
    };
    const key = JSON.stringify([breakdown.claim, breakdown.measure, breakdown.group]);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else
      row.report("group", {
        code: "incident/duplicate-breakdown",
        message: `"${breakdown.group}" is given twice among the ${breakdown.measure} of a claim`,
        hint: `first given on line ${earlier.place.line}`,
      });
    return row.hasFailed() ? [] : [breakdown];
  });
}
