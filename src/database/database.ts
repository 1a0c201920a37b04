import type { Count, Total } from "../count/index.ts";

/** A value in a result row: SQL text, numbers (BIGINT included), booleans, ISO dates, or a bounded count. */
export type Value = string | number | boolean | null | Count | Total;

/** One row, keyed by column name. */
export type Row = Readonly<Record<string, Value>>;

export type ColumnType = "text" | "number" | "boolean" | "date" | "count" | "total";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** What a named query gave: its columns are known even when there are no rows. */
export interface QueryResult {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A named query: `queries/<name>.sql` of a template. */
export interface Query {
  readonly name: string;
  readonly file: string;
  readonly sql: string;
}

/** Bound to `$name` in queries. */
export type Parameters = Readonly<Record<string, string | number | null>>;
