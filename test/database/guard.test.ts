import { describe, expect, test } from "vitest";
import { checkServed } from "../../src/database/served/guard.ts";
import { tokenize } from "../../src/database/tokenize.ts";
import { dialect } from "./dialect.ts";
import { shippedQueries } from "./shipped-queries.ts";

const tables = ["incidents", "claims", "months", "categories", "provinces", "sources"].concat([
  "statements",
  "stated_figures",
  "breakdowns",
]);

const found = (sql: string): readonly string[] =>
  checkServed(tokenize(sql), tables, "PostgreSQL").map(
    ({ code, offset }) => `${code} ${sql.slice(offset, offset + 12)}`,
  );

describe("on a server a query", () => {
  test.each(shippedQueries)("may be $name", ({ sql }) => {
    expect(found(sql)).toEqual([]);
  });

  test.each(dialect)("may hold %s", (_, sql) => {
    expect(found(sql)).toEqual([]);
  });

  test.each([
    ["SELECT * FROM public.incidents", "database/unknown-table public.incid"],
    ["SELECT * FROM incidents, other.claims", "database/unknown-table other.claims"],
    ['SELECT * FROM "other"."claims"', 'database/unknown-table "other"."cla'],
    ["SELECT * FROM pg_authid", "database/unknown-table pg_authid"],
    ["SELECT * FROM PG_Authid AS a", "database/unknown-table PG_Authid AS"],
    [
      "SELECT * FROM (incidents AS i JOIN secrets AS s ON true)",
      "database/unknown-table secrets AS s",
    ],
    ["SELECT (SELECT count(*) FROM x.y)", "database/unknown-table x.y)"],
    ["SELECT 1 WHERE 1 IN (SELECT id FROM ((pg_user)))", "database/unknown-table pg_user)))"],
    [
      "SELECT extract(year FROM date) FROM incidents CROSS JOIN information_schema.tables",
      "database/unknown-table information_",
    ],
    ["WITH pg_user AS (SELECT 1) SELECT * FROM pg_user", "database/unknown-table pg_user"],
    ["SELECT 1 UNION SELECT 2 FROM incidents, LATERAL x.y", "database/unknown-table x.y"],
    ["SELECT * FROM incident", "database/unknown-table incident"],
  ])("names no table but those of the edition: %s", (sql, finding) => {
    expect(found(sql)).toEqual([finding]);
  });

  test.each([
    ["SELECT pg_read_file('/etc/passwd')", "database/not-portable pg_read_file"],
    ['SELECT "pg_sleep"(9)', 'database/not-portable "pg_sleep"(9'],
    ["SELECT pg_catalog.pg_sleep(9)", "database/not-portable pg_sleep(9)"],
    ["SELECT x.count(1) FROM incidents AS x", "database/not-portable count(1) FRO"],
    ["SELECT query_to_xml('SELECT 1', true, true, '')", "database/not-portable query_to_xml"],
    ["SELECT * FROM dblink('', '') AS (a integer)", "database/not-portable dblink('', '"],
    [
      "SELECT * FROM incidents, dblink('', '') AS t(a integer)",
      "database/not-portable dblink('', '",
    ],
    ["SELECT set_config('a', 'b', true)", "database/not-portable set_config('"],
    ["SELECT lower(id) FROM incidents", "database/not-portable lower(id) FR"],
    ["SELECT CURRENT_USER AS me", "database/not-portable CURRENT_USER"],
    ["SELECT 1 FROM incidents TABLESAMPLE system (10)", "database/not-portable TABLESAMPLE "],
    ["TABLE incidents", "database/not-portable TABLE incide"],
    [
      "WITH incidents AS (SELECT 1 AS id) SELECT id FROM incidents",
      "database/not-portable incidents AS",
    ],
    ["WITH x AS (DELETE FROM incidents) SELECT 1", "database/not-a-select DELETE FROM "],
    ["SELECT * INTO copy FROM incidents", "database/not-a-select INTO copy FR"],
  ])("calls and does nothing beyond them: %s", (sql, finding) => {
    expect(found(sql)).toContain(finding);
  });

  test("is told what there is", () => {
    const [first] = checkServed(tokenize("SELECT id FROM incident"), tables, "PostgreSQL");
    expect(first).toMatchObject({ hint: 'did you mean "incidents"?' });
    const [second] = checkServed(
      tokenize("SELECT coalese(id, 1) FROM incidents"),
      tables,
      "PostgreSQL",
    );
    expect(second).toMatchObject({ hint: 'did you mean "coalesce"?' });
  });
});
