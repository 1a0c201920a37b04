import {
  addTotals,
  type Count,
  countToTotal,
  emptyTotal,
  isTotal,
  type Total,
} from "../count/index.ts";
import type { ChartData, ChartValue } from "./chart.ts";
import type { Fact, Where } from "./meta.ts";
import { type Wording, wordValue } from "./rows.ts";

type Row = ChartData["rows"][number];

/** Works a fact out of rows, for a message: a number where a plural may hang on it, words otherwise. */
export function workOut(fact: Fact, data: ChartData, wording: Wording): string | number {
  const rows = data.rows.filter((row) => fits(row, fact.where));
  if ("count" in fact) return rows.length;
  if ("sum" in fact) return sumOf(rows, fact.sum);
  if ("total" in fact) return wording.language.wordTotal(totalIn(rows, fact.total));
  if ("unknown" in fact) return totalIn(rows, fact.unknown).parts.unknown;
  if ("missing" in fact) return rows.filter((row) => (row[fact.missing] ?? null) === null).length;
  if ("value" in fact) return wordValue(rows[0]?.[fact.value] ?? null, fact.value, wording);
  const word = (row: Row | undefined, column: string): string =>
    wordValue(row?.[column] ?? null, column, wording);
  if ("list" in fact)
    return wording.language.list(
      rows.map((row) => withValue(word(row, fact.list), fact.with && word(row, fact.with))),
    );
  const ranked = rank(rows, fact.top, fact.label).slice(0, fact.limit);
  return wording.language.list(
    ranked.map(({ row, sum }) => withValue(word(row, fact.label), wording.language.number(sum))),
  );
}

/** Returns the columns that a fact reads. */
export function columnsOf(fact: Fact): readonly string[] {
  const { where, ...rest } = fact;
  const own = Object.entries(rest).flatMap(([key, value]) =>
    key === "count" || typeof value !== "string" ? [] : [value],
  );
  return [...own, ...Object.keys(where ?? {})];
}

function withValue(label: string, value: string | undefined): string {
  return value === undefined ? label : `${label} (${value})`;
}

function fits(row: Row, where: Where | undefined): boolean {
  return Object.entries(where ?? {}).every(([column, wanted]) =>
    [wanted].flat().some((value) => value === row[column]),
  );
}

function numberOf(value: ChartValue | undefined): number {
  return typeof value === "number" ? value : 0;
}

function sumOf(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + numberOf(row[column]), 0);
}

function totalIn(rows: readonly Row[], column: string): Total {
  const values = rows.map((row) => row[column]).filter(isFigure);
  return values
    .map((value) => (isTotal(value) ? value : countToTotal(value)))
    .reduce(addTotals, emptyTotal);
}

function isFigure(value: ChartValue | undefined): value is Count | Total {
  return typeof value === "object" && value !== null;
}

// The labels with something to them, most first; those alike in the order of the rows.
function rank(
  rows: readonly Row[],
  column: string,
  label: string,
): readonly { readonly row: Row; readonly sum: number }[] {
  const groups = new Map<ChartValue | undefined, { row: Row; sum: number }>();
  for (const row of rows) {
    const group = groups.get(row[label]) ?? { row, sum: 0 };
    groups.set(row[label], { row: group.row, sum: group.sum + numberOf(row[column]) });
  }
  return [...groups.values()].filter(({ sum }) => sum > 0).sort((a, b) => b.sum - a.sum);
}
