import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { build, check, nodeEffects, trace } from "../../src/index.ts";
import {
  clickHousePort,
  clickHouseSecrets,
  clickHouseUrl,
  missingClickHouse,
  ownDatabase,
  runOnClickHouse,
  storeCsvThere,
} from "../support/clickhouse.ts";
import { openDetour } from "../support/served.ts";
import { brief, effectsWith, madeUp, mistaken, resultsIn, variable } from "./made-up.ts";
import { type EventCells, eventsCsv, layOut } from "./project.ts";

const database = ownDatabase("events");
const onServer = `events\n  server: { clickhouse: ${variable}, database: ${database} }`;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const laidOut = (options: Parameters<typeof layOut>[0]): string => {
  const folder = layOut(options);
  folders.push(folder);
  return folder;
};

const noServer = missingClickHouse();

describe.skipIf(noServer !== undefined)(`events on ClickHouse ${noServer ?? ""}`, () => {
  const drop = (): Promise<void> => runOnClickHouse(`DROP DATABASE IF EXISTS ${database}`);
  afterAll(drop);

  const store = (rows: readonly EventCells[], types = {}) =>
    storeCsvThere({ database, table: "events", text: eventsCsv(rows), types });

  const natives = { attacks: "Nullable(UInt16)", date: "Date", date_end: "Nullable(Date32)" };
  test.each([
    ["as text", {}, true],
    ["as text, and as many rows do not say of which records they are", {}, false],
    ["of types of their own", natives, true],
  ])("give the rows that a file of them gives, %s", async (_, types, lineage) => {
    for (const [seed, size] of [
      [1, 40],
      [2, 7],
      [3, 1],
      [4, 0],
    ] as const) {
      const rows = madeUp(seed, size);
      await store(rows, types);
      const files = { "data/events.csv": eventsCsv(rows) };
      const expected = await resultsIn(laidOut({ events: "data/events.csv", files }), "", lineage);
      const folder = laidOut({ events: onServer, files: {} });
      expect(await resultsIn(folder, clickHouseUrl(), lineage)).toEqual(expected);
    }
  });

  test("have the findings of a file, by id", async () => {
    await store(mistaken);
    const files = { "data/events.csv": eventsCsv(mistaken) };
    const ofFile = laidOut({ events: "data/events.csv", files });
    const ofServer = laidOut({ events: onServer, files: {} });
    const expected = await check({ project: ofFile }, nodeEffects());
    const read = effectsWith(clickHouseUrl());
    const given = await check({ project: ofServer }, nodeEffects({ read }));
    expect(expected.diagnostics.length).toBeGreaterThan(25);
    expect(brief(given.diagnostics)).toEqual(brief(expected.diagnostics));
  });

  const made = madeUp(6, 60);
  const textOf = (project: string, file: string): string =>
    readFileSync(join(project, "out/2031-en", file), "utf8");

  test("make the pages that a file of them makes, and say nothing of the server", async () => {
    await store(made);
    const folder = laidOut({ events: onServer, files: {} });
    const read = effectsWith(clickHouseUrl());
    const again = (): ReturnType<typeof build> =>
      build({ project: folder, out: join(folder, "out") }, nodeEffects({ read }));
    const report = await again();
    expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const files = { "data/events.csv": eventsCsv(made) };
    const other = laidOut({ events: "data/events.csv", files });
    await build({ project: other, out: join(other, "out") }, nodeEffects());
    expect(textOf(folder, "briefing.html")).toBe(textOf(other, "briefing.html"));
    expect(textOf(folder, "manifest.json")).toContain(`clickhouse:${variable}/${database}/events`);
    for (const file of ["manifest.json", "figures.json", "briefing.html"])
      for (const secret of clickHouseSecrets()) expect(textOf(folder, file)).not.toContain(secret);
    expect((await again()).editions[0]?.work).toBe("unchanged");
    const { traces, diagnostics } = await trace(
      { project: folder, out: join(folder, "out"), figure: "headline.killed", incidents: 5 },
      { read },
    );
    expect(diagnostics).toEqual([]);
    expect(traces[0]?.workedOut).toMatchObject({ result: "holds", records: 60 });
    await runOnClickHouse(
      `ALTER TABLE ${database}.events UPDATE killed = '8' WHERE trimBoth(id) = 'E-7' SETTINGS mutations_sync = 1`,
    );
    expect((await again()).editions[0]).toMatchObject({
      work: "made",
      reasons: [`clickhouse:${variable}/${database}/events changed`],
    });
  });

  test.each([
    ["a row that is put there", "INSERT INTO $ SELECT * FROM $ LIMIT 1", "edition/inputs-changed"],
    ["parts that are put together", "OPTIMIZE TABLE $ FINAL", undefined],
  ])("are of one state while queries run: %s", async (_, sql, code) => {
    await store(made);
    await runOnClickHouse(
      `INSERT INTO ${database}.events SELECT * FROM ${database}.events WHERE 0`,
    );
    let changes = 1;
    const detour = await openDetour({ port: clickHousePort() }, async (sent) => {
      if (sent.includes("event_rows") && changes-- > 0)
        await runOnClickHouse(sql.replaceAll("$", `${database}.events`));
      return true;
    });
    const folder = laidOut({ events: onServer, files: {} });
    const read = effectsWith(clickHouseUrl({ port: detour.port }));
    const { diagnostics, crashes } = await check({ project: folder }, nodeEffects({ read }));
    await detour.close();
    expect(crashes).toEqual([]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect([...new Set(errors.map((found) => found.code))]).toEqual(code ? [code] : []);
    expect(changes).toBeLessThan(1);
  });

  test("lack no column that they owe", async () => {
    await store(made);
    await runOnClickHouse(`ALTER TABLE ${database}.events DROP COLUMN casualties`);
    const folder = laidOut({ events: onServer, files: {} });
    const read = effectsWith(clickHouseUrl());
    const { diagnostics } = await check({ project: folder }, nodeEffects({ read }));
    expect(diagnostics).toMatchObject([
      { code: "incident/missing-column", message: 'missing column "casualties"' },
    ]);
  });

  test("whose connection breaks off while queries run are told so at the query", async () => {
    await store(made);
    const detour = await openDetour(
      { port: clickHousePort() },
      async (sent) => !sent.includes("event_rows"),
    );
    const folder = laidOut({ events: onServer, files: {} });
    const read = effectsWith(clickHouseUrl({ port: detour.port }));
    const { diagnostics, crashes } = await check({ project: folder }, nodeEffects({ read }));
    await detour.close();
    expect(crashes).toEqual([]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(new Set(errors.map((found) => found.code))).toEqual(new Set(["database/lost"]));
    for (const secret of clickHouseSecrets())
      expect(JSON.stringify(diagnostics)).not.toContain(secret);
  });

  test.each([
    ["events.csv", "config/not-a-table"],
    ["evnts", "database/no-table"],
  ])("are named as a table is: %s", async (name, code) => {
    await store(made);
    const folder = laidOut({ events: onServer.replace("events", name), files: {} });
    const read = effectsWith(clickHouseUrl());
    const { diagnostics } = await check({ project: folder }, nodeEffects({ read }));
    expect(diagnostics.map((found) => found.code)).toContain(code);
  });
});
