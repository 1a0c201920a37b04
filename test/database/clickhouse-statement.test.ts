import { describe, expect, test } from "vitest";
import { checkQueryThere } from "../../src/database/clickhouse/guard.ts";
import { sentRelation } from "../../src/database/clickhouse/relation.ts";
import { writeStatement } from "../../src/database/clickhouse/statement.ts";
import { expandCounts } from "../../src/database/expand.ts";
import { neededBy } from "../../src/database/needed-columns.ts";
import { tokenize } from "../../src/database/tokenize.ts";
import { dialect } from "./dialect.ts";
import { shippedQueries } from "./shipped-queries.ts";

const written = (sql: string): string =>
  writeStatement(expandCounts(sql, { lineage: false }), {
    parameters: { day: "2022-04-01", rate: 2, word: "a", none: null },
    relations: [],
  }).sql;

describe("for ClickHouse", () => {
  test.each([
    [
      "what may be empty is said of columns that are worked out",
      "SELECT i.id, 1 AS n, date > $day AS late FROM incidents AS i",
      'select i.id AS "id", toNullable(1) as n, CAST(date > {day:Date32} AS Nullable(Bool)) as late from incidents as i',
    ],
    [
      "parameters have types",
      "SELECT $rate AS r, $word AS w, $none AS n",
      "select toNullable({rate:Float64}) as r, toNullable({word:String}) as w, toNullable(NULL) as n",
    ],
    [
      "counts are signed",
      "SELECT count(*) FILTER (WHERE a = 1) AS n FROM t",
      "select toNullable(toInt64(count(*) filter (where a = 1))) as n from t",
    ],
    [
      "lists have their separator in front",
      "SELECT string_agg(DISTINCT a, ', ') AS l FROM t",
      "select toNullable(groupConcat(', ')(distinct toNullable(a))) as l from t",
    ],
    [
      "an ORDER BY behind a UNION is of all of it",
      "SELECT a FROM t UNION SELECT b FROM u ORDER BY a",
      "SELECT * FROM (select a from t union select b from u) order by a",
    ],
    [
      "a name in an ORDER BY is that of what is selected",
      "SELECT min(date) AS date FROM t ORDER BY date DESC",
      "select toNullable(min(toNullable(date))) as date from t order by 1 desc",
    ],
    [
      "rows of VALUES are queries",
      "SELECT k FROM (VALUES (1, 'a'), (2, 'b')) AS v(p, k)",
      'select k from (SELECT toNullable(1) AS "p", toNullable(\'a\') AS "k" UNION ALL SELECT toNullable(2) AS "p", toNullable(\'b\') AS "k") as v',
    ],
    [
      "an outer join has an equality",
      "SELECT p.a FROM p LEFT JOIN i ON i.d BETWEEN p.s AND p.e",
      'select p.a AS "a" from p left join i on ignore("p"."s") = ignore("i"."d") AND (i.d between p.s and p.e)',
    ],
    [
      "what is distinct from nothing is compared",
      "SELECT a FROM t WHERE a || 'x' IS NOT DISTINCT FROM b AND c = 1",
      "select a from t where [toNullable(a || 'x')] = [toNullable(b)] and c = 1",
    ],
    [
      "casts keep what they would lose",
      "SELECT CAST(a AS integer) AS n, CAST(b AS varchar(9)) AS t, CAST(c AS date) AS d FROM t",
      "select toNullable(accurateCast(a , 'Int64')) as n, toNullable(CAST(b as String)) as t, toNullable(CAST(c as Date32)) as d from t".replaceAll(
        "CAST",
        "cast",
      ),
    ],
    [
      "text is counted by its letters, and a backslash is one",
      "SELECT substring(a FROM 2 FOR 3) AS s FROM t WHERE b = 'it''s \\' AND c = DATE '2022-04-01'",
      "select toNullable(substringUTF8(a , 2 , 3)) as s from t where b = 'it\\'s \\\\' and c = toDate32( '2022-04-01')",
    ],
    [
      "comments are no part of it",
      "SELECT a -- FROM x\n FROM t /* /* */ , secrets */ WHERE b = 1;",
      "select a\nfrom t where b = 1 ",
    ],
  ])("%s", (_, sql, expected) => {
    expect(written(sql)).toBe(expected);
  });

  test("rows of a table are handed on in the query", () => {
    const relation = sentRelation({
      name: "incidents",
      columns: [
        { name: "id", type: "text", cells: ["it's \\", null] },
        { name: "longitude", type: "double", cells: [69, 0.5] },
        { name: "date", type: "date", cells: ["2022-04-01", null] },
      ],
    });
    const needed = neededBy(["SELECT id, longitude FROM incidents"]);
    expect(relation.write({ needed, bind: () => "", collated: false })).toEqual([
      `"incidents" AS (SELECT CAST(['it\\'s \\\\',NULL] AS Array(Nullable(String)))[t.number + 1] AS "id", CAST([69.0,0.5] AS Array(Nullable(Float64)))[t.number + 1] AS "longitude" FROM numbers(2) AS t)`,
    ]);
  });
});

