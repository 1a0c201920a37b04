import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countSuffixes } from "../../src/database/database.ts";
import {
  buildTables,
  openDatabase,
  type Query,
  runQueries,
  tablesNeeded,
} from "../../src/database/index.ts";
import { sampleProject } from "../support/sample.ts";
import { claim, dataset, incident, source, tableInput } from "./builder.ts";

const folder = join(sampleProject, "templates/briefing/queries");
const parameters = {
  edition: "e",
  period_start: "2022-01-01",
  period_end: "2022-12-31",
  previous_start: "2021-01-01",
  previous_end: "2021-12-31",
  coverage_start: "2021-01-01",
  coverage_end: "2022-12-31",
};
const data = dataset({
  sources: [source("article"), source("agency")],
  incidents: [
    incident("a", "2022-04-01"),
    incident("b", "2022-04-02"),
    incident("c", "2022-04-03"),
  ],
  claims: [
    claim("a", { killed: "at least 5" }, { id: "a-1" }),
    claim("a", { killed: "7" }, { id: "a-2", source: "agency" }),
    claim("b", { killed: "about 4" }, { id: "b-1" }),
  ],
});

async function rowsOf(query: Query, queries?: readonly string[]): Promise<unknown> {
  const database = await openDatabase();
  try {
    await database.load(buildTables({ ...tableInput(data), ...(queries && { queries }) }));
    await database.lock();
    const { results, diagnostics } = await runQueries(database, [query], parameters);
    return { results, codes: diagnostics.map(({ code }) => code) };
  } finally {
    database.close();
  }
}

describe("tables with what a query reads, and no more,", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  const own = [
    "SELECT * FROM incidents ORDER BY id",
    "FROM incidents",
    "SELECT count(*) AS n FROM claims NATURAL JOIN sources",
    'SELECT "title" FROM incidents ORDER BY id',
    "SELECT i.* FROM incidents AS i ORDER BY i.id",
    "SELECT COLUMNS('.*_low') FROM incidents ORDER BY id",
    "WITH x AS (FROM incidents) SELECT id FROM x ORDER BY id",
    "SELECT id, killed_of, killed_words FROM incidents ORDER BY killed_bound, id",
    "SELECT total_of(c.killed) AS killed, max(wounded_high) AS wounded FROM claims AS c",
    "SELECT DISTINCT * FROM claims ORDER BY id",
    "SELECT DISTINCT ON (incident) * FROM claims ORDER BY incident, id",
    "SELECT id, (killed_low + 1) * (wounded_low) * 2 AS n FROM incidents ORDER BY id",
    "SELECT i.id, count_of(i.killed) AS killed FROM incidents AS i JOIN claims AS c ON c.incident = i.id ORDER BY c.id",
  ];

  test.each([
    ...files.map((name) => [name, readFileSync(join(folder, name), "utf8")] as const),
    ...own.map((sql) => [sql, sql] as const),
  ])("give the same rows: %s", async (name, sql) => {
    const query = { name, file: name, sql };
    expect(await rowsOf(query, [sql])).toEqual(await rowsOf(query));
    const made = buildTables({ ...tableInput(data), queries: [sql] });
    expect(tablesNeeded(buildTables(tableInput(data)), [sql])).toEqual(made);
  });

  test("are picked for several queries, each of which reads its own", () => {
    const queries = [
      "SELECT id, killed_low FROM incidents ORDER BY id",
      "SELECT count_of(wounded) AS wounded, max(killed_high) AS killed FROM incidents",
      "SELECT id, publisher FROM sources ORDER BY id",
    ];
    const picked = tablesNeeded(buildTables(tableInput(data)), queries);
    // Incidents have a column `sources`, which no query over them reads.
    expect(
      picked.map(({ name, columns }) => [name, columns.map((c) => [c.name, ...(c.ends ?? [])])]),
    ).toEqual([
      ["incidents", [["id"], ["killed", "low", "high"], ["wounded", ...countSuffixes]]],
      ["sources", [["id"], ["publisher"]]],
    ]);
  });

  test("leave out other tables and columns", () => {
    const queries = ["SELECT id, count_of(killed) AS killed FROM incidents ORDER BY date"];
    const [table, ...others] = buildTables({ ...tableInput(data), queries });
    expect(others).toEqual([]);
    expect(table?.columns.map(({ name }) => name)).toEqual(["id", "date", "killed"]);
    expect(table?.columns.map(({ cells }) => cells.length)).toEqual([3, 3, 3]);
  });

  test("take a product for no star", () => {
    const queries = [
      "SELECT id, 2 * (attacks * -1) * count(*) AS n FROM incidents GROUP BY id, attacks",
    ];
    const [table] = buildTables({ ...tableInput(data), queries });
    expect(table?.columns.map(({ name }) => name)).toEqual(["id", "attacks"]);
  });

  test("leave out of a count what is not read of it", () => {
    const heldFor = (sql: string): readonly unknown[] =>
      buildTables({ ...tableInput(data), queries: [sql] }).flatMap(({ columns }) =>
        columns.flatMap(({ name, type, ends }) => (type === "count" ? [[name, ends]] : [])),
      );
    const [all, ends] = [countSuffixes, ["low", "high", "bound", "approximate"]];
    const total = "total_of(killed) FILTER (WHERE wounded_low > 1) AS killed";
    expect(heldFor(`SELECT ${total} FROM incidents`)).toEqual([
      ["killed", ends],
      ["wounded", ["low"]],
    ]);
    expect(heldFor('SELECT "Killed_Words" AS w FROM claims ORDER BY w')).toEqual([
      ["killed", ["words"]],
    ]);
    expect(heldFor("SELECT count_of(killed) AS k FROM claims ORDER BY id")).toEqual([
      ["killed", all],
    ]);
    expect(heldFor("SELECT figure_of FROM breakdowns ORDER BY claim")).toEqual([["figure", []]]);
    expect(heldFor("SELECT * FROM breakdowns ORDER BY claim")).toEqual([["figure", all]]);
  });
});
