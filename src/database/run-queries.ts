import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Database, Parameters, Query, QueryResult } from "./database.ts";

/** Runs every query, one after the other, and collects what each gives or what is wrong with it. */
export async function runQueries(
  database: Database,
  queries: readonly Query[],
  parameters: Parameters,
): Promise<{
  readonly results: readonly QueryResult[];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const results: QueryResult[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const query of queries)
    try {
      results.push(await database.run(query, parameters));
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  return { results, diagnostics };
}
