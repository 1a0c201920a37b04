import { type Bound, bounds, type Count, type Total } from "../count/index.ts";
import type { Lineage } from "../figure/index.ts";
import {
  type Column,
  type ColumnType,
  countSuffixes,
  type QueryResult,
  type Value,
} from "./database.ts";
import { totalSuffixes } from "./expand.ts";
import { lineageMode, readLineage } from "./lineage.ts";

/** A column as an engine gives it, its values already plain. */
export interface RawColumn {
  readonly name: string;
  readonly type: Exclude<ColumnType, "count" | "total">;
  readonly values: readonly (string | number | boolean | null)[];
}

type Raw = RawColumn["values"][number];

type Folded = Pick<QueryResult, "columns" | "rows" | "lineage">;

interface Field {
  readonly column: Column;
  readonly valueAt: (row: number) => Value;
  readonly lineageAt: ((row: number) => Lineage | null) | undefined;
}

/**
 * Joins the columns that `count_of` and `total_of` gave into counts and totals again, and takes out those that
 * say which records the value before them is of. With `lineage` false nothing is said of any.
 */
export function foldColumns(raw: readonly RawColumn[], lineage: boolean): Folded {
  const fields: Field[] = [];
  for (let index = 0; index < raw.length; ) {
    const { field, taken } = fieldAt(raw, index, lineage);
    if (field !== undefined) fields.push(field);
    index += taken;
  }
  const length = raw[0]?.values.length ?? 0;
  const rows = Array.from({ length }, (_, row) =>
    Object.fromEntries(fields.map(({ column, valueAt }) => [column.name, valueAt(row)])),
  );
  return {
    columns: fields.map(({ column }) => column),
    rows,
    lineage: Object.fromEntries(
      fields.flatMap(({ column, lineageAt }) =>
        lineageAt ? [[column.name, rows.map((_, row) => lineageAt(row))]] : [],
      ),
    ),
  };
}

function fieldAt(
  raw: readonly RawColumn[],
  index: number,
  lineage: boolean,
): { readonly field?: Field; readonly taken: number } {
  const first = raw[index];
  if (first === undefined) return { taken: 1 };
  const base = /^(.+)_low$/.exec(first.name)?.[1];
  const parts = (suffixes: readonly string[]): readonly RawColumn[] | undefined =>
    base !== undefined && suffixes.every((s, at) => raw[index + at]?.name === `${base}_${s}`)
      ? raw.slice(index, index + suffixes.length)
      : undefined;
  const count = parts(countSuffixes);
  const total = count === undefined ? parts(totalSuffixes) : undefined;
  const name = count || total ? (base ?? first.name) : first.name;
  const type = count ? "count" : total ? "total" : first.type;
  const valueAt = (row: number): Value => {
    if (count) return toCount(count.map(({ values }) => values[row] ?? null));
    if (total) return toTotal(total.map(({ values }) => values[row] ?? null));
    return first.values[row] ?? null;
  };
  const length = (count ?? total ?? [first]).length;
  const next = raw[index + length];
  const mode = next?.type === "text" ? lineageMode(next.name, name) : undefined;
  const isSaid = next !== undefined && mode !== undefined;
  const lineageAt =
    isSaid && lineage ? (row: number) => readLineage(next.values[row] ?? null, mode) : undefined;
  return {
    field: { column: { name, type }, valueAt, lineageAt },
    taken: length + (isSaid ? 1 : 0),
  };
}

function toCount([low, high, bound, approximate, words]: readonly Raw[]): Count | null {
  if (!isBound(bound)) return null;
  return {
    bound,
    low: typeof low === "number" ? low : null,
    high: typeof high === "number" ? high : null,
    approximate: approximate === true,
    words: typeof words === "string" ? words : "",
  };
}

function toTotal([low, high, approximate, ...parts]: readonly Raw[]): Total {
  const number = (value: Raw | undefined): number => (typeof value === "number" ? value : 0);
  const part = (bound: Bound): number => number(parts[bounds.indexOf(bound)]);
  return {
    low: number(low),
    high: typeof high === "number" ? high : null,
    parts: {
      exact: part("exact"),
      "at-least": part("at-least"),
      "more-than": part("more-than"),
      "at-most": part("at-most"),
      "less-than": part("less-than"),
      between: part("between"),
      unknown: part("unknown"),
    },
    approximate: number(approximate),
  };
}

function isBound(value: Raw | undefined): value is Bound {
  return bounds.some((bound) => bound === value);
}
