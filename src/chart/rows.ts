import { type Count, isTotal, stated, type Total, totalToCount } from "../count/index.ts";
import type { DateStyle, Language } from "../language/index.ts";
import type { ChartData, ChartValue } from "./chart.ts";

/** A row as specs see it: counts in plain columns, and for each value `<name>_text`, its words. */
export type FlatRow = Readonly<Record<string, string | number | boolean | null>>;

export interface Wording {
  readonly language: Language;
  /** Column of text codes → the beginning of their messages' keys: `category` → `category.<code>`. */
  readonly labels: Readonly<Record<string, string>>;
  /** Column of dates → how they are written; `short` unless told. */
  readonly dates: Readonly<Record<string, DateStyle>>;
}

/** Words a value of a column as its cell in a table, a label or a message. */
export function wordValue(value: ChartValue, column: string, wording: Wording): string {
  const { language, labels, dates } = wording;
  if (value === null || typeof value === "boolean") return value === null ? "" : String(value);
  if (typeof value !== "string") return language.wordFigure(value);
  const prefix = labels[column];
  if (prefix !== undefined) return language.message(`${prefix}.${value}`);
  return isoDate.test(value) ? language.date(value, dates[column] ?? "short") : value;
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Makes rows of counts and dates into rows of plain columns. */
export function flattenRows(data: ChartData, wording: Wording): readonly FlatRow[] {
  return data.rows.map((row) =>
    Object.assign(
      {},
      ...data.columns.map(({ name }) => flattenValue(name, row[name] ?? null, wording)),
    ),
  );
}

/** Returns the names of the columns that {@link flattenRows} makes. */
export function flatColumns({ columns }: ChartData): readonly string[] {
  return columns.flatMap(({ name, type }) =>
    type === "count" || type === "total"
      ? [`${name}_text`, ...parts.map((part) => `${name}_${part}`)]
      : [name, `${name}_text`],
  );
}

const parts = ["low", "high", "bound", "approximate", "words", "stated", "unknown"];

function flattenValue(name: string, value: ChartValue, wording: Wording): FlatRow {
  const text = wordValue(value, name, wording);
  if (value === null || typeof value !== "object") return { [name]: value, [`${name}_text`]: text };
  const count = isTotal(value) ? totalToCount(value) : value;
  return {
    [`${name}_text`]: text,
    [`${name}_low`]: count.low,
    [`${name}_high`]: count.high,
    [`${name}_bound`]: count.bound,
    [`${name}_approximate`]: count.approximate,
    [`${name}_words`]: count.words,
    ...sizeOf(name, value),
  };
}

// Of how many counts a number was stated, and of how many not.
function sizeOf(name: string, value: Count | Total): FlatRow {
  const unknown = isTotal(value) ? value.parts.unknown : value.bound === "unknown" ? 1 : 0;
  const known = isTotal(value) ? stated(value) : 1 - unknown;
  return { [`${name}_stated`]: known, [`${name}_unknown`]: unknown };
}
