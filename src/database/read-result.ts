import { type Bound, bounds, type Count, type Total } from "../count/index.ts";
import { type Column, type ColumnType, countSuffixes, type Row, type Value } from "./database.ts";
import { totalSuffixes } from "./expand.ts";

/** A column as an engine gives it, its values already plain. */
export interface RawColumn {
  readonly name: string;
  readonly type: Exclude<ColumnType, "count" | "total">;
  readonly values: readonly (string | number | boolean | null)[];
}

type Raw = RawColumn["values"][number];

/** Joins the columns that `count_of` and `total_of` gave into counts and totals again. */
export function foldColumns(raw: readonly RawColumn[]): {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
} {
  const folded: { readonly column: Column; readonly valueAt: (row: number) => Value }[] = [];
  for (let index = 0; index < raw.length; ) {
    const first = raw[index];
    if (first === undefined) break;
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
    folded.push({ column: { name, type }, valueAt });
    index += (count ?? total ?? [first]).length;
  }
  const length = raw[0]?.values.length ?? 0;
  const rows = Array.from({ length }, (_, row) =>
    Object.fromEntries(folded.map(({ column, valueAt }) => [column.name, valueAt(row)])),
  );
  return { columns: folded.map(({ column }) => column), rows };
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
