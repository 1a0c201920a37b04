import type { Parameters } from "../database.ts";
import { isIsoDate } from "../duckdb-date.ts";
import { type ExpandedSql, splice } from "../expand.ts";
import { neededBy } from "../needed-columns.ts";
import type { WithTables, WrittenSql } from "../served/engine.ts";
import { isToken, type Token, tokenize } from "../tokenize.ts";
import { rewriteCall } from "./calls.ts";
import {
  rewriteDistinct,
  rewriteJoin,
  rewriteJoined,
  rewriteQuery,
  rewriteValues,
} from "./clauses.ts";
import { type Edits, replacementsOf } from "./edits.ts";
import { queriesIn } from "./query-parts.ts";
import { literal, quoteName } from "./quote.ts";

/** SQL for ClickHouse, and its parameters by their names. */
export interface Statement extends WrittenSql {
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Returns the offset in the expanded query that one in this SQL goes back to. */
  inExpanded(offset: number): number;
}

/**
 * Returns a query as ClickHouse 25.5 takes it, with the tables that it reads put in front. It gives what DuckDB gives: NULL
 * where a join or an aggregate finds nothing, truth as truth, text by its letters, days without a time.
 */
export function writeStatement(
  expanded: ExpandedSql,
  { parameters, relations }: WithTables,
): Statement {
  const { sql } = expanded;
  const tokens = tokenize(sql);
  const needed = neededBy([sql]);
  const read = relations.filter(({ tables }) => tables.some(({ name }) => needed.table(name)));
  const options = { needed, bind: () => "", collated: false };
  const tables = read.flatMap((relation) => relation.write(options));
  const written = splice(sql, replacementsOf(editsOf(sql, tokens, { parameters, tables })));
  return {
    sql: written.sql,
    parameters: Object.fromEntries(
      tokens.flatMap(({ kind, text }) => {
        const value = kind === "parameter" ? parameters[text.slice(1)] : undefined;
        return value == null ? [] : [[text.slice(1), value]];
      }),
    ),
    inExpanded: (offset) => written.originOf(offset).offset,
  };
}

/** Returns SQL of ours, which takes no parameters, as {@link writeStatement} writes that of queries. */
export function writeInner(sql: string): string {
  const edits = editsOf(sql, tokenize(sql), { parameters: {}, tables: [] });
  return splice(sql, replacementsOf(edits)).sql;
}

function editsOf(
  sql: string,
  tokens: readonly Token[],
  { parameters, tables }: { readonly parameters: Parameters; readonly tables: readonly string[] },
): Edits {
  const edits: Edits = { swaps: [], wraps: [] };
  const end = tokens.findIndex((token) => isToken(token, ";"));
  const told = end < 0 ? tokens : tokens.slice(0, end);
  withoutComments(sql, told, edits);
  putInFront(told, tables, edits);
  for (const query of queriesIn(told)) rewriteQuery(told, query, edits);
  told.forEach((token, index) => {
    rewriteValues(told, index, edits);
    rewriteJoined(told, index, edits);
    rewriteJoin(told, index, edits);
    rewriteDistinct(told, index, edits);
    rewriteCall(told, index, edits);
    rewriteToken(told, index, parameters, edits);
    if (isToken(token, "as") && isToken(told[index + 1], "materialized"))
      drop(told, index + 1, index + 1, edits);
    if (
      isToken(token, "as") &&
      isToken(told[index + 1], "not") &&
      isToken(told[index + 2], "materialized")
    )
      drop(told, index + 1, index + 2, edits);
  });
  return withoutOverlaps(edits);
}

function drop(tokens: readonly Token[], from: number, to: number, { swaps }: Edits): void {
  const [first, last] = [tokens[from], tokens[to]];
  if (first && last) swaps.push({ start: first.start, end: last.end, text: "" });
}

// What stands for several tokens stands for each of them.
function withoutOverlaps({ swaps, wraps }: Edits): Edits {
  const isInside = (start: number, end: number): boolean =>
    swaps.some(
      (one) =>
        one.start <= start && end <= one.end && one.end - one.start > end - start && end > start,
    );
  const isFirst = (swap: Edits["swaps"][number]): boolean =>
    swap.start === swap.end ||
    swaps.find(({ start, end }) => start === swap.start && end === swap.end) === swap;
  const kept = swaps.filter((swap) => isFirst(swap) && !isInside(swap.start, swap.end));
  return { swaps: kept, wraps };
}

// A comment is no part of what is asked, and engines differ in where it ends.
function withoutComments(sql: string, tokens: readonly Token[], { swaps }: Edits): void {
  let from = 0;
  for (const { start, end } of [...tokens, { start: sql.length, end: sql.length }]) {
    const gap = sql.slice(from, start);
    if (gap.trim() !== "")
      swaps.push({ start: from, end: start, text: gap.includes("\n") ? "\n" : " " });
    from = end;
  }
}

function putInFront(tokens: readonly Token[], tables: readonly string[], { wraps }: Edits): void {
  const [first, second] = tokens;
  if (first === undefined || tables.length === 0) return;
  const list = tables.join(", ");
  const at = isToken(second, "recursive") ? (second?.end ?? 0) : first.end;
  if (isToken(first, "with")) wraps.push({ start: at, end: at, before: "", after: ` ${list},` });
  else
    wraps.push({
      start: first.start,
      end: Number.MAX_SAFE_INTEGER,
      before: `WITH ${list} `,
      after: "",
    });
}

function rewriteToken(
  tokens: readonly Token[],
  index: number,
  parameters: Parameters,
  { swaps }: Edits,
): void {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined) return;
  const { kind, text, start, end } = token;
  const put = (written: string): void => {
    if (written !== text) swaps.push({ start, end, text: written });
  };
  if (kind === "parameter") put(parameter(text.slice(1), parameters));
  else if (kind === "quoted") put(quoteName(text.replace(/^"|"$/g, "").replaceAll('""', '"')));
  else if (kind === "string") put(`${literal(text)}${isDate(before, token) ? ")" : ""}`);
  else if (kind === "word") put(isDate(token, after) ? "toDate32(" : wordOf(text));
}

function isDate(word: Token | undefined, day: Token | undefined): boolean {
  return isToken(word, "date") && day?.kind === "string";
}

// Names are folded as PostgreSQL folds them; of other scripts they are quoted.
function wordOf(text: string): string {
  const folded = text.toLowerCase();
  return /^\w+$/.test(folded) ? folded : quoteName(folded);
}

function parameter(name: string, parameters: Parameters): string {
  const value = parameters[name] ?? null;
  if (value === null) return "NULL";
  const type = typeof value === "number" ? "Float64" : isIsoDate(value) ? "Date32" : "String";
  return `{${name}:${type}}`;
}
