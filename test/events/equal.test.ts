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
  const all = [...queries, whole];
  const sql = all.map((query) => query.sql);
  const events = held && eventTablesOf({ events: held, dataset }, asked, sql);
  const database = await editionDatabase(editionTables({ config, dataset, figures }, asked), {
    lineage,
    ...(held && { engine: held.engine, events }),
  });
  const { results, diagnostics: failed } = await runQueries(
    database,
    all,
    parametersOf(edition, config.data.coverage),
  );
  expect(failed).toEqual([]);
  database.close();
  held?.engine.close();
  return results;
}

async function parquetOf(folder: string): Promise<Uint8Array> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const [from, to] = [join(folder, "data/events.csv"), join(folder, "events.parquet")];
  await connection.run(
    `COPY (SELECT * REPLACE (TRY_CAST(trim(date) AS date) AS date, TRY_CAST(attacks AS integer) AS attacks) FROM read_csv('${from}', all_varchar = true, header = true, delim = ',', quote = '"')) TO '${to}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  instance.closeSync();
  return readFileSync(to);
}

test("every shipped query gives the same rows of events as of the records that these stand for", async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.boolean(),
      fc.constantFrom("en", "fa-AF"),
      async (list, lineage, tag) => {
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
      },
    ),
    { numRuns: 12 },
  );
}, 240_000);
