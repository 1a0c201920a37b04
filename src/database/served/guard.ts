import { didYouMean } from "../../diagnostic.ts";
import type { SqlFinding } from "../expand.ts";
import { closingIndex, isToken, type Token } from "../tokenize.ts";

// What a server and DuckDB do alike, and what reaches nothing beyond its arguments.
const functions = new Set([
  ...["count_of", "total_of", "number_of", "ids_of", "total_from", "number_from"],
  ...["count", "sum", "min", "max", "avg", "string_agg", "bool_and", "bool_or", "grouping"],
  ...["row_number", "rank", "dense_rank", "ntile", "lag", "lead", "first_value", "last_value"],
  ...["coalesce", "nullif", "greatest", "least", "abs", "floor", "ceil", "ceiling", "mod", "sqrt"],
  ...["cast", "extract", "date_trunc", "substring", "trim", "replace", "concat", "position"],
]);

// Words in front of a bracket that call nothing.
const keywords = new Set([
  ...["all", "and", "any", "as", "between", "by", "case", "cross", "cube", "distinct", "else"],
  ...["end", "escape", "except", "exists", "fetch", "filter", "first", "for", "from", "group"],
  ...["having", "in", "inner", "intersect", "is", "join", "lateral", "left", "like", "limit"],
  ...["materialized", "next", "not", "offset", "on", "or", "order", "over", "partition", "range"],
  ...["recursive", "right", "rollup", "row", "rows", "select", "sets", "similar", "some", "then"],
  ...["union", "using", "values", "when", "where", "window", "with", "within"],
  ...[
    "char",
    "character",
    "decimal",
    "float",
    "numeric",
    "time",
    "timestamp",
    "varchar",
    "varying",
  ],
]);

const writing = new Set(["insert", "update", "delete", "merge", "into"]);

// They tell of the server or its users, or name tables in a way of their own.
const refused = new Set([
  ...["current_catalog", "current_role", "current_schema", "current_user", "session_user"],
  ...["system_user", "user", "table", "tablesample"],
]);

/**
 * Returns what a query may not do on a server that holds more than the tables of an edition: select from others, write,
 * or call what is not known to do the same as in DuckDB. `tables` are the names of those of the edition; `lacking` are
 * functions that this engine has not, or has otherwise.
 */
export function checkServed(
  tokens: readonly Token[],
  tables: readonly string[],
  engine: string,
  lacking: readonly string[] = [],
): readonly SqlFinding[] {
  const about = { tables, engine, functions: [...functions].filter((f) => !lacking.includes(f)) };
  const named = commonTables(tokens);
  return [
    ...tokens.flatMap((_, index) => checkWord(tokens, index, named, about)),
    ...checkSelected(tokens, [...tables, ...[...named].map((token) => nameOf(token) ?? "")]),
  ];
}

interface About {
  readonly tables: readonly string[];
  readonly engine: string;
  readonly functions: readonly string[];
}

function checkWord(
  tokens: readonly Token[],
  index: number,
  named: ReadonlySet<Token>,
  { tables, engine, functions }: About,
): readonly SqlFinding[] {
  const [before, token] = [tokens[index - 1], tokens[index]];
  const name = token && nameOf(token);
  if (token === undefined || name === undefined) return [];
  const refuse = (code: string, message: string, hint: string): readonly SqlFinding[] => [
    { code, message, offset: token.start, hint },
  ];
  if (named.has(token) && tables.includes(name))
    return refuse(
      "database/not-portable",
      `a WITH is named "${name}", as a table is`,
      `${engine} takes one for the other: give it a name of its own`,
    );
  if (token.kind === "word" && writing.has(name))
    return refuse(
      "database/not-a-select",
      "a query only reads: SELECT, or WITH … SELECT",
      "a query only reads: the data are changed in their files",
    );
  if (token.kind === "word" && refused.has(name) && !isToken(before, "."))
    return refuse(
      "database/not-portable",
      `${token.text} is not of portable SQL`,
      "a query selects from the tables of the edition by their names, and knows of nothing else",
    );
  const isCall = isToken(tokens[index + 1], "(") && !isToken(before, "as") && !isToken(before, ")");
  if (!isCall || named.has(token) || (token.kind === "word" && keywords.has(name))) return [];
  if (functions.includes(name) && !isToken(before, ".")) return [];
  return refuse(
    "database/not-portable",
    `"${name}" is no function that DuckDB and ${engine} have alike`,
    didYouMean(name, functions) ?? "templates/README.md lists what there is on every engine",
  );
}

