import { describe, expect, test } from "vitest";
import { dataset, incident } from "./builder.ts";
import { query, refusal, withDatabase } from "./support.ts";

const data = dataset({ incidents: [incident("a", "2022-04-01"), incident("b", "2022-04-02")] });

describe("a query", () => {
  test("gives numbers, ISO dates, booleans and text", async () => {
    const { columns, rows } = await query(
      data,
      "SELECT count(*) AS n, sum(attacks) AS s, min(date) AS d, true AS t, CAST(1.25 AS decimal(6,2)) AS x, min(id) AS id FROM incidents",
    );
    expect(rows).toEqual([{ n: 2, s: 2, d: "2022-04-01", t: true, x: 1.25, id: "a" }]);
    expect(columns.map(({ type }) => type)).toEqual([
      "number",
      "number",
      "date",
      "boolean",
      "number",
      "text",
    ]);
  });

  test("knows its columns without rows", async () => {
    const { columns, rows } = await query(
      data,
      "SELECT id, count_of(killed) AS killed FROM incidents WHERE id = 'c'",
    );
    expect(rows).toEqual([]);
    expect(columns).toEqual([
      { name: "id", type: "text" },
      { name: "killed", type: "count" },
    ]);
  });

  test("takes parameters as dates, numbers and text", async () => {
    const sql = "SELECT id FROM incidents WHERE date >= $from AND attacks = $n AND town = $town";
    const { rows } = await query(data, sql, { from: "2022-04-02", n: 1, town: "Kabul", more: 1 });
    expect(rows).toEqual([{ id: "b" }]);
  });
});

describe("a finding points into the file", () => {
  test("for an unknown column, with the nearest", async () => {
    expect(await refusal(data, "SELECT id,\n  titel\nFROM incidents")).toBe(
      '2:3 | database/unknown-column | unknown column "titel" | did you mean "title"?',
    );
  });

  test("after text outside ASCII", async () => {
    expect(await refusal(data, "SELECT 'کابل' AS x, titel FROM incidents")).toMatch(/^1:21 /);
  });

  test("after an expanded count, which is one word as written", async () => {
    const sql =
      "SELECT count_of(killed) AS killed, total_of(kiled) AS k,\n count_of(wounded) AS w, nope FROM incidents";
    expect(await refusal(data, sql)).toMatch(
      /^1:36 .*unknown count "kiled" \| did you mean "killed"/,
    );
    expect(await refusal(data, sql.replace("total_of(kiled) AS k", "id"))).toMatch(
      /^2:26 .*"nope"/,
    );
  });

  test("for an unknown table, function and parameter", async () => {
    expect(await refusal(data, "SELECT id FROM incident")).toMatch(
      /^1:16 .*table "incident" .*"incidents"/,
    );
    expect(await refusal(data, "SELECT uper(id) FROM incidents")).toMatch(
      /^1:8 \| database\/unknown-function .*function "uper" .*"upper"/,
    );
    expect(
      await refusal(data, "SELECT id FROM incidents WHERE date > $perod_end", { period_end: 1 }),
    ).toBe(
      '1:39 | database/unknown-parameter | unknown parameter "$perod_end" | did you mean "$period_end"?',
    );
  });

  test("for a syntax error and a wrong type", async () => {
    expect(await refusal(data, "SELECT id FROM incidents\nWERE id = 'a' x")).toMatch(
      /^2:\d+ \| database\/sql/,
    );
    expect(await refusal(data, "SELECT id + 1 FROM incidents")).toMatch(/^1:\d+ \| database\/sql/);
    expect(await refusal(data, "SELECT CAST(id AS integer) AS n FROM incidents")).toMatch(
      /database\/sql/,
    );
  });

  test("for a count without a name, and keeps on looking", async () => {
    const sql = "SELECT count_of(killed), total_of(1 + 1) AS x, $a FROM incidents";
    const lines = (await refusal(data, sql)).split("\n");
    expect(lines.map((line) => line.split(" | ").slice(0, 2).join(" "))).toEqual([
      "1:48 database/unknown-parameter",
      "1:8 database/count-of",
      "1:26 database/count-of",
    ]);
  });

  test.each([
    ["count(*) AS n", "number_from(x.n) AS n", "number_of(id) AS …"],
    ["total_of(killed) AS killed", "total_of(x.killed) AS killed", "total_from(…) AS …"],
    ["count(*) AS killed", "total_from(x.killed) AS killed", "total_of(…) AS …"],
    ["count(*) AS n", "x.m AS m", "name a column that the inner query selects"],
  ])("for what an inner query does not give: %s, %s", async (inner, outer, hint) => {
    const sql = `WITH x AS (SELECT ${inner} FROM incidents) SELECT ${outer} FROM x`;
    expect(await refusal(data, sql)).toContain(hint);
  });

  test("for values that have no place in a row", async () => {
    expect(await refusal(data, "SELECT [1, 2] AS list")).toMatch(
      /database\/column-type .*INTEGER\[\]/,
    );
    expect(
      await refusal(data, "SELECT date_trunc('month', date) AS m FROM incidents LIMIT 1"),
    ).toMatch(/write CAST\(… AS date\)/);
    expect(await refusal(data, "SELECT CAST(9007199254740993 AS bigint) AS n")).toMatch(
      /database\/number-range/,
    );
    expect(await refusal(data, "SELECT 1 AS n, 2 AS n")).toMatch(/database\/duplicate-column/);
  });
});

describe("a query only reads, and says the same each time", () => {
  test.each([
    ["INSERT INTO incidents SELECT * FROM incidents", "database/not-a-select"],
    ["WITH x AS (SELECT 1) DELETE FROM incidents", "database/not-a-select"],
    ["PRAGMA version", "database/not-a-select"],
    ["FROM incidents", "database/not-a-select"],
    ["", "database/not-a-select"],
    ["-- nothing\n", "database/not-a-select"],
    ["SELECT 1; SELECT 2", "database/several-statements"],
    ["SELECT 1; DROP TABLE incidents", "database/several-statements"],
    ["SELECT now() AS n", "database/not-repeatable"],
    ["SELECT CURRENT_DATE AS d", "database/not-repeatable"],
    ["SELECT random() AS n", "database/not-repeatable"],
    ["SELECT id FROM incidents", "database/unordered"],
    ["SELECT id FROM (SELECT id FROM incidents ORDER BY id)", "database/unordered"],
  ])("%s", async (sql, code) => {
    expect(await refusal(data, sql)).toContain(code);
  });

  test("words in strings, quoted names and comments are not read", async () => {
    const sql = "-- now() ; $x\nSELECT 'count_of(a); $x now()' AS \"now()\" /* ; /* */ $y */ ;\n";
    const { rows } = await query(data, sql);
    expect(rows).toEqual([{ "now()": "count_of(a); $x now()" }]);
  });
});

describe("the lock", () => {
  test.each([
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM '/etc/hostname'",
    "SELECT * FROM glob('/*') ORDER BY 1",
    "SELECT * FROM read_csv('https://example.org/x.csv')",
    "SELECT * FROM 'data/../../x.parquet'",
  ])("refuses %s", async (sql) => {
    expect(await refusal(data, sql)).toMatch(/database\/(sql|unknown-table)/);
  });

  test("comes before any query, and cannot be opened for more tables", async () => {
    await withDatabase(data, async (database) => {
      await expect(database.load([])).rejects.toThrow("before the database is locked");
    });
  });
});
