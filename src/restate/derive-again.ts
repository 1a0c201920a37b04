import type { QueryResult } from "../database/index.ts";
import {
  cellOf,
  countRows,
  type Derivation,
  listOf,
  missingIn,
  percentOf,
  type Selection,
  select,
  sumOf,
  totalOf,
  unknownIn,
  type Where,
} from "../figure/index.ts";

/** Returns where a figure comes from in results of today; undefined where they no longer have its rows. */
export function deriveAgain(
  figure: Omit<Derivation, "lineage" | "made"> & {
    readonly made?: readonly Omit<Derivation, "lineage" | "made">[] | undefined;
  },
  results: readonly QueryResult[],
): Derivation | undefined {
  const { kind, source, column, where, made } = figure;
  if (kind === "percent") {
    const [part, whole] = (made ?? []).map((one) => deriveAgain(one, results));
    return part && whole && percentOf(part, whole);
  }
  const of = results.find(({ name }) => name === source);
  if (of === undefined) return undefined;
  const rows = rowsOf(of, where);
  if (kind === "cell") {
    const [row, ...more] = rows;
    return row === undefined || more.length > 0 || column === null
      ? undefined
      : cellOf(of, row, column);
  }
  const selection = select(listOf(of), where, rows);
  if (kind === "count") return countRows(selection);
  const derive = sums.get(kind);
  return column === null ? undefined : derive?.(selection, column);
}

const sums = new Map<Derivation["kind"], (selection: Selection, column: string) => Derivation>([
  ["sum", sumOf],
  ["total", totalOf],
  ["unknown", unknownIn],
  ["missing", missingIn],
]);

/** Returns the positions of the rows that are meant: `row` and `first` are positions where the query has no such column. */
export function rowsOf({ rows, columns }: QueryResult, where: Where): readonly number[] {
  const names = new Set(columns.map(({ name }) => name));
  const conditions = Object.entries(where).filter(([name]) => names.has(name));
  const fits = (row: QueryResult["rows"][number]): boolean =>
    conditions.every(([name, value]) => [value].flat().includes(scalarOf(row[name])));
  const found = rows.flatMap((row, index) => (fits(row) ? [index] : []));
  const { row, first } = where;
  if (typeof row === "number" && !names.has("row")) return found.filter((one) => one === row - 1);
  return typeof first === "number" && !names.has("first") ? found.slice(0, first) : found;
}

type Value = QueryResult["rows"][number][string];

function scalarOf(value: Value | undefined): string | number | boolean | null {
  return typeof value === "object" ? null : (value ?? null);
}
