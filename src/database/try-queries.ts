import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Database, Parameters, Query, Table } from "./database.ts";

/** Returns tables with all their columns and none of their rows. */
export function withoutRows(tables: readonly Table[]): readonly Table[] {
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, cells: [] })),
  }));
}

/** Runs queries that others have; returns what is wrong with each there, one finding a query at most. */
export async function tryQueries(
  database: Database,
  queries: readonly Query[],
  parameters: Parameters,
): Promise<ReadonlyMap<Query, Diagnostic>> {
  const failed = new Map<Query, Diagnostic>();
  await Promise.all(
    queries.map(async (query) => {
      try {
        await database.run(query, parameters);
      } catch (error) {
        if (!(error instanceof ReportError)) throw error;
        const [first] = error.diagnostics;
        if (first !== undefined) failed.set(query, first);
      }
    }),
  );
  return failed;
}
