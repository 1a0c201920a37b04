import { isTotal, size } from "../count/index.ts";
import type { Language } from "../language/index.ts";
import type { ChartCell, ChartData, ChartTable, ChartValue } from "./chart.ts";
import { workOut } from "./facts.ts";
import type { MessageWriter, Values } from "./message-writer.ts";
import type { ChartMeta } from "./meta.ts";
import { type FlatRow, type Wording, wordCell } from "./rows.ts";

/** Adds the columns that a spec words from the values of their row. */
export function addTexts(
  rows: readonly FlatRow[],
  { texts }: ChartMeta,
  messages: MessageWriter,
): readonly FlatRow[] {
  const added = Object.entries(texts);
  if (added.length === 0) return rows;
  return rows.map((row) => {
    const isWhole = Object.values(row).every((value) => value !== null);
    const values = valuesOf(row);
    const words = added.map(([name, key]) => {
      const path = ["usermeta", "fieldbrief", "texts", name];
      return [name, isWhole ? messages.write(key, values, path) : messages.try(key, values, path)];
    });
    return { ...row, ...Object.fromEntries(words) };
  });
}

function valuesOf(row: FlatRow): Values {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "number" ? value : String(value ?? ""),
    ]),
  );
}

/** Returns the data with the added texts as columns, which may take the place of others: facts and the table may name them. */
export function withTexts(
  data: ChartData,
  rows: readonly FlatRow[],
  { texts }: ChartMeta,
): ChartData {
  const names = Object.keys(texts);
  const others = data.columns.filter(({ name }) => !names.includes(name));
  return {
    ...data,
    columns: [...others, ...names.map((name) => ({ name, type: "text" as const }))],
    rows: data.rows.map((row, index) => ({
      ...row,
      ...Object.fromEntries(names.map((name) => [name, rows[index]?.[name] ?? null])),
    })),
  };
}

/** Works out the values of a chart's messages: its facts, and the dates handed in as words. */
export function messageValues(
  given: Values,
  data: ChartData,
  { facts }: ChartMeta,
  wording: Wording,
): Values {
  const worked = Object.entries(facts).map(
    ([name, fact]) => [name, workOut(fact, data, wording)] as const,
  );
  return { ...wordDates(given, wording.language), ...Object.fromEntries(worked) };
}

function wordDates(values: Values, language: Language): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? [{ type: "date", text: language.date(value), date: value }]
        : value,
    ]),
  );
}

const endAligned: ReadonlySet<string | undefined> = new Set(["number", "count", "total"]);

/** Returns the data table of a chart: the declared columns, headed by the messages `column.<name>`. */
export function tableOf(data: ChartData, meta: ChartMeta, wording: Wording): ChartTable {
  const { columns, quoted } = meta;
  const types = new Map(data.columns.map(({ name, type }) => [name, type]));
  const { language } = wording;
  const cellOf = (index: number, column: string): ChartCell => {
    const row = data.rows[index] ?? {};
    const value = row[column] ?? null;
    if (value === null || (isEmpty(value) && hasGap(row)))
      return { value, text: language.message("chart.no-data") };
    if (isEmpty(value)) return { value, text: language.message("chart.nothing") };
    const [word] = wordCell(data, index, column, wording);
    if (typeof word !== "object") return { value, text: word ?? "" };
    return { value, text: word.text, word };
  };
  // A number that is not there: the data do not speak of what the row is about.
  const hasGap = (row: ChartData["rows"][number]): boolean =>
    columns.some((name) => types.get(name) === "number" && (row[name] ?? null) === null);
  return {
    columns: columns.map((name) => ({
      name,
      label: language.message(`column.${name}`),
      align: endAligned.has(types.get(name)) ? "end" : "start",
      ...(quoted.includes(name) ? { isQuoted: true } : {}),
    })),
    rows: data.rows.map((_, index) => columns.map((column) => cellOf(index, column))),
  };
}

// The total of no incident is nothing, not something unstated.
function isEmpty(value: ChartValue): boolean {
  return typeof value === "object" && value !== null && isTotal(value) && size(value) === 0;
}
