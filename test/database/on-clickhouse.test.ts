import { describe, expect, test } from "vitest";
import { openOnClickHouse } from "../../src/database/clickhouse/engine.ts";
import { buildTables, openDatabase } from "../../src/database/index.ts";
import { connectToClickHouse, missingClickHouse } from "../support/clickhouse.ts";
import { cases, runAll } from "./cases.ts";
import { dialect, dialectParameters } from "./dialect.ts";
import { generated } from "./generated.ts";
import { seedParameters } from "./seed.ts";

const noServer = missingClickHouse();

describe.skipIf(noServer !== undefined)(
  `ClickHouse gives what DuckDB gives ${noServer ?? ""}`,
  () => {
    test.each(cases)("of %s", async (_, read) => {
      const tables = await read();
      for (const lineage of [true, false]) {
        const expected = await runAll(openDatabase({ lineage }), tables);
        const given = await runAll(openOnClickHouse(connectToClickHouse(), { lineage }), tables);
        expect(given).toEqual(expected);
      }
    });

    const written = dialect.map(([name, sql]) => ({ name, file: "queries/own.sql", sql }));
    const parameters = { ...seedParameters, ...dialectParameters };
    const tables = buildTables(generated(8, 60));

    test.each(written)("in a query of one's own of $name", async (query) => {
      const expected = await runAll(openDatabase(), tables, [query], parameters);
      const opened = openOnClickHouse(connectToClickHouse());
      expect(await runAll(opened, tables, [query], parameters)).toEqual(expected);
    });
  },
);