// `WITH name [(columns)] AS [NOT MATERIALIZED] (…), …`: the tokens that name what is selected beforehand.
function commonTables(tokens: readonly Token[]): ReadonlySet<Token> {
  const found = new Set<Token>();
  tokens.forEach((token, index) => {
    if (!isToken(token, "with")) return;
    let at = index + (isToken(tokens[index + 1], "recursive") ? 2 : 1);
    for (;;) {
      const name = tokens[at];
      if (name === undefined || nameOf(name) === undefined) return;
      let next = at + 1;
      if (isToken(tokens[next], "(")) next = closingIndex(tokens, next) + 1;
      if (next === 0 || !isToken(tokens[next], "as")) return;
      next++;
      while (isToken(tokens[next], "not") || isToken(tokens[next], "materialized")) next++;
      const close = isToken(tokens[next], "(") ? closingIndex(tokens, next) : -1;
      if (close < 0) return;
      found.add(name);
      if (!isToken(tokens[close + 1], ",")) return;
      at = close + 2;
    }
  });
  return found;
}

// What stands between two brackets: whether it is a list of tables, and whether a table comes next.
interface Level {
  isList: boolean;
  isNext: boolean;
  /** Whether its FROM is part of a call, as in `extract(year FROM date)`. */
  readonly isCall: boolean;
}

const callsWithFrom = ["extract", "substring", "trim", "overlay"];
const endsOfList = new Set([
  ...["where", "group", "having", "window", "order", "limit", "offset", "fetch", "union"],
  ...["intersect", "except", "select", "for"],
]);

function checkSelected(tokens: readonly Token[], known: readonly string[]): readonly SqlFinding[] {
  const findings: SqlFinding[] = [];
  const levels: Level[] = [{ isList: false, isNext: false, isCall: false }];
  tokens.forEach((token, index) => {
    const level = levels.at(-1);
    if (level === undefined) return;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (isToken(token, "(")) {
      const isInner = ["select", "with", "values"].some((word) => isToken(after, word));
      const isJoin = level.isNext && !isInner;
      const isCall = callsWithFrom.some((word) => isToken(before, word));
      level.isNext = false;
      levels.push({ isList: isJoin, isNext: isJoin, isCall });
    } else if (isToken(token, ")")) {
      if (levels.length > 1) levels.pop();
    } else if (isToken(token, "from")) {
      const isCompared =
        isToken(before, "distinct") && ["is", "not"].some((w) => isToken(tokens[index - 2], w));
      if (!level.isCall && !isCompared) level.isList = level.isNext = true;
    } else if (level.isList && (isToken(token, ",") || isToken(token, "join"))) {
      level.isNext = true;
    } else if (token.kind === "word" && endsOfList.has(token.text.toLowerCase())) {
      level.isList = level.isNext = false;
    } else if (level.isNext && !isToken(token, "lateral")) {
      level.isNext = false;
      findings.push(...checkTable(token, after, known));
    }
  });
  return findings;
}

function checkTable(
  token: Token,
  after: Token | undefined,
  known: readonly string[],
): readonly SqlFinding[] {
  const name = nameOf(token);
  // A function that makes rows is refused as a call.
  if (name === undefined || isToken(after, "(")) return [];
  if (known.includes(name) && !isToken(after, ".") && !name.startsWith("pg_")) return [];
  const message = isToken(after, ".")
    ? `"${name}" is no table of the edition: a query names no schema`
    : `unknown table "${name}"`;
  const hint = didYouMean(name, known) ?? `there are ${known.join(", ")}`;
  return [{ code: "database/unknown-table", message, offset: token.start, hint }];
}

/** Returns the name that a token is, folded as PostgreSQL folds it. */
export function nameOf({ kind, text }: Token): string | undefined {
  if (kind === "word") return text.toLowerCase();
  return kind === "quoted" ? text.slice(1, -1).replaceAll('""', '"') : undefined;
}
