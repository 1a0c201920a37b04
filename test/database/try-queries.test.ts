import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  buildTables,
  type Database,
  openDatabase,
  type Query,
  type Table,
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

const nothing = withoutRows(buildTables(tableInput(seed)));

async function over<T>(
  tables: readonly Table[],
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ lineage: false });
  try {
    await database.load(tables);
    await database.lock();
    return await use(database);
  } finally {
    database.close();
  }
}

describe("queries are tried", () => {
  const tried = (sql: string): Promise<string | undefined> =>
    over(nothing, async (database) => {
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

// A check of a project leaves out those that come with the program.
describe("the queries that come with the program are satisfied", () => {
  const folder = join(import.meta.dirname, "../../templates");
  const templates = ["briefing", "flash", "annex"];
  const queriesOf = (template: string): readonly Query[] =>
    readdirSync(join(folder, template, "queries")).map((file) => ({
      name: basename(file, ".sql"),
      file: `${template}/queries/${file}`,
      sql: readFileSync(join(folder, template, "queries", file), "utf8"),
    }));
  const [first] = seed.incidents;
  const ofOne: typeof seed = {
    ...seed,
    incidents: seed.incidents.slice(0, 1),
    claims: seed.claims.filter(({ incident }) => incident === first?.id).slice(0, 1),
    breakdowns: [],
  };

  test.each([
    ["without a row", nothing],
    ["of one incident", buildTables(tableInput(ofOne))],
  ])("by data %s", async (_, tables) => {
    const queries = templates.flatMap(queriesOf);
    const failed = await over(tables, (database) => tryQueries(database, queries, seedParameters));
    expect([...failed.values()]).toEqual([]);
    expect(queries.length).toBeGreaterThan(20);
  });
});
