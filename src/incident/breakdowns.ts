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

/** Reads the sub-figures of claims. */
export function readBreakdowns(table: Table<BreakdownColumn>): readonly Breakdown[] {
  const first = new Map<string, Row<BreakdownColumn>>();
  return table.rows.flatMap((row) => {
    const breakdown: Breakdown = {
      claim: required(row, "claim"),
      measure: oneOf(row, "measure", ["killed", "wounded", "casualties"]),
      group: required(row, "group"),
      count: count(row, "count"),
      verbatim: text(row, "verbatim") ?? "",
      relation: oneOf(row, "relation", ["unknown", "part-of", "in-addition"]),
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
