import {
  addTotals,
  countToTotal,
  emptyTotal,
  exactCount,
  isTotal,
  type Total,
} from "../count/index.ts";
import {
  cellOf,
  countRows,
  type Derivation,
  listOf,
  missingIn,
  type Selection,
  select,
  sumOf as sumDerivation,
  totalOf as totalDerivation,
  unknownIn,
} from "../figure/index.ts";
import type { ChartData, ChartValue } from "./chart.ts";
import type { Fact, Where } from "./meta.ts";
import { type Wording, wordCell, wordFigure } from "./rows.ts";
import { type ChartWords, joinWords } from "./words.ts";

type Row = ChartData["rows"][number];

/** Works a fact out of rows, for a message. */
export function workOut(fact: Fact, data: ChartData, wording: Wording): ChartWords {
  const chosen = choose(data, fact.where);
  const rowOf = (index: number): Row => data.rows[index] ?? {};
  const rows = chosen.rows.map(rowOf);
  const figure = (value: number | Total, derivation: Derivation): ChartWords => [
    wordFigure(value, wording, derivation),
  ];
  if ("count" in fact) return figure(rows.length, countRows(chosen));
  if ("sum" in fact) return figure(sumOf(rows, fact.sum), sumDerivation(chosen, fact.sum));
  if ("total" in fact)
    return figure(totalIn(rows, fact.total), totalDerivation(chosen, fact.total));
  if ("unknown" in fact)
    return figure(totalIn(rows, fact.unknown).parts.unknown, unknownIn(chosen, fact.unknown));
  if ("missing" in fact) {
    const missing = rows.filter((row) => (row[fact.missing] ?? null) === null).length;
    return figure(missing, missingIn(chosen, fact.missing));
  }
  const word = (index: number | undefined, column: string): ChartWords =>
    index === undefined ? [] : wordCell(data, index, column, wording);
  if ("value" in fact) return word(chosen.rows[0], fact.value);
  const list = (items: readonly ChartWords[]): ChartWords =>
    joinWords(items, wording.language.list);
  if ("list" in fact)
    return list(
      chosen.rows.map((index) => {
        const parts = [word(index, fact.list), fact.with ? word(index, fact.with) : []];
        const said = parts.filter((part) => part.length > 0);
        return joinWords(said, (marks) => marks.join(": "));
      }),
    );
  const ranked = rank(data, chosen, fact.top, fact.label).slice(0, fact.limit);
  return list(
    ranked.map(({ first, total, rows: own }) => {
      const label = rowOf(first)[fact.label] ?? null;
      const part = select(chosen, typeof label === "object" ? {} : { [fact.label]: label }, own);
      // Of one row it is a cell, whose name does not depend on words that differ by language.
      const derivation =
        own.length === 1 ? cellOf(data, first, fact.top) : totalDerivation(part, fact.top);
      const number = wordFigure(total, wording, derivation);
      return [...word(first, fact.label), " (", number, ")"];
    }),
  );
}

function choose(data: ChartData, where: Where | undefined): Selection {
  const all = listOf(data);
  if (where === undefined) return all;
  const rows = all.rows.filter((index) => fits(data.rows[index] ?? {}, where));
  return select(all, where, rows);
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
  readonly first: number;
  readonly rows: readonly number[];
  readonly total: Total;
}

// The labels with something to them, most first; those alike in the order of the rows.
function rank(
  data: ChartData,
  { rows }: Selection,
  column: string,
  label: string,
): readonly Ranked[] {
  const groups = new Map<ChartValue | undefined, Ranked>();
  for (const index of rows) {
    const row = data.rows[index] ?? {};
    const known = groups.get(row[label]) ?? { first: index, rows: [], total: emptyTotal };
    const total = addTotals(known.total, toTotal(row[column]));
    groups.set(row[label], { first: known.first, rows: [...known.rows, index], total });
  }
  const size = ({ total }: Ranked): number => total.high ?? total.low;
  return [...groups.values()].filter((group) => size(group) > 0).sort((a, b) => size(b) - size(a));
}
