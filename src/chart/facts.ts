import {
  addTotals,
  countToTotal,
  emptyTotal,
  exactCount,
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
      rows.map((row) =>
        [word(row, fact.list), fact.with === undefined ? "" : word(row, fact.with)]
          .filter((part) => part !== "")
          .join(": "),
      ),
    );
  const ranked = rank(rows, fact.top, fact.label).slice(0, fact.limit);
  return wording.language.list(
    ranked.map(
      ({ row, total }) => `${word(row, fact.label)} (${wording.language.wordTotal(total)})`,
    ),
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
  return rows.map((row) => toTotal(row[column])).reduce(addTotals, emptyTotal);
}

// A number is an exact count; what is no number adds nothing, and is not counted.
function toTotal(value: ChartValue | undefined): Total {
  if (typeof value === "number") return countToTotal(exactCount(value));
  if (typeof value !== "object" || value === null) return emptyTotal;
  return isTotal(value) ? value : countToTotal(value);
}

interface Ranked {
  readonly row: Row;
  readonly total: Total;
}

// The labels with something to them, most first; those alike in the order of the rows.
function rank(rows: readonly Row[], column: string, label: string): readonly Ranked[] {
  const groups = new Map<ChartValue | undefined, Ranked>();
  for (const row of rows) {
    const { row: first, total } = groups.get(row[label]) ?? { row, total: emptyTotal };
    groups.set(row[label], { row: first, total: addTotals(total, toTotal(row[column])) });
  }
  const size = ({ total }: Ranked): number => total.high ?? total.low;
  return [...groups.values()].filter((group) => size(group) > 0).sort((a, b) => size(b) - size(a));
}
