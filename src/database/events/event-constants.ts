import { unknownCount } from "../../count/index.ts";
import type { ReadCells } from "../../incident/index.ts";
import type { ColumnOf } from "../columns.ts";
import type { Cell, CellType, CountSuffix } from "../database.ts";
import { countSuffixes } from "../database.ts";
import { literal } from "./event-file.ts";

/** A column, and SQL for the one value that it has in all rows. */
export type Constant = readonly [field: string, sql: string];

/** NULL of a type. */
export const sqlNull: Readonly<Record<Exclude<CellType, "count">, string>> = {
  text: "CAST(NULL AS varchar)",
  integer: "CAST(NULL AS integer)",
  double: "CAST(NULL AS double precision)",
  boolean: "CAST(NULL AS boolean)",
  date: "CAST(NULL AS date)",
};

/** Returns what a cell says, of a count each of its ends. */
export function constantsOf(name: string, type: CellType, cell: Cell): readonly Constant[] {
  if (type !== "count") return [[name, constantOf(type, cell)]];
  const count = typeof cell === "object" && cell !== null ? cell : unknownCount();
  const { low, high, bound, approximate, words } = count;
  const big = (value: number | null): string => `CAST(${value ?? "NULL"} AS bigint)`;
  const ends: Readonly<Record<CountSuffix, string>> = {
    low: big(low),
    high: big(high),
    bound: literal(bound),
    approximate: String(approximate),
    words: literal(words),
  };
  return countSuffixes.map((end) => [`${name}_${end}`, ends[end]]);
}

function constantOf(type: Exclude<CellType, "count">, cell: Cell): string {
  if (cell === null || typeof cell === "object") return sqlNull[type];
  const value = type === "text" || type === "date" ? literal(String(cell)) : String(cell);
  return sqlNull[type].replace("NULL", () => value);
}

/** Returns what is one and the same of all rows that a column is made from; nothing where there are none. */
export function alikeIn(
  [name, type, cellOf]: ColumnOf<ReadCells>,
  rows: readonly ReadCells[],
): readonly Constant[] {
  const [first, ...others] = rows.map((row) => constantsOf(name, type, cellOf(row, 0)));
  return (first ?? []).filter(([, value], at) =>
    others.every((fields) => fields[at]?.[1] === value),
  );
}
