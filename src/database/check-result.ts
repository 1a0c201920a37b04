import { type Diagnostic, didYouMean, ReportError } from "../diagnostic.ts";
import { isOrdered } from "./check-query.ts";
import type { Query, QueryResult } from "./database.ts";
import type { ExpandedSql } from "./expand.ts";
import { diagnosticAt, startOf } from "./explain-error.ts";
import { writtenKey } from "./lineage.ts";
import { isToken, type Token } from "./tokenize.ts";

/**
 * Returns the columns that tell the rows of a result apart: those the comment names, else `id`. Throws ReportError for
 * a key that does not.
 */
export function keyOf(query: Query, { columns, rows }: QueryResult): readonly string[] | undefined {
  const written = writtenKey(query.sql);
  const names = columns.map(({ name }) => name);
  const key = written ?? (names.includes("id") ? ["id"] : undefined);
  if (key === undefined) return undefined;
  const unknown = key.find((name) => !names.includes(name));
  const values = new Set(rows.map((row) => JSON.stringify(key.map((name) => row[name]))));
  if (unknown === undefined && values.size === rows.length) return key;
  if (written === undefined) return undefined;
  const finding = {
    code: "database/key",
    message:
      unknown === undefined
        ? `two rows have the same key (${key.join(", ")})`
        : `the key names "${unknown}", which is no column of the result`,
    offset: keyOffset(query.sql, unknown),
    hint:
      (unknown === undefined ? undefined : didYouMean(unknown, names)) ??
      "after `-- Key:` name the columns that tell all rows apart",
  };
  throw new ReportError([diagnosticAt(query, finding)]);
}

// Where the comment names a column as part of the key; where it says what the key is unless one is told.
function keyOffset(sql: string, column: string | undefined): number {
  const start = Math.max(0, sql.search(/--[ \t]*Key:/i));
  const named = column === undefined ? -1 : sql.indexOf(column, sql.indexOf(":", start));
  return named < 0 ? start : named;
}

/** Throws ReportError for rows in no stated order: they may come in another one tomorrow. */
export function checkOrder(query: Query, tokens: readonly Token[], rows: number): void {
  if (rows < 2 || isOrdered(tokens)) return;
  const message = "the query does not say in which order its rows come";
  const hint = "end it with ORDER BY, down to a column that tells all rows apart";
  const finding = { code: "database/unordered", message, offset: startOf(query), hint };
  throw new ReportError([diagnosticAt(query, finding)]);
}

/** Says that a query gives more rows than may be told. */
export function tooMany(query: Query, most: number): Diagnostic {
  return diagnosticAt(query, {
    code: "database/too-many-rows",
    message: `query "${query.name}" gives more than ${most} rows`,
    offset: startOf(query),
    hint: "of events that an engine holds add up, or list the first with LIMIT: pages hold no more",
  });
}

/** Returns SQL that sorts no more rows than may be told, and one by which it is seen that there are more. */
export function limitRows(
  tokens: readonly Token[],
  expanded: ExpandedSql,
  most: number | undefined,
): ExpandedSql {
  const isLimited = ["limit", "fetch", ";"].some((word) =>
    tokens.some((token) => isToken(token, word)),
  );
  if (most === undefined || isLimited) return expanded;
  return { ...expanded, sql: `${expanded.sql}\nLIMIT ${most + 1}` };
}
