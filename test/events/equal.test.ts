import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import {
  editionDatabase,
  editionTables,
  type Query,
  type QueryResult,
  runQueries,
} from "../../src/database/index.ts";
import { eventTablesOf, parametersOf, readHeldEvents } from "../../src/edition/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { applyRule, readDataset } from "../../src/incident/index.ts";
import { repository } from "../support/project.ts";
import { type EventCells, event, eventsCsv, layOut, recordFiles } from "./project.ts";

const queries = ["briefing", "flash", "annex", "tally"].flatMap((template): readonly Query[] => {
  const folder = join(repository, "templates", template, "queries");
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      name: `${template}/${name}`,
      file: `${template}/${name}`,
      sql: readFileSync(join(folder, name), "utf8"),
    }));
});
// Totals of counts that come another way than straight from the tables.
const own = Object.entries({
  filtered:
    "SELECT category, total_of(killed) FILTER (WHERE method = 'arson') AS killed, total_of(munitions) AS munitions FROM incidents GROUP BY category ORDER BY category",
  renamed:
    "WITH a AS (SELECT id, category, count_of(killed) AS dead, count_of(wounded) AS hurt FROM incidents) SELECT category, total_of(a.dead) AS dead, total_of(hurt) AS hurt FROM a GROUP BY category ORDER BY category",
  swapped:
    "WITH a AS (SELECT category, count_of(killed) AS wounded, count_of(wounded) AS killed FROM incidents) SELECT category, total_of(killed) AS killed, total_of(wounded) AS wounded FROM a GROUP BY category ORDER BY category",
  doubled:
    "WITH a AS (SELECT id, killed_low * 2 AS killed_low, killed_high * 2 AS killed_high, killed_bound, killed_approximate, killed_words, killed_of FROM incidents) SELECT total_of(killed) AS killed FROM a",
  "doubled beside":
    "WITH a AS (SELECT i.id, i.category, count_of(i.killed) AS killed FROM incidents AS i), b AS (SELECT id, killed_low * 2 killed_low, 'exact' killed_bound FROM a) SELECT a.category, total_of(a.killed) AS killed, sum(b.killed_low) AS doubled FROM a JOIN b ON b.id = a.id GROUP BY a.category ORDER BY a.category",
  "named by place":
    "WITH a AS (SELECT id, count_of(killed) AS killed FROM incidents), b(i, l, h, b, p, w, o, number) AS (SELECT id, count_of(killed) AS killed, 1 FROM incidents) SELECT total_of(a.killed) AS killed, sum(b.number) AS number FROM a JOIN b ON b.i = a.id",
  "ordered by place":
    "WITH a AS (SELECT count_of(killed) AS killed, title, id FROM incidents ORDER BY 8 DESC LIMIT 3) SELECT min(id) AS id, total_of(killed) AS killed FROM a",
  "named by place below":
    "SELECT total_of(killed) AS killed, sum(one) AS one FROM (SELECT count_of(killed) AS killed, 1 AS number FROM incidents) AS t(killed_low, killed_high, killed_bound, killed_approximate, killed_words, killed_of, one)",
  united:
    "WITH a AS (SELECT id, count_of(killed) AS killed FROM incidents UNION ALL SELECT id, killed_low, killed_high, killed_bound, killed_approximate, killed_words, killed_of FROM incidents) SELECT total_of(killed) AS killed FROM a",
  "of claims":
    "SELECT source, total_of(killed) AS killed, total_of(casualties) AS casualties FROM claims GROUP BY source ORDER BY source",
  "counts beside totals":
    "SELECT i.id, count_of(i.killed) AS killed, t.killed_low AS all_low FROM incidents AS i CROSS JOIN (SELECT total_of(killed) AS killed FROM incidents) AS t ORDER BY i.id",
  none: "SELECT total_of(killed) AS killed FROM incidents WHERE category = 'nothing'",
}).map(([name, sql]): Query => ({ name: `own/${name}`, file: `own/${name}`, sql }));
const whole: Query = {
  name: "whole",
  file: "whole.sql",
  sql: "SELECT * FROM incidents AS i JOIN (SELECT id AS claim, incident, stands, source, date_verbatim, place_verbatim, killed_verbatim, note AS claim_note, attribution_basis AS claim_basis FROM claims) AS c ON c.incident = i.id ORDER BY i.id",
};

