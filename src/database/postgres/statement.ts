import type { Parameters } from "../database.ts";
import { isIsoDate } from "../duckdb-date.ts";
import { type ExpandedSql, type Replacement, splice } from "../expand.ts";
import { neededBy } from "../needed-columns.ts";
import type { Relation } from "../served/relation.ts";
import { closingIndex, isToken, type Token, tokenize } from "../tokenize.ts";

/** SQL for a server, its values, and the way back from its offsets to those of the text as written. */
export interface Statement extends Pick<ExpandedSql, "originOf"> {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

interface Options {
  readonly parameters: Parameters;
  /** What stands for the tables of the edition. */
  readonly relations: readonly Relation[];
  /** Whether the server orders text otherwise than by its bytes, unless told. */
  readonly collated: boolean;
}

/**
 * Returns a query as PostgreSQL takes it, with the tables that it reads put in front. It gives what DuckDB gives: text is
 * ordered by bytes, what is empty comes last, and `/` divides without cutting off.
 */
export function writeStatement(
  expanded: ExpandedSql,
  { parameters, relations, collated }: Options,
): Statement {
  const values: (string | number)[] = [];
  const bind = (value: string | number): string => {
    values.push(value);
    return `$${values.length}`;
  };
  const bound = new Map<string, string>();
  const parameter = (name: string): string => {
    const known = bound.get(name) ?? bindParameter(parameters[name] ?? null, bind, collated);
    bound.set(name, known);
    return known;
  };
  const tokens = tokenize(expanded.sql);
  const needed = neededBy([expanded.sql]);
  const read = relations.filter(({ tables }) => tables.some(({ name }) => needed.table(name)));
  const tables = read.flatMap((relation) => relation.write({ needed, bind, collated }));
  const replacements = [
    ...tablesIn(tokens, tables),
    ...tokens.flatMap((_, index) => rewritten(tokens, index, collated, parameter)),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const written = splice(expanded.sql, replacements);
  return {
    sql: written.sql,
    values,
    originOf: (offset) => expanded.originOf(written.originOf(offset).offset),
  };
}

/** Returns SQL of ours, which takes no parameters, as {@link writeStatement} writes that of queries. */
export function writeInner(sql: string, collated: boolean): string {
  const tokens = tokenize(sql);
  const none = (): string => "NULL";
  return splice(
    sql,
    tokens.flatMap((_, index) => rewritten(tokens, index, collated, none)),
  ).sql;
}

// A day is a date, as it is to DuckDB. What is empty has no type of its own.
function bindParameter(
  value: string | number | null,
  bind: (value: string | number) => string,
  collated: boolean,
): string {
  if (value === null) return "NULL";
  const name = bind(value);
  if (typeof value === "number") return `CAST(${name} AS double precision)`;
  if (isIsoDate(value)) return `CAST(${name} AS date)`;
  return `CAST(${name} AS text)${collated ? byBytes : ""}`;
}

const byBytes = ' COLLATE "C"';

// In front of the query, or of what it selects beforehand itself.
function tablesIn(tokens: readonly Token[], tables: readonly string[]): readonly Replacement[] {
  const [first, second] = tokens;
  if (first === undefined || tables.length === 0) return [];
  const list = tables.join(", ");
  if (!isToken(first, "with")) return [insertion(first.start, `WITH ${list} `)];
  const last = isToken(second, "recursive") ? second : first;
  return [insertion(last?.end ?? first.end, ` ${list},`)];
}

function insertion(at: number, text: string): Replacement {
  return { start: at, end: at, text };
}

// A word in front of a literal that is the name of its type.
const typed = new Set([
  ...["date", "time", "timestamp", "timestamptz", "interval", "zone", "precision", "real"],
  ...["numeric", "decimal", "integer", "int", "bigint", "smallint", "boolean", "text", "varchar"],
]);
const textTypes = ["text", "varchar", "char", "character"];

function rewritten(
  tokens: readonly Token[],
  index: number,
  collated: boolean,
  parameter: (name: string) => string,
): readonly Replacement[] {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined) return [];
  if (token.kind === "parameter")
    return [{ start: token.start, end: token.end, text: parameter(token.text.slice(1)) }];
  if (isToken(token, "desc") && !isToken(after, "nulls"))
    return [insertion(token.end, " NULLS LAST")];
  if (isToken(token, "/") && ![before, after].some((t) => isToken(t, "/") || isToken(t, "|")))
    return [insertion(token.start, "* CAST(1 AS double precision) ")];
  if (!collated) return [];
  if (token.kind === "string") {
    const isTyped = before?.kind === "word" && typed.has(before.text.toLowerCase());
    const isField = isToken(before, "(") && isToken(tokens[index - 2], "extract");
    return isTyped || isField || after?.kind === "string" ? [] : [insertion(token.end, byBytes)];
  }
  if (isToken(token, "cast") && isToken(after, "(")) {
    const close = tokens[closingIndex(tokens, index + 1)];
    const type = castType(tokens, index + 1);
    if (close && type && textTypes.some((t) => isToken(type, t)))
      return [insertion(close.end, byBytes)];
  }
  return [];
}

// `CAST(… AS type)`
function castType(tokens: readonly Token[], open: number): Token | undefined {
  const close = closingIndex(tokens, open);
  let depth = 0;
  for (let index = close - 1; index > open; index--) {
    if (isToken(tokens[index], ")")) depth++;
    else if (isToken(tokens[index], "(")) depth--;
    else if (depth === 0 && isToken(tokens[index], "as")) return tokens[index + 1];
  }
  return undefined;
}
