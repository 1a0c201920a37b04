// In: validated records with the figures that stand for each incident; named queries. Out: their results,
// bounded counts and totals folded back from SQL, and findings that point into the query's file.
// Knows no template and no chart. DuckDB, PostgreSQL and ClickHouse stand behind the interface Database.
export { placeOfColumn } from "./column-offset.ts";
export type { Cell, Column, Database, Parameters, Query, QueryResult, Table } from "./database.ts";
export { type DescribedQuery, describeQueries } from "./describe-queries.ts";
export { type Engine, openDatabase, openEngine } from "./duckdb.ts";
export { editionDatabase, editionTables } from "./edition-database.ts";
export { type EventsOf, eventTables } from "./events/event-tables.ts";
export { type KnownResults, keepResults, resultKeys } from "./known-results.ts";
export { neededBy, tablesNeeded } from "./needed-columns.ts";
export { openServed } from "./postgres/engine.ts";
export { runQueries } from "./run-queries.ts";
export type { ServerEffects } from "./served/on-server.ts";
export { hashServed, openServedEvents, readServed } from "./served/read.ts";
export { buildTables, incidentCells, type TableInput } from "./tables.ts";
export { tryQueries, withoutRows } from "./try-queries.ts";
