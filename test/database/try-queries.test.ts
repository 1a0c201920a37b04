import { describe, expect, test } from "vitest";
import {
  buildTables,
  type Database,
  openDatabase,
  tryQueries,
  withoutRows,
} from "../../src/database/index.ts";
import { tableInput } from "./builder.ts";
import { seed, seedParameters } from "./seed.ts";

const queryOf = (sql: string): { name: string; file: string; sql: string } => ({
  name: "test",
  file: "queries/test.sql",
  sql,
});

async function onNothing<T>(use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ lineage: false });
  try {
    await database.load(withoutRows(buildTables(tableInput(seed))));
    await database.lock();
    return await use(database);
  } finally {
    database.close();
  }
}

describe("queries are tried", () => {
  const tried = (sql: string): Promise<string | undefined> =>
    onNothing(async (database) => {
      const query = queryOf(sql);
      const finding = (await tryQueries(database, [query], seedParameters)).get(query);
      if (finding === undefined) return undefined;
      const { place, code, message, hint } = finding;
      return `${place?.line}:${place?.column} ${code} ${message} | ${hint}`;
    });

  test("and a share of nothing is found at its column", async () => {
    expect(await tried("SELECT\n  count(killed_low) / count(*) AS share\nFROM incidents")).toBe(
      '2:35 database/number-range column "share" divides by zero | divide by what may be 0 as … / nullif(…, 0), which gives NULL there',
    );
  });

  test("and what gives nothing there is right", async () => {
    expect(
      await tried("SELECT count(killed_low) / nullif(count(*), 0) AS share FROM incidents"),
    ).toBeUndefined();
  });
});
