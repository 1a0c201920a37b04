import type { EditionConfig } from "../config/index.ts";
import {
  editionDatabase,
  editionTables,
  type Query,
  type QueryResult,
  resultKeys,
  runQueries,
  tablesNeeded,
} from "../database/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { providersIn } from "../incident/index.ts";
import type { Tracing } from "./audience.ts";
import type { Common } from "./common.ts";
import { eventTablesOf } from "./held-events.ts";
import { parametersOf } from "./period.ts";
import { withProviders } from "./provider-counts.ts";
import type { Project } from "./read-project.ts";

interface Options {
  readonly findings: Diagnostic[];
  readonly tracing: Tracing;
  readonly common: Common;
}

/** What the queries of an edition gave. */
interface EditionRows {
  readonly results: readonly QueryResult[];
  /** How many incidents begin in its period, where an engine holds them. */
  readonly incidents?: number;
}

const countQuery: Query = {
  name: "incidents-of-edition",
  file: "",
  sql: "SELECT count(*) AS incidents FROM incidents WHERE date BETWEEN $period_start AND $period_end",
};

// Hashing the cells of more incidents than that takes as long as a query over them.
const mostHashed = 5000;

/**
 * Runs the queries of an edition over what its audience may see, and says of which data sets their figures are, where
 * there are several. A query that ran over the same cells before is not run
 * again: the languages of an edition have most results in common.
 */
export async function runEditionQueries(
  project: Project,
  edition: EditionConfig,
  options: Options,
): Promise<EditionRows> {
  const { dataset } = project;
  const isTraced = options.tracing !== "by-query";
  if (providersIn(dataset).size < 2) return runTraced(project, edition, options, isTraced);
  const { results } = await runTraced(project, edition, options, true);
  const told = withProviders(results, dataset);
  return { results: isTraced ? told : told.map(({ lineage: _, ...result }) => result) };
}

// With `lineage` results say which records their cells are of.
async function runTraced(
  project: Project,
  edition: EditionConfig,
  { findings, common }: Options,
  lineage: boolean,
): Promise<EditionRows> {
  const { config, template, dataset, events: held } = project;
  const parameters = parametersOf(edition, config.data.coverage);
  const tables = editionTables(project, edition);
  const isKept = common.isShared && held === undefined && dataset.incidents.length <= mostHashed;
  const keyOf = isKept ? resultKeys({ tables, parameters, lineage }) : undefined;
  const keys = new Map<Query, string>();
  const known = new Map<string, QueryResult>();
  for (const query of template.queries) {
    if (keyOf === undefined) continue;
    const key = keyOf(query);
    keys.set(query, key);
    const result = common.results.get(key);
    if (result !== undefined) known.set(query.name, result);
  }
  const missing = template.queries.filter(({ name }) => !known.has(name));
  const results = (): readonly QueryResult[] =>
    template.queries.flatMap(({ name }) => known.get(name) ?? []);
  if (missing.length === 0) return { results: results() };
  const sql = missing.map((query) => query.sql);
  // What is found in a query may depend on columns that it does not read, and lists those that are there.
  const isProven = held === undefined && missing.every((query) => common.proven.has(query));
  const database = await editionDatabase(isProven ? tablesNeeded(tables, sql) : tables, {
    lineage,
    engine: held?.engine ?? (await common.engine()),
    events: eventTablesOf(project, edition, [...sql, countQuery.sql]),
  });
  try {
    const { results: ran, diagnostics } = await runQueries(database, missing, parameters);
    findings.push(...diagnostics);
    if (diagnostics.length === 0) for (const query of missing) common.proven.add(query);
    for (const result of ran) {
      const query = missing.find(({ name }) => name === result.name);
      const key = query && keys.get(query);
      if (key !== undefined) common.results.set(key, result);
      known.set(result.name, result);
    }
    if (held === undefined) return { results: results() };
    const counted = await database.run(countQuery, parameters);
    return { results: results(), incidents: Number(counted.rows[0]?.["incidents"] ?? 0) };
  } finally {
    database.close();
  }
}
