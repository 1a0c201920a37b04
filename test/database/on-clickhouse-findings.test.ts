import { describe, expect, test } from "vitest";
import { openOnClickHouse } from "../../src/database/clickhouse/engine.ts";
import { buildTables } from "../../src/database/index.ts";
import { ReportError } from "../../src/diagnostic.ts";
import { connectToClickHouse, missingClickHouse } from "../support/clickhouse.ts";
import { dataset, incident, tableInput } from "./builder.ts";

const data = dataset({ incidents: [incident("a", "2022-04-01"), incident("b", "2022-04-02")] });
const noServer = missingClickHouse();

describe.skipIf(noServer !== undefined)(`what ClickHouse refuses ${noServer ?? ""}`, () => {
  // Runs queries in one session; returns what is said of each, or its rows.
  async function said(...queries: readonly string[]): Promise<readonly unknown[]> {
    const database = await openOnClickHouse(connectToClickHouse());
    try {
      await database.load(buildTables(tableInput(data)));
      await database.lock();
      const answers: unknown[] = [];
      for (const sql of queries) {
        try {
          const query = { name: "test", file: "queries/test.sql", sql };
          answers.push((await database.run(query, { day: "2022-04-01" })).rows);
        } catch (error) {
          if (!(error instanceof ReportError)) throw error;
          for (const { code, place, message, hint } of error.diagnostics)
            answers.push([`${place?.line}:${place?.column}`, code, message, hint].join(" | "));
        }
      }
      return answers;
    } finally {
      database.close();
    }
  }

  test.each([
    [
      "SELECT id,\n  titel\nFROM incidents",
      '2:3 | database/unknown-column | unknown column "titel" | did you mean "title"?',
    ],
    [
      "SELECT 'کابل 😀' AS x, i.titel FROM incidents AS i",
      '1:24 | database/unknown-column | unknown column "titel" | did you mean "title"?',
    ],
    [
      "SELECT count_of(killed) AS killed, total_of(kiled) AS k,\n count_of(wounded) AS w FROM incidents",
      '1:36 | database/unknown-column | unknown count "kiled" | did you mean "killed"?',
    ],
    [
      "SELECT $day AS d, killed FROM incidents",
      '1:19 | database/unknown-column | unknown column "killed" | it is a count: write count_of(killed) AS killed, or total_of(killed) AS killed for a group',
    ],
    [
      "SELECT j.id FROM incidents AS i",
      '1:8 | database/unknown-table | unknown table "j" | there are incidents, claims, breakdowns, sources, statements, stated_figures, provinces, months, categories',
    ],
    [
      "SELECT sum(id) AS n FROM incidents",
      '1:8 | database/sql | "sum" does not take text | take another column, or make of it what is wanted: CAST(… AS integer)',
    ],
    [
      "SELECT 'کابل 😀' AS x FROM FROM incidents",
      '1:33 | database/sql | syntax error at or near "incidents" | look right before it: a comma too many or too few, a misspelt keyword, a bracket that is open',
    ],
    [
      "SELECT CAST(attacks / 2 AS integer) AS n FROM incidents ORDER BY id",
      "1:1 | database/sql | Value in column Float64 cannot be safely converted into type Int64 | a number with a fraction is none without: floor(… + 0.5) in the place of the CAST",
    ],
    [
      "SELECT i.id FROM incidents AS i LEFT JOIN claims AS c ON c.incident > 'a' ORDER BY i.id",
      "1:1 | database/sql | Cannot determine join keys in JOIN ON expression | give the JOIN a condition that two columns are equal, one of each table",
    ],
    [
      "SELECT id, count(*) AS n FROM incidents ORDER BY id",
      "1:8 | database/sql | Column id is not under aggregate function and not in GROUP BY keys | name the column after GROUP BY, or make one value of many: min(…), max(…)",
    ],
    [
      "SELECT attacks / (attacks - 1) AS x FROM incidents ORDER BY id",
      '1:35 | database/number-range | column "x" divides by zero | divide by what may be 0 as … / nullif(…, 0), which gives NULL there',
    ],
    [
      "SELECT CAST(9007199254740993 AS bigint) AS n",
      '1:44 | database/number-range | column "n" holds 9007199254740993, which is too large | numbers go up to 9007199254740991',
    ],
    [
      "SELECT CAST('2022-04-01' AS timestamp) AS m",
      '1:43 | database/column-type | column "m" has the type DateTime64(6) | write CAST(… AS date)',
    ],
    [
      "SELECT 1 AS n, 2 AS n",
      '1:21 | database/duplicate-column | two columns are named "n" | name one with AS',
    ],
    [
      "SELECT id FROM incidents",
      "1:1 | database/unordered | the query does not say in which order its rows come | end it with ORDER BY, down to a column that tells all rows apart",
    ],
    [
      "-- Key: date_end\nSELECT id FROM incidents ORDER BY id",
      '1:9 | database/key | the key names "date_end", which is no column of the result | after `-- Key:` name the columns that tell all rows apart',
    ],
    [
      "SELECT id FROM incidents WHERE date > $dy",
      '1:39 | database/unknown-parameter | unknown parameter "$dy" | did you mean "$day"?',
    ],
    [
      "SELECT id FROM incident",
      '1:16 | database/unknown-table | unknown table "incident" | did you mean "incidents"?',
    ],
  ])("is said with its place: %s", async (sql, line) => {
    expect(await said(sql)).toEqual([line]);
  });

  test("of a day that it does not have", async () => {
    const database = await openOnClickHouse(connectToClickHouse());
    const old = dataset({ incidents: [incident("a", "1899-12-31")] });
    await database.load(buildTables(tableInput(old)));
    await database.lock();
    const query = { name: "test", file: "queries/test.sql", sql: "SELECT date FROM incidents" };
    await expect(database.run(query, {})).rejects.toMatchObject({
      diagnostics: [{ code: "database/number-range", message: "ClickHouse has no day 1899-12-31" }],
    });
    database.close();
  });

  test("leaves the queries after it alone", async () => {
    const rows = [{ n: 2 }];
    const sql = "SELECT count(*) AS n FROM incidents";
    expect(await said(sql, "SELECT 1 / 0 AS n", sql, "SELECT x", sql)).toEqual([
      rows,
      expect.stringContaining("database/number-range"),
      rows,
      expect.stringContaining("database/unknown-column"),
      rows,
    ]);
  });
});
