import { readConfig } from "../../src/config/index.ts";
import {
  buildTables,
  type Database,
  editionTables,
  type Parameters,
  type Query,
  type QueryResult,
  type Table,
  type TableInput,
} from "../../src/database/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { applyRule, readDataset } from "../../src/incident/index.ts";
import { sampleProject } from "../support/sample.ts";
import { dataset, incident, tableInput } from "./builder.ts";
import { generated } from "./generated.ts";
import { seed, seedParameters } from "./seed.ts";
import { shippedQueries } from "./shipped-queries.ts";

// What a query gives, with the records behind each cell written out.
function plain(result: QueryResult): unknown {
  const lineage = Object.entries(result.lineage ?? {}).map(([column, cells]) => [
    column,
    cells.map((cell) => cell && { mode: cell.mode, measure: cell.measure, ids: cell.ids }),
  ]);
  return { ...result, lineage };
}

/** Runs queries in a database of its own; returns what each gives. */
export async function runAll(
  opened: Promise<Database>,
  tables: readonly Table[],
  queries: readonly Query[] = shippedQueries,
  parameters: Parameters = seedParameters,
): Promise<readonly unknown[]> {
  const database = await opened;
  try {
    await database.load(tables);
    await database.lock();
    const results = [];
    for (const query of queries) results.push(plain(await database.run(query, parameters)));
    return results;
  } finally {
    database.close();
  }
}

async function sampleTables(language: string): Promise<readonly Table[]> {
  const { config } = await readConfig(sampleProject, diskEffects);
  if (config === undefined) throw new Error("the sample has no configuration");
  const { dataset: records } = await readDataset(config, diskEffects);
  const figures = applyRule(records, config.data.rule);
  const { period_start: start, period_end: end } = seedParameters;
  return editionTables({ config, dataset: records, figures }, { period: { start, end }, language });
}

const made = (name: string, input: TableInput) => [name, async () => buildTables(input)] as const;
const days = { start: "2021-09-01", end: "2022-01-31" };
/** Records that every engine has to give the same rows of. */
export const cases: readonly (readonly [string, () => Promise<readonly Table[]>])[] = [
  ["the sample in English", () => sampleTables("en")],
  ["the sample in Dari", () => sampleTables("fa-AF")],
  made("the list of the first briefing", tableInput(seed)),
  made("no record", tableInput(dataset({}))),
  made("one incident", tableInput(dataset({ incidents: [incident("a", "2022-04-01")] }))),
  ...[1, 2, 3, 4, 5].map((n) => made(`made-up records ${n}`, generated(n, 20 * n))),
  made("made-up records 6, part of the time", generated(6, 80, { coverage: days })),
];
