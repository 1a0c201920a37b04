import { readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Query, QueryResult } from "../../src/database/index.ts";
import { runQueries } from "../../src/database/index.ts";
import { tokenize } from "../../src/database/tokenize.ts";
import type { Dataset } from "../../src/incident/index.ts";
import { claim, dataset, source } from "./builder.ts";
import { seed, seedParameters } from "./seed.ts";
import { shippedQueries } from "./shipped-queries.ts";
import { withDatabase } from "./support.ts";

const folder = resolve(import.meta.dirname, "../../templates/briefing/queries");
const queries: readonly Query[] = readdirSync(folder).map((file) => ({
  name: basename(file, ".sql"),
  file: `queries/${file}`,
  sql: readFileSync(resolve(folder, file), "utf8"),
}));

async function runAll(data: Dataset): Promise<ReadonlyMap<string, QueryResult>> {
  const { results, diagnostics } = await withDatabase(data, (database) =>
    runQueries(database, queries, seedParameters),
  );
  expect(diagnostics).toEqual([]);
  return new Map(results.map((result) => [result.name, result]));
}

const results = await runAll(seed);
const rowsOf = (name: string): QueryResult["rows"] => results.get(name)?.rows ?? [];

describe("the queries of the briefing", () => {
  test("all run, also over no data", async () => {
    const empty = await runAll(dataset({}));
    expect([...empty.keys()]).toEqual(queries.map(({ name }) => name));
  });

  test("give the same rows in the same order, however the data are ordered", async () => {
    const turned = await runAll({
      ...seed,
      incidents: seed.incidents.toReversed(),
      claims: seed.claims.toReversed(),
      provinces: seed.provinces.toReversed(),
    });
    expect(turned).toEqual(results);
  });

  test.each(queries)("$name says what its rows, parameters and columns are", ({ name, sql }) => {
    const header = /^(?:--.*\n)+/.exec(sql)?.[0] ?? "";
    const columns = results.get(name)?.columns ?? [];
    expect(columns.filter((column) => !new RegExp(`\\b${column.name}\\b`).test(header))).toEqual(
      [],
    );
    const used = new Set(sql.slice(header.length).match(/\$\w+/g));
    expect([...used].filter((parameter) => !header.includes(parameter))).toEqual([]);
    expect(/Columns: /.test(header)).toBe(true);
  });

  // What DuckDB, PostgreSQL and ClickHouse do not do alike, or not all do.
  const unportable =
    /^(?:lateral|string_agg|median|percentile_cont|quantile_cont|bool_or|bool_and|lag|lead|length|qualify|pivot|unnest|list|struct|exclude|ilike|asof|::|\/|%)$/i;

  test.each(shippedQueries)("$name is written in SQL that runs on every engine", ({ sql }) => {
    const tokens = tokenize(sql).map(({ text, kind }) => (kind === "string" ? "" : text));
    expect(tokens.filter((token) => unportable.test(token))).toEqual([]);
    expect(tokens.join(" ")).not.toContain(": :");
  });

  test("the stated killed of the list of Shia and Hazara add to at least 201 over 8 of 9", () => {
    const [row] = rowsOf("totals-by-category");
    expect(row).toMatchObject({
      category: "shia-hazara",
      incidents: 9,
      killed: { low: 201, high: null, approximate: 1, parts: { unknown: 1, "more-than": 1 } },
      casualties: { low: 9, high: 9, parts: { exact: 1, unknown: 8 } },
    });
  });

  test("the three parts add to the whole", () => {
    const [headline] = rowsOf("headline");
    expect(headline).toMatchObject({ incidents: 14, incidents_inside: 12, provinces: 4 });
    expect(headline).toMatchObject({ killed: { low: 477, parts: { unknown: 3 } } });
    const parts = ["incidents-shia-hazara", "incidents-taliban-others", "incidents-cross-border"];
    expect(parts.map((part) => rowsOf(part).length)).toEqual([9, 3, 2]);
  });

  test("a month without an incident counts none; one without coverage has no number", async () => {
    const months = rowsOf("incidents-by-month");
    expect(months).toHaveLength(30);
    expect(months[0]).toMatchObject({ month: "2021-08-01", coverage: "part", incidents: 0 });
    expect(months[3]).toMatchObject({ month: "2021-09-01", coverage: "full", incidents: 0 });
  });

  test("every incident is in a province, unplaced or across a border, once", () => {
    const rows = rowsOf("provinces");
    const inside = rows.filter(({ kind }) => kind === "province");
    expect(inside.map((row) => [row["province"], row["incidents"]])).toEqual([
      ["AF-KAB", 6],
      ["AF-BAL", 3],
      ["AF-KDZ", 2],
      ["AF-KAN", 1],
      ["AF-HER", 0],
    ]);
    expect(rows.slice(5)).toMatchObject([
      { kind: "unplaced", incidents: 0 },
      { kind: "cross-border", incidents: 2 },
    ]);
  });

  test("only what is known to have struck a town has a point", () => {
    expect(rowsOf("towns")).toMatchObject([{ town: "Kabul", incidents: 6, latitude: 34.53 }]);
  });

  test("without single-source figures nothing remains of figures that one source gives", () => {
    expect(rowsOf("sensitivity")).toHaveLength(4);
    expect(rowsOf("sensitivity")[0]).toMatchObject({
      category: "all",
      incidents: 14,
      independent: 0,
    });
    for (const { killed } of rowsOf("sensitivity"))
      expect(killed).toMatchObject({ low: 0, parts: { exact: 0, "at-least": 0, unknown: 0 } });
  });

  test("a second source that is independent leaves its incident, and shows where the two differ", async () => {
    const [first] = seed.incidents;
    if (first === undefined) throw new Error("the seed is empty");
    const said = claim(
      first.id,
      { killed: "50" },
      { id: "second", source: "radio", attributedTo: null },
    );
    const two = await runAll({
      ...seed,
      sources: [...seed.sources, source("radio")],
      claims: [...seed.claims, said],
    });
    expect(two.get("sensitivity")?.rows[0]).toMatchObject({
      independent: 1,
      killed: { parts: { unknown: 0 } },
    });
    expect(two.get("disagreements")?.rows).toMatchObject([{ id: first.id, differs_in: "killed" }]);
    const claims = two.get("claims")?.rows ?? [];
    expect(claims.filter(({ differs }) => differs).map(({ incident }) => incident)).toEqual([
      first.id,
      first.id,
    ]);
  });

  test("every status is there, with the incidents that have it", () => {
    const rows = rowsOf("statuses");
    expect(rows.map(({ status }) => status)).toHaveLength(6);
    expect(rows.reduce((sum, { incidents }) => sum + Number(incidents), 0)).toBe(14);
  });

  test("a period before the data is said to be outside them, not empty", () => {
    expect(rowsOf("period-comparison").slice(0, 4)).toMatchObject([
      { period: "previous", coverage: "none", incidents: null },
      { period: "previous", coverage: "none", incidents: null },
      { period: "previous", coverage: "none", incidents: null },
      { period: "current", coverage: "full", incidents: 9 },
    ]);
  });
});
