import { type Count, isTotal, stated, type Total, totalToCount } from "../count/index.ts";
import { cellOf, type Derivation } from "../figure/index.ts";
import type { DateStyle, Language } from "../language/index.ts";
import type { ChartData, ChartValue } from "./chart.ts";
import type { ChartMeta } from "./meta.ts";
import type { ChartFigure, ChartWords } from "./words.ts";

/** A row as specs see it: counts in plain columns, and for each value `<name>_text`, its words. */
export type FlatRow = Readonly<Record<string, string | number | boolean | null>>;

/** How the values of some data are worded. */
export interface Wording {
  readonly language: Language;
  /** Column of codes → the first part of the keys of their messages: `category` for `category.<code>`. */
  readonly labels: Readonly<Record<string, string>>;
  /** How each column of dates is written. */
  readonly dates: ReadonlyMap<string, DateStyle>;
}

/** Returns how a spec has the values of some data worded; dates short unless it says otherwise. */
export function wordingOf(data: ChartData, meta: ChartMeta, language: Language): Wording {
  const dates = data.columns.filter(({ type }) => type === "date");
  return {
    language,
    labels: meta.labels,
    dates: new Map(dates.map(({ name }) => [name, meta.dates[name] ?? "short"])),
  };
}

/** Words a value of a column, for a cell, a label or a message; nothing where there is none. */
function wordValue(value: ChartValue, column: string, wording: Wording): string {
  const { language, labels, dates } = wording;
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "object") return language.wordFigure(value);
  const prefix = labels[column];
  if (prefix !== undefined) return language.message(`${prefix}.${value}`);
  const style = dates.get(column);
  return style === undefined ? String(value) : language.date(String(value), style);
}

/** Words a cell: a figure with what it was made from, a date as a date, anything else as text. */
export function wordCell(
  data: ChartData,
  row: number,
  column: string,
  wording: Wording,
): ChartWords {
  const value = data.rows[row]?.[column] ?? null;
  const text = wordValue(value, column, wording);
  if (text === "") return [];
  if (typeof value === "number" || (typeof value === "object" && value !== null))
    return [wordFigure(value, wording, cellOf(data, row, column))];
  const isDate = wording.dates.has(column) && wording.labels[column] === undefined;
  return [isDate ? { type: "date", text, date: String(value) } : text];
}

/** Words a figure. */
export function wordFigure(
  value: number | Count | Total,
  { language }: Wording,
  derivation: Derivation,
): ChartFigure {
  return { type: "figure", text: language.wordFigure(value), value, derivation };
}

/** Says in a flat row which row of which query it is: what Vega adds up has none. */
export const rowField = "fieldbrief_row";

/** Returns flat rows that say which they are. */
export function nameRows(rows: readonly FlatRow[], { name }: ChartData): readonly FlatRow[] {
  return rows.map((row, index) => ({ ...row, [rowField]: `${index} ${name}` }));
}

/** Makes rows of counts and dates into rows of plain columns. */
export function flattenRows(data: ChartData, wording: Wording): readonly FlatRow[] {
  return data.rows.map((row) =>
    Object.assign(
      {},
      ...data.columns.map(({ name }) => flattenValue(name, row[name] ?? null, wording)),
    ),
  );
}

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
