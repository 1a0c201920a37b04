import { bounds } from "../count/index.ts";
import { countSuffixes } from "./database.ts";
import { countsOfPacks, packSuffixes } from "./packed-totals.ts";
import { closingIndex, isToken, type Token, tokenize } from "./tokenize.ts";

/** Something wrong in SQL text, at an offset of the text as written. */
export interface SqlFinding {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
  readonly hint?: string;
}

/** SQL without `count_of`, `total_of` and their like, and the way back from its offsets to those of the text as written. */
export interface ExpandedSql {
  readonly sql: string;
  readonly findings: readonly SqlFinding[];
  /** `expanded` tells whether the offset lies in what stands for one of them. */
  originOf(offset: number): { readonly offset: number; readonly expanded: boolean };
}

/** Text that stands for a stretch of another. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How the columns of a total end, in their order: its ends, how many are approximate, then its parts. */
export const totalSuffixes: readonly string[] = [
  "low",
  "high",
  "approximate",
  ...bounds.map((bound) => bound.replaceAll("-", "_")),
];

const usage = {
  count_of: "write `count_of(killed) AS killed`",
  total_of: "write `total_of(killed) AS killed`, or `total_of(killed) FILTER (WHERE …) AS killed`",
  number_of:
    "write `number_of(id) AS incidents`, or `number_of(DISTINCT province, id) AS provinces`",
  ids_of: "write `ids_of(id) AS incidents_of`, right behind the column `incidents`",
  total_from: "write `total_from(x.killed) AS killed`, where x has `total_of(killed) AS killed`",
  number_from:
    "write `number_from(x.incidents) AS incidents`, where x has `number_of(id) AS incidents`",
};

export interface ExpandOptions {
  /** What is done with the records behind a value: false leaves their columns empty. */
  readonly lineage: boolean;
  /**
   * Whether totals are added up by the packs beside the counts, which come out of `count_of` as well where a total is made
   * of it; false unless told.
   */
  readonly packed?: boolean;
}

/**
 * Expands `count_of(x) AS y` to the columns of a count, `total_of(x) AS y` to the aggregates of a total and
 * `number_of(id) AS n` to a count of rows, each with a column that says of which records it is;
 * `ids_of(id) AS x_of` to such a column alone. `total_from(x) AS y` and `number_from(n) AS m` add up again what these gave
 * in an inner query. No line break is added.
 */
export function expandCounts(sql: string, { lineage, packed = false }: ExpandOptions): ExpandedSql {
  const tokens = tokenize(sql);
  const how: How = { lineage, packed, totalled: packed ? totalledIn(sql, tokens) : new Set() };
  const replacements: Replacement[] = [];
  const findings: SqlFinding[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || !isToken(tokens[index + 1], "(")) continue;
    const name = token.text.toLowerCase();
    if (token.kind !== "word" || !isCall(name)) continue;
    const call = readCall(sql, tokens, index);
    const text = call && textOf(name, call, how);
    if (text === undefined) {
      const message = `\`${name}\` needs a column and a name`;
      findings.push({ code: "database/count-of", message, offset: token.start, hint: usage[name] });
    } else if (call) replacements.push({ start: token.start, end: call.end, text });
  }
  return { ...splice(sql, replacements), findings };
}

interface How {
  readonly lineage: boolean;
  readonly packed: boolean;
  /** What totals are made of, in lower case, without what it is of. */
  readonly totalled: ReadonlySet<string>;
}

function totalledIn(sql: string, tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(
    tokens.flatMap((token, index) =>
      isToken(token, "total_of") && isToken(tokens[index + 1], "(")
        ? (readCall(sql, tokens, index)?.columns ?? []).map(bareName)
        : [],
    ),
  );
}

function bareName(column: string): string {
  return column.slice(column.indexOf(".") + 1).toLowerCase();
}

function isCall(name: string): name is keyof typeof usage {
  return Object.hasOwn(usage, name);
}

// `name ( [DISTINCT] column [, column] ) [FILTER ( WHERE condition )] AS alias`
interface Call {
  readonly isDistinct: boolean;
  readonly columns: readonly string[];
  readonly condition: string | undefined;
  readonly alias: string;
  readonly end: number;
}

