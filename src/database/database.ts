import type { Count, Total } from "../count/index.ts";
import type { Lineage, ProviderCounts } from "../figure/index.ts";
import type { EventsOf } from "./events/event-tables.ts";

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
  /** The columns that tell its rows apart, as its comment says (`-- Key: month, category`) or `id`; else undefined. */
  readonly key?: readonly string[];
  /** By column, a lineage for each row; null where the query does not say. Columns that never say are left out. */
  readonly lineage?: Readonly<Record<string, readonly (Lineage | null)[]>>;
  /** Where its records are of several data sets: by column, for each row how many of each; null where nobody says. */
  readonly providers?: Readonly<Record<string, readonly (ProviderCounts | null)[]>>;
}

/** A named query: `queries/<name>.sql` of a template. */
export interface Query {
  readonly name: string;
  readonly file: string;
  readonly sql: string;
}

/** Bound to `$name` in queries; text written as an ISO date (`2022-05-31`) is bound as a date. */
export type Parameters = Readonly<Record<string, string | number | null>>;

/** The type of a table's column; a `count` is held in several columns, see {@link countSuffixes}. */
export type CellType = "text" | "integer" | "double" | "boolean" | "date" | "count";

export type Cell = string | number | boolean | null | Count;

/** A column to load: a cell for each row of its table. */
export interface TableColumn {
  readonly name: string;
  readonly type: CellType;
  readonly cells: readonly Cell[];
  /** Of a count, the columns that hold it; all unless told. */
  readonly ends?: readonly CountSuffix[];
}

/** A table to load: what queries select from. Its columns are of one length. */
export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** What the counts of a row are of, as {@link Lineage} names it: the text in a column, behind a prefix. */
  readonly of?: { readonly prefix: "" | "claim/" | "statement/"; readonly column: string };
}

/**
 * An engine that holds the tables of one edition. The order is kept: load, lock, run. SQL of a template
 * runs only after `lock`, when no file, network, extension or setting can be reached any more.
 */
export interface Database {
  /** With `events` the tables incidents and claims are made of what the engine holds. */
  load(tables: readonly Table[], events?: EventsOf): Promise<void>;
  lock(): Promise<void>;
  /** Throws a `ReportError` that points into the query's file. */
  run(query: Query, parameters: Parameters): Promise<QueryResult>;
  close(): void;
}

/** How the columns of a count's value end: `killed_low`, `killed_high`, and so on. */
export const countSuffixes = ["low", "high", "bound", "approximate", "words"] as const;

export type CountSuffix = (typeof countSuffixes)[number];

/** How the column ends that says which records a value is of, behind those of the value. */
export const lineageSuffix = "of";
