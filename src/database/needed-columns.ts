import { RecentMap } from "../text/index.ts";
import { type CountSuffix, countSuffixes, type Table } from "./database.ts";
import { expandCounts } from "./expand.ts";
import { packSuffixes } from "./packed-totals.ts";
import { isToken, type Token, tokenize } from "./tokenize.ts";

/** Tells which tables and columns queries may read. */
export interface Needed {
  readonly table: (name: string) => boolean;
  readonly column: (name: string) => boolean;
  /** Of a count the columns that hold it. */
  readonly ends: (count: string) => readonly CountSuffix[];
  /** Whether a total may be made of it, and nothing takes columns without naming them. */
  readonly total: (count: string) => boolean;
}

/**
 * Returns what queries may read, by the words in them: too much rather than too little. A star may read every column;
 * of a count its ends are named, `killed_low`.
 */
export function neededBy(queries: readonly string[]): Needed {
  const tokens = queries.map((sql) => tokenize(sql));
  const words = wordsOf(tokens.flat());
  const parts = new Set([...words].flatMap(beginnings));
  const isWhole = tokens.some(readsWhole);
  // `count_of` and `total_of` name a count, and read its ends. Words of strings and comments are among these.
  const readBy = (packed: boolean): ReadonlySet<string> =>
    new Set(
      queries.flatMap(
        (sql) =>
          expandCounts(sql, { lineage: true, packed })
            .sql.toLowerCase()
            .match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [],
      ),
    );
  const read = readBy(false);
  let packs: ReadonlySet<string> | undefined;
  return {
    table: (name) => words.has(name),
    column: (name) => isWhole || parts.has(name),
    ends: (count) => countSuffixes.filter((end) => isWhole || read.has(`${count}_${end}`)),
    total(count) {
      packs ??= readBy(true);
      return !isWhole && packs.has(`${count}_${packSuffixes[0]}`);
    },
  };
}

// The queries of some ten editions.
const known = new RecentMap<string, Needed>(256);

/** Returns what one query may read, worked out once. */
export function neededByQuery(sql: string): Needed {
  const needed = known.get(sql) ?? neededBy([sql]);
  known.set(sql, needed);
  return needed;
}

/** Returns of tables what some queries may read; of each the first column, which its counts are of. */
export function tablesNeeded(
  tables: readonly Table[],
  queries: readonly string[],
): readonly Table[] {
  const needs = queries.map(neededByQuery);
  return tables.flatMap((table) => {
    const readers = needs.filter((needed) => needed.table(table.name));
    if (readers.length === 0) return [];
    const columns = table.columns
      .filter(({ name }, index) => index === 0 || readers.some((needed) => needed.column(name)))
      .map((column) => {
        if (column.type !== "count") return column;
        const ends = new Set(readers.flatMap((needed) => needed.ends(column.name)));
        return { ...column, ends: countSuffixes.filter((end) => ends.has(end)) };
      });
    return [{ ...table, columns }];
  });
}

/** Returns that some columns are needed by themselves. */
export function columnsNeeded(columns: readonly string[]): Needed {
  const named = new Set(columns);
  return {
    table: () => true,
    column: (name) => named.has(name),
    ends: () => [],
    total: () => false,
  };
}

function wordsOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.map(({ text }) => text.toLowerCase().replace(/^"|"$/g, "")));
}

// Words that take columns without naming them.
const unnamed = ["natural", "columns", "pivot", "unpivot", "summarize", "describe", "table"];

// A star that takes columns; a FROM without a SELECT, which takes everything.
function readsWhole(tokens: readonly Token[]): boolean {
  const number = (word: string): number => tokens.filter((token) => isToken(token, word)).length;
  const hasStar = tokens.some((token, index) => isToken(token, "*") && !isCounted(tokens, index));
  return hasStar || number("from") > number("select") || unnamed.some((word) => number(word) > 0);
}

const beforeColumns = ["select", "distinct", "all", ",", "."];
const behindColumns = ["from", "exclude", "replace", "rename", "like", "ilike", "similar", "not"];

// `count(*)`, or what is multiplied: between two values.
function isCounted(tokens: readonly Token[], index: number): boolean {
  const [before, behind] = [tokens[index - 1], tokens[index + 1]];
  if (isToken(before, "(")) return true;
  if (before === undefined || behind === undefined) return false;
  if (beforeColumns.some((word) => isToken(before, word))) return false;
  return behind.kind === "symbol"
    ? isToken(behind, "(") || isToken(behind, "-")
    : !behindColumns.some((word) => isToken(behind, word));
}

// `killed_low` names `killed_low`, and `killed`.
function beginnings(word: string): readonly string[] {
  const found = [word];
  for (let at = word.indexOf("_"); at >= 0; at = word.indexOf("_", at + 1))
    found.push(word.slice(0, at));
  return found;
}