function readCall(sql: string, tokens: readonly Token[], index: number): Call | undefined {
  const close = closingIndex(tokens, index + 1);
  const isDistinct = isToken(tokens[index + 2], "distinct");
  const columns = readColumns(tokens.slice(index + (isDistinct ? 3 : 2), close));
  if (close < 0 || columns === undefined) return undefined;
  const hasFilter = isToken(tokens[close + 1], "filter");
  const filter = hasFilter ? readFilter(tokens, close + 2) : undefined;
  if (hasFilter && filter === undefined) return undefined;
  const next = filter?.next ?? close + 1;
  const alias = tokens[next + 1];
  if (!isToken(tokens[next], "as") || alias?.kind !== "word") return undefined;
  const condition = filter && sql.slice(filter.start, filter.end);
  return { isDistinct, columns, condition, alias: alias.text, end: alias.end };
}

// `[qualifier .] column`, with commas between
function readColumns(tokens: readonly Token[]): readonly string[] | undefined {
  const columns = [];
  for (let index = 0; index < tokens.length; index += 2) {
    const isQualified = isToken(tokens[index + 1], ".");
    const column = tokens[isQualified ? index + 2 : index];
    if (tokens[index]?.kind !== "word" || column?.kind !== "word") return undefined;
    columns.push(isQualified ? `${tokens[index]?.text}.${column.text}` : column.text);
    if (isQualified) index += 2;
    if (index + 1 < tokens.length && !isToken(tokens[index + 1], ",")) return undefined;
  }
  return columns;
}