const tables = [
  ...["incidents", "claims", "months", "categories", "provinces", "sources"],
  ...["statements", "stated_figures", "breakdowns"],
];
const found = (sql: string): readonly string[] =>
  checkQueryThere(tokenize(sql), tables).map(
    ({ code, offset }) => `${code} ${sql.slice(offset, offset + 12)}`,
  );

describe("on ClickHouse a query", () => {
  test.each(shippedQueries)("may be $name", ({ sql }) => {
    expect(found(sql)).toEqual([]);
  });

  test.each(dialect)("may hold %s", (_, sql) => {
    expect(found(sql)).toEqual([]);
  });

  test.each([
    ["SELECT * FROM `system`.`users`", "database/not-portable `system`.`us"],
    ["SELECT id FROM incidents WHERE id IN secrets", "database/not-portable IN secrets"],
    ["SELECT id FROM incidents WHERE id IN (secrets)", "database/not-portable IN (secrets)"],
    ["SELECT in(id, secrets) AS x FROM incidents", "database/not-portable in(id, secre"],
    ["SELECT id FROM incidents WHERE NOT in(id, secrets)", "database/not-portable in(id, secre"],
    ["SELECT (in(id, x.y)) AS x FROM incidents", "database/not-portable in(id, x.y))"],
    ["SELECT id FROM incidents WHERE id IN ((x.y))", "database/not-portable IN ((x.y))"],
    [
      "SELECT id FROM incidents WHERE id NOT IN (SELECT incident FROM claims)",
      "database/not-portable IN (SELECT i",
    ],
    [
      "SELECT id FROM incidents WHERE note NOT IN ('a', NULL)",
      "database/not-portable IN ('a', NUL",
    ],
    ["SELECT id FROM incidents SETTINGS readonly = 0", "database/not-portable SETTINGS rea"],
    ["SELECT id FROM incidents FORMAT Null", "database/not-portable FORMAT Null"],
    ["SELECT {x:Identifier} AS x", "database/not-portable {x:Identifie"],
    ["SELECT [1, 2] AS x", "database/not-portable [1, 2] AS x"],
    ["SELECT id FROM incidents ARRAY JOIN x", "database/not-portable ARRAY JOIN x"],
    ["SELECT * FROM url('http://x')", "database/not-portable url('http://"],
    ["SELECT position('a' IN title) AS p FROM incidents", "database/not-portable position('a'"],
    ["SELECT string_agg(id, method) AS l FROM incidents", "database/not-portable string_agg(i"],
    [
      "SELECT string_agg(id, ' ' ORDER BY a, b DESC) AS l FROM incidents",
      "database/not-portable string_agg(i",
    ],
    [
      "SELECT 1 FROM incidents AS i LEFT JOIN (claims AS c JOIN sources AS s ON s.id = c.source) ON c.id = i.id",
      "database/not-portable (claims AS c",
    ],
  ])("does not: %s", (sql, finding) => {
    expect(found(sql)).toContain(finding);
  });
});
