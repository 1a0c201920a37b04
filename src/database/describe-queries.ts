import type { Diagnostic } from "../diagnostic.ts";
import { parametersOf } from "./check-query.ts";
import type { Column, Parameters, Query } from "./database.ts";
import { openDatabase } from "./duckdb.ts";
import { runQueries } from "./run-queries.ts";
import { buildTables } from "./tables.ts";
import { tokenize } from "./tokenize.ts";

/** What a query asks for and gives, whatever the data. */
export interface DescribedQuery {
  readonly name: string;
  /** What its comment says of it, before it comes to parameters, key and columns. */
  readonly about: string;
  /** Parameters without their `$`, in the order of the file. */
  readonly parameters: readonly string[];
  readonly columns: readonly Column[];
  /** The columns that tell its rows apart. */
  readonly key?: readonly string[];
}

const noDays = { start: "2000-01-01", end: "2000-01-01" };
const noRecords = {
  incidents: [],
  claims: [],
  breakdowns: [],
  sources: [],
  statements: [],
  provinces: [],
};

/**
 * Describes queries by running them over tables that are complete in their columns and empty of records: the types of
 * results do not depend on rows, and no record is read. A query that cannot be run is a finding.
 */
export async function describeQueries(
  queries: readonly Query[],
  parameters: Parameters,
): Promise<{
  readonly queries: readonly DescribedQuery[];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const database = await openDatabase({ lineage: false });
  try {
    const tables = buildTables({
      dataset: noRecords,
      figures: new Map(),
      categories: [],
      period: noDays,
      coverage: noDays,
      language: "en",
    });
    await database.load(tables);
    await database.lock();
    const { results, diagnostics } = await runQueries(database, queries, parameters);
    const described = results.flatMap(({ name, columns, key }) => {
      const query = queries.find((each) => each.name === name);
      if (query === undefined) return [];
      const { sql } = query;
      const asked = [...parametersOf(tokenize(sql))];
      return [{ name, about: aboutOf(sql), parameters: asked, columns, ...(key && { key }) }];
    });
    return { queries: described, diagnostics };
  } finally {
    database.close();
  }
}

// The comment at the top, up to its first `Parameters:` and the like.
function aboutOf(sql: string): string {
  const lines = /^(?:[ \t]*--[^\n]*(?:\n|$))*/.exec(sql.trimStart())?.[0].split("\n") ?? [];
  const words = lines.map((line) => line.replace(/^[ \t]*--[ \t]?/, "").trim());
  const end = words.findIndex((line) => /^(?:parameters|key|columns):/i.test(line));
  return words
    .slice(0, end < 0 ? words.length : end)
    .join(" ")
    .trim();
}
