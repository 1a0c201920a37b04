import {
  buildTables,
  type Database,
  openDatabase,
  type Parameters,
  type QueryResult,
} from "../../src/database/index.ts";
import { ReportError } from "../../src/diagnostic.ts";
import type { Dataset } from "../../src/incident/index.ts";
import { tableInput } from "./builder.ts";

/** Opens a locked database that holds the tables of `data`, and closes it after `use`. */
export async function withDatabase<T>(
  data: Dataset,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase();
  try {
    await database.load(buildTables(tableInput(data)));
    await database.lock();
    return await use(database);
  } finally {
    database.close();
  }
}

/** Runs one query over `data`. */
export function query(
  data: Dataset,
  sql: string,
  parameters: Parameters = {},
): Promise<QueryResult> {
  return withDatabase(data, (database) =>
    database.run({ name: "test", file: "queries/test.sql", sql }, parameters),
  );
}

/** Runs a query that is refused; returns what is said, a line for each finding. */
export async function refusal(
  data: Dataset,
  sql: string,
  parameters: Parameters = {},
): Promise<string> {
  try {
    await query(data, sql, parameters);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return error.diagnostics
      .map(({ code, place, message, hint }) =>
        [`${place?.line}:${place?.column}`, code, message, hint].filter(Boolean).join(" | "),
      )
      .join("\n");
  }
  throw new Error("the query was accepted");
}
