import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import {
  buildTables,
  type Database,
  editionTables,
  openDatabase,
  openServed,
  type Parameters,
  type Query,
  type QueryResult,
  type Table,
  type TableInput,
} from "../../src/database/index.ts";
import type { Connection } from "../../src/database/postgres/connection.ts";
import { diskEffects } from "../../src/effect.ts";
import { applyRule, readDataset } from "../../src/incident/index.ts";
import { connectTo, missingServer, type Server, startServer } from "../support/postgres.ts";
import { sampleProject } from "../support/sample.ts";
import { dataset, incident, tableInput } from "./builder.ts";
import { dialect, dialectParameters } from "./dialect.ts";
import { generated } from "./generated.ts";
import { seed, seedParameters } from "./seed.ts";
import { shippedQueries } from "./shipped-queries.ts";
import { fillTables, makeShardedTables, storedIn } from "./stored.ts";

// What a query gives, with the records behind each cell written out.
function plain(result: QueryResult): unknown {
  const lineage = Object.entries(result.lineage ?? {}).map(([column, cells]) => [
    column,
    cells.map((cell) => cell && { mode: cell.mode, measure: cell.measure, ids: cell.ids }),
  ]);
  return { ...result, lineage };
}

async function runAll(
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
const cases: readonly (readonly [string, () => Promise<readonly Table[]>])[] = [
  ["the sample in English", () => sampleTables("en")],
  ["the sample in Dari", () => sampleTables("fa-AF")],
  made("the list of the first briefing", tableInput(seed)),
  made("no record", tableInput(dataset({}))),
  made("one incident", tableInput(dataset({ incidents: [incident("a", "2022-04-01")] }))),
  ...[1, 2, 3, 4, 5].map((n) => made(`made-up records ${n}`, generated(n, 20 * n))),
  made("made-up records 6, part of the time", generated(6, 80, { coverage: days })),
];

const noServer = missingServer();

describe.skipIf(noServer !== undefined)(
  `PostgreSQL gives what DuckDB gives ${noServer ?? ""}`,
  () => {
    let servers: readonly Server[] = [];
    const [coordinator, ...shards] = [0, 1, 2].map((n) => () => {
      const server = servers[n];
      if (server === undefined) throw new Error("the server was not started");
      return server;
    });
    const one = (): Server => {
      if (coordinator === undefined) throw new Error("there is no server");
      return coordinator();
    };
    beforeAll(async () => {
      servers = await Promise.all([0, 1, 2].map(() => startServer()));
      const german = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de'";
      await one().run("postgres", `CREATE DATABASE german ${german}`);
      const tables = split(buildTables(tableInput(dataset({}))));
      await makeShardedTables(
        one(),
        shards.map((shard) => shard()),
        tables.stored,
      );
    });
    afterAll(() => Promise.all(servers.map((server) => server.stop())));

    const connectionTo = (database: string): Connection => connectTo(one(), database);

    // What a server would hold, and what is handed on to it.
    const split = (tables: readonly Table[]) => ({
      stored: tables.filter(({ name }) => name === "incidents" || name === "claims"),
      sent: tables.filter(({ name }) => name !== "incidents" && name !== "claims"),
    });

    describe.each(["postgres", "german"])("in the database %s", (database) => {
      test.each(cases)("of %s", async (_, read) => {
        const tables = await read();
        const expected = await runAll(openDatabase(), tables);
        const given = await runAll(openServed({ connection: connectionTo(database) }), tables);
        expect(given).toEqual(expected);
      });
    });

    const written = dialect.map(([name, sql]) => ({ name, file: "queries/own.sql", sql }));
    const parameters = { ...seedParameters, ...dialectParameters };
    const ownTables = buildTables(generated(8, 60));

    describe.each(["postgres", "german"])("in queries of one's own, in the database %s", (name) => {
      test.each(written)("of $name", async (query) => {
        const expected = await runAll(openDatabase(), ownTables, [query], parameters);
        const opened = openServed({ connection: connectionTo(name) });
        expect(await runAll(opened, ownTables, [query], parameters)).toEqual(expected);
      });
    });

    describe("with incidents and claims in two shards", () => {
      test.each(cases)("of %s", async (_, read) => {
        const tables = await read();
        const { stored, sent } = split(tables);
        await fillTables(one(), stored);
        for (const lineage of [true, false]) {
          const expected = await runAll(openDatabase({ lineage }), tables);
          const options = {
            connection: connectionTo("postgres"),
            stored: storedIn(stored),
            lineage,
          };
          expect(await runAll(openServed(options), sent)).toEqual(expected);
        }
      });

      test("in queries of one's own", async () => {
        const { stored, sent } = split(ownTables);
        await fillTables(one(), stored);
        const opened = openServed({
          connection: connectionTo("postgres"),
          stored: storedIn(stored),
        });
        const given = await runAll(opened, sent, written, parameters);
        expect(given).toEqual(await runAll(openDatabase(), ownTables, written, parameters));
      });

      test("which both hold some", async () => {
        await fillTables(one(), split(buildTables(generated(7, 100))).stored);
        for (const shard of shards) {
          const [row] = await shard().run("postgres", "SELECT count(*) AS n FROM incidents");
          expect(Number(row?.["n"])).toBeGreaterThan(30);
        }
      });
    });
  },
);