const counts = fc.constantFrom(
  ...["", "?", "0", "7", " 7", "at least 47", "47+", ">66", "more than 66", "about 60", "~60"],
  ...["33-40", "up to 5", '"scores"', "less than 9", "12"],
);
const text = fc.constantFrom(
  "",
  "plain",
  'says "so", twice',
  "two\nlines",
  "درهٔ پنجشیر",
  " blanks ",
);
const rows: fc.Arbitrary<readonly EventCells[]> = fc
  .array(
    fc.record({
      dates: fc.constantFrom(
        { date: "2031-04-03" },
        { date: "2031-04-03", date_end: "2031-04-05" },
        { date: "2031-05-01", date_end: "2031-05-31", date_precision: "month" },
        { date: "2031-01-01", date_end: "2031-12-31", date_precision: "year" },
        { date: "2031-12-31" },
      ),
      place: fc.constantFrom<EventCells>(
        { province: "AF-KAB" },
        { province: "Herat", town: "Herat", place_precision: "town" },
        { province: "AF-BAL", town: "Mazar-e Sharif", place_precision: "district" },
        { province: "", place_precision: "country" },
        { province: "", country: "TJ", origin_country: "AF", place_precision: "country" },
      ),
      who: fc.constantFrom<EventCells>(
        {},
        { attributed_to: "Group A", attribution_basis: "claimed" },
        { attributed_to: " Group B", attribution_basis: "media" },
      ),
      killed: counts,
      wounded: counts,
      casualties: fc.constantFrom("", "9"),
      category: fc.constantFrom("battles", "protests"),
      method: fc.constantFrom("gunfire", "arson"),
      target_type: fc.constantFrom("market", "road"),
      target_groups: fc.constantFrom("", "civilians", "civilians; police", "a;b"),
      attacks: fc.constantFrom("", "2"),
      munitions: fc.constantFrom("", "11", "at least 4"),
      status: fc.constantFrom("reported", "alleged"),
      source: fc.constantFrom("radio", "party", "office"),
      sensitivity: fc.constantFrom("public", "restricted"),
      note: text,
      place_note: text,
      killed_verbatim: text,
      date_verbatim: text,
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ dates, place, who, ...cells }, index) =>
      event(index % 3 === 0 ? ` E-${index} ` : `E-${index}`, {
        ...cells,
        ...dates,
        ...place,
        ...who,
      }),
    ),
  );

async function resultsIn(
  project: string,
  lineage: boolean,
  language: string,
): Promise<readonly QueryResult[]> {
  const { config } = await readConfig(project, diskEffects);
  const [edition] = config?.editions ?? [];
  if (config === undefined || edition === undefined) throw new Error("no project");
  const data = await readDataset(config, diskEffects);
  const { held, diagnostics } = await readHeldEvents(config, data, diskEffects);
  const errors = [...data.diagnostics, ...diagnostics].filter(
    ({ severity }) => severity === "error",
  );
  expect(errors).toEqual([]);
  const { dataset } = data;
  const figures = applyRule(dataset, config.data.rule);
  const asked = { ...edition, language };
  const results: QueryResult[] = [];
  for (const some of [[...queries, ...own], [whole]]) {
    const sql = some.map((query) => query.sql);
    const events = held && eventTablesOf({ events: held, dataset }, asked, sql);
    const database = await editionDatabase(editionTables({ config, dataset, figures }, asked), {
      lineage,
      ...(held && { engine: held.engine, events }),
    });
    const ran = await runQueries(database, some, parametersOf(edition, config.data.coverage));
    expect(ran.diagnostics).toEqual([]);
    results.push(...ran.results);
    database.close();
  }
  held?.engine.close();
  return results;
}

// With columns of the types that programs give them: a day as a moment or a day, a number as a fraction.
async function parquetOf(folder: string): Promise<Uint8Array> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const [from, to] = [join(folder, "data/events.csv"), join(folder, "events.parquet")];
  await connection.run(
    `COPY (SELECT * REPLACE (TRY_CAST(trim(date) AS timestamp) AS date, TRY_CAST(trim(date_end) AS date) AS date_end, TRY_CAST(attacks AS double) AS attacks, TRY_CAST(casualties AS decimal(9, 2)) AS casualties), 7 AS __index_level_0__ FROM read_csv('${from}', all_varchar = true, header = true, delim = ',', quote = '"')) TO '${to}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  instance.closeSync();
  return readFileSync(to);
}

async function expectSame(
  list: readonly EventCells[],
  lineage: boolean,
  tag: string,
): Promise<void> {
  const folders = [
    layOut({ files: recordFiles(list) }),
    layOut({ events: "data/events.csv", files: { "data/events.csv": eventsCsv(list) } }),
    layOut({
      events: "data/events.gz",
      files: { "data/events.gz": gzipSync(eventsCsv(list).replaceAll("\n", "\r\n")) },
    }),
  ];
  const [, plain = ""] = folders;
  folders.push(
    layOut({
      events: "data/events.bin",
      files: { "data/events.bin": await parquetOf(plain) },
    }),
  );
  try {
    const [records, ...others] = await Promise.all(
      folders.slice(0, 2).map((folder) => resultsIn(folder, lineage, tag)),
    );
    for (const folder of folders.slice(2)) others.push(await resultsIn(folder, lineage, tag));
    const isPacked = (index: number): boolean => index === 1;
    for (const [index, results] of others.entries())
      for (const [at, result] of results.entries()) {
        // A line break within a cell is one of two signs there.
        const told = JSON.stringify(result);
        const same = isPacked(index) ? told.replaceAll("\\r\\n", "\\n") : told;
        expect(same, result.name).toBe(JSON.stringify(records?.[at]));
      }
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
}

test("every shipped query gives the same rows of events as of the records that these stand for", async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), fc.constantFrom("en", "fa-AF"), expectSame),
    { numRuns: 12 },
  );
}, 240_000);

test("a column of many values gives the same, one of none, and one whose values have quotes", async () => {
  const group = (at: number): EventCells =>
    at % 4 ? {} : { attributed_to: `O'Brien's "${at % 8}"`, attribution_basis: "media" };
  const list = Array.from({ length: 90 }, (_, at) =>
    event(`E${at}`, {
      date: `2031-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`,
      killed: at % 9 ? `at least ${at}` : "",
      // With the empty one so many that they are just listed (64).
      wounded: at < 63 ? String(at) : "",
      category: at % 3 ? "battles" : "protests",
      ...group(at),
    }),
  );
  await expectSame(list, false, "en");
}, 60_000);
