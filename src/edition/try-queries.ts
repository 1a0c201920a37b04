import type { EditionConfig } from "../config/index.ts";
import {
  editionDatabase,
  editionTables,
  type Query,
  type Table,
  tryQueries,
  withoutRows,
} from "../database/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Dataset } from "../incident/index.ts";
import { shippedPrefix } from "../shipped.ts";
import type { Common } from "./common.ts";
import { parametersOf } from "./period.ts";
import type { Project } from "./read-project.ts";

interface Options {
  /** The names of the queries that these data satisfy. */
  readonly given: ReadonlySet<string>;
  readonly common: Common;
}

/**
 * Runs queries over data of less: tables without a row, as before the first incident, then those of one incident. What
 * goes wrong there is a warning: the data as they are make a briefing, those of the next issue may not. Queries that come
 * with the program were tried before it was shipped.
 */
export async function tryOnLess(
  project: Project,
  edition: EditionConfig,
  { given, common }: Options,
): Promise<readonly Diagnostic[]> {
  const queries = project.template.queries.filter(
    ({ name, file }) => given.has(name) && !file.startsWith(shippedPrefix),
  );
  if (queries.length === 0) return [];
  const trials: readonly (readonly [string, readonly Table[]])[] = [
    ["on data without a row", withoutRows(editionTables(project, edition, sqlOf(queries)))],
    ["on data of one incident", tablesOfOne(project, edition, queries)],
  ];
  const parameters = parametersOf(edition, project.config.data.coverage);
  const found = new Map<Query, Diagnostic>();
  for (const [where, tables] of trials) {
    const open = queries.filter((query) => !found.has(query));
    const engine = await common.engine();
    const database = await editionDatabase(tables, { lineage: false, engine });
    try {
      for (const [query, diagnostic] of await tryQueries(database, open, parameters))
        found.set(query, asWarning(diagnostic, where));
    } finally {
      database.close();
    }
  }
  return queries.flatMap((query) => found.get(query) ?? []);
}

function sqlOf(queries: readonly Query[]): readonly string[] {
  return queries.map(({ sql }) => sql);
}

function asWarning({ message, ...diagnostic }: Diagnostic, where: string): Diagnostic {
  return {
    ...diagnostic,
    severity: "warning",
    code: "database/few-rows",
    message: `${where}: ${message}`,
  };
}

// The first incident of the period, else of all, with its first claim; all else is as it is.
function tablesOfOne(
  project: Project,
  edition: EditionConfig,
  queries: readonly Query[],
): readonly Table[] {
  const dataset = ofOneIncident(project.dataset, edition);
  return editionTables({ ...project, dataset }, edition, sqlOf(queries));
}

function ofOneIncident(dataset: Dataset, { period }: EditionConfig): Dataset {
  const isWithin = ({ date }: { readonly date: string }): boolean =>
    period.start <= date && date <= period.end;
  const incident = dataset.incidents.find(isWithin) ?? dataset.incidents[0];
  const claim = dataset.claims.find((one) => one.incident === incident?.id);
  const breakdown = dataset.breakdowns.find((one) => one.claim === claim?.id);
  return {
    ...dataset,
    incidents: incident === undefined ? [] : [incident],
    claims: claim === undefined ? [] : [claim],
    breakdowns: breakdown === undefined ? [] : [breakdown],
    sources: dataset.sources.filter(({ id }) => id === claim?.source),
    statements: dataset.statements.slice(0, 1),
  };
}
