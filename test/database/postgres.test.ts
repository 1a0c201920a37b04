import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildTables, openDatabase, openServed, type Table } from "../../src/database/index.ts";
import type { Connection } from "../../src/database/postgres/connection.ts";
import { connectTo, missingServer, type Server, startServer } from "../support/postgres.ts";
import { dataset, tableInput } from "./builder.ts";
import { cases, runAll } from "./cases.ts";
import { dialect, dialectParameters } from "./dialect.ts";
import { generated } from "./generated.ts";
import { seedParameters } from "./seed.ts";
import { fillTables, makeShardedTables, storedIn } from "./stored.ts";

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
