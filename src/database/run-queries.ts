import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Database, Parameters, Query, QueryResult } from "./database.ts";

/** Runs every query and collects what each gives or what is wrong with it, in the order of the queries. */
export async function runQueries(
  database: Database,
  queries: readonly Query[],
  parameters: Parameters,
): Promise<{
  readonly results: readonly QueryResult[];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const runs = await Promise.all(queries.map((query) => attempt(database, query, parameters)));
  return {
    results: runs.flatMap((run) => ("rows" in run ? run : [])),
    diagnostics: runs.flatMap((run) => ("rows" in run ? [] : run)),
  };
}

async function attempt(
  database: Database,
  query: Query,
  parameters: Parameters,
): Promise<QueryResult | readonly Diagnostic[]> {
  try {
    return await database.run(query, parameters);
  } catch (error) {
    if (error instanceof ReportError) return error.diagnostics;
    throw error;
  }
}