interface Filter {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

function readFilter(tokens: readonly Token[], open: number): Filter | undefined {
  const close = closingIndex(tokens, open);
  const [first, last] = [tokens[open + 2], tokens[close - 1]];
  if (!isToken(tokens[open], "(") || !isToken(tokens[open + 1], "where") || close < open + 3)
    return undefined;
  return first && last && { start: first.start, end: last.end, next: close + 1 };
}

const nothing = "CAST(NULL AS varchar)";

function textOf(name: keyof typeof usage, call: Call, how: How): string | undefined {
  const { isDistinct, columns, condition, alias } = call;
  const { lineage, packed, totalled } = how;
  const [column, other, ...more] = columns;
  if (column === undefined || more.length > 0) return undefined;
  if (name === "number_of")
    return isDistinct === (other !== undefined) ? numberColumns(call, lineage) : undefined;
  if (isDistinct || other !== undefined) return undefined;
  if (name === "ids_of") return `${listOf(column, [condition], lineage)} AS ${alias}`;
  if (name === "number_from") return addedNumbers(column, alias, condition, lineage);
  if (name === "total_from") return addedTotals(column, alias, condition, lineage);
  if (name === "total_of")
    return packed
      ? packedTotal(column, alias, condition)
      : totalColumns(column, alias, condition, lineage);
  if (condition !== undefined) return undefined;
  const value = countSuffixes.map((suffix) => `${column}_${suffix} AS ${alias}_${suffix}`);
  const packs = totalled.has(alias.toLowerCase())
    ? packSuffixes.map((suffix) => `${column}_${suffix} AS ${alias}_${suffix}`)
    : [];
  const records = `${lineage ? `${column}_of` : nothing} AS ${alias}_of`;
  return [...value, records, ...packs].join(", ");
}

// Of a distinct number the records are no proof: several may share what is counted.
function numberColumns({ isDistinct, columns, condition, alias }: Call, lineage: boolean): string {
  const [column = "", id = column] = columns;
  const count = `count(${isDistinct ? "DISTINCT " : ""}${valueWhere(column, [condition])})`;
  const named = isDistinct ? `${column} IS NOT NULL` : undefined;
  const ids = listOf(id, [named, condition], lineage);
  return `${count} AS ${alias}, ${ids} AS ${alias}_${isDistinct ? "by" : "of"}`;
}

type Conditions = readonly (string | undefined)[];

function listOf(id: string, conditions: Conditions, lineage: boolean): string {
  return lineage ? `string_agg(${valueWhere(id, conditions)}, ' ')` : nothing;
}

// Aggregates pass over NULL. A FILTER would say the same, but DuckDB makes room for every argument of all aggregates
// of a query for each FILTER in it: with the dozen of a total that took longer than everything else.
function valueWhere(value: string, conditions: Conditions): string {
  const given = conditions.filter((condition) => condition !== undefined);
  if (given.length === 0) return value;
  return `CASE WHEN ${given.map((one) => `(${one})`).join(" AND ")} THEN ${value} END`;
}

// The rules of totals: values add; the total is open above once a stated part is; an unknown adds nothing.
function totalColumns(
  column: string,
  alias: string,
  condition: string | undefined,
  lineage: boolean,
): string {
  const where = (value: string, what: string): string => valueWhere(value, [what, condition]);
  const number = (what: string): string => `count(${where("1", what)})`;
  const bound = `${column}_bound`;
  const isStated = `${bound} <> 'unknown'`;
  const open = number(`${isStated} AND ${column}_high IS NULL`);
  const expressions = [
    `coalesce(sum(${where(`${column}_low`, isStated)}), 0)`,
    `CASE WHEN ${open} = 0 THEN coalesce(sum(${where(`${column}_high`, isStated)}), 0) END`,
    number(`${column}_approximate AND ${isStated}`),
    ...bounds.map((name) => number(`${bound} = '${name}'`)),
  ];
  const columns = expressions.map((text, index) => `${text} AS ${alias}_${totalSuffixes[index]}`);
  const ids = listOf(`${column}_of`, [condition], lineage);
  return [...columns, `${ids} AS ${alias}_of`].join(", ");
}

// The same of packs, for an engine whose counts without a number have no ends.
function packedTotal(column: string, alias: string, condition: string | undefined): string {
  const sum = (suffix: string): string => `sum(${valueWhere(`${column}_${suffix}`, [condition])})`;
  const { open, approximate, parts } = countsOfPacks(sum);
  const expressions = [
    `coalesce(${sum("low")}, 0)`,
    `CASE WHEN ${open} = 0 THEN coalesce(${sum("high")}, 0) END`,
    approximate,
    ...parts,
  ];
  const columns = expressions.map((text, index) => `${text} AS ${alias}_${totalSuffixes[index]}`);
  return [...columns, `${nothing} AS ${alias}_of`].join(", ");
}

// Rows that were counted once are in one group, so that the numbers of groups add.
function addedNumbers(
  column: string,
  alias: string,
  condition: string | undefined,
  lineage: boolean,
): string {
  const sum = `coalesce(sum(${valueWhere(column, [condition])}), 0)`;
  const ids = listOf(`${column}_of`, [condition], lineage);
  return `CAST(${sum} AS bigint) AS ${alias}, ${ids} AS ${alias}_of`;
}

// Totals add as counts do: their parts are added, and one that is open above leaves the sum open.
function addedTotals(
  column: string,
  alias: string,
  condition: string | undefined,
  lineage: boolean,
): string {
  const where = (suffix: string): string => valueWhere(`${column}_${suffix}`, [condition]);
  const columns = totalSuffixes.map((suffix) => {
    const sum = `coalesce(sum(${where(suffix)}), 0)`;
    const isClosed = `count(${where("low")}) = count(${where("high")})`;
    return `${suffix === "high" ? `CASE WHEN ${isClosed} THEN ${sum} END` : sum} AS ${alias}_${suffix}`;
  });
  return [...columns, `${listOf(`${column}_of`, [condition], lineage)} AS ${alias}_of`].join(", ");
}

/** Puts replacements, in their order, into SQL. */
export function splice(
  sql: string,
  replacements: readonly Replacement[],
): Pick<ExpandedSql, "sql" | "originOf"> {
  let text = "";
  let copied = 0;
  // Where each expansion stands in the new text, with the stretch it stands for in the old.
  const spans: { start: number; end: number; from: number; to: number }[] = [];
  for (const { start, end, text: inserted } of replacements) {
    text += sql.slice(copied, start);
    spans.push({ start: text.length, end: text.length + inserted.length, from: start, to: end });
    text += inserted;
    copied = end;
  }
  return {
    sql: text + sql.slice(copied),
    originOf(offset) {
      let shift = 0;
      for (const span of spans) {
        if (offset < span.start) break;
        if (offset < span.end) return { offset: span.from, expanded: true };
        shift = span.to - span.end;
      }
      return { offset: offset + shift, expanded: false };
    },
  };
}
