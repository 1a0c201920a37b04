import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { build, check, nodeEffects, trace } from "../../src/index.ts";
import { missingServer, type Server, startServer, superuser } from "../support/postgres.ts";
import {
  makeReader,
  openDetour,
  reader,
  saidOfServer,
  storeCsv,
  urlOf,
} from "../support/served.ts";
import { brief, effectsWith, madeUp, mistaken, resultsIn, variable } from "./made-up.ts";
import { type EventCells, eventsCsv, layOut } from "./project.ts";

const schema = "made";
const onServer = `events\n  server: { postgresql: ${variable}, schema: ${schema} }`;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const laidOut = (options: Parameters<typeof layOut>[0]): string => {
  const folder = layOut(options);
  folders.push(folder);
  return folder;
};

const noServer = missingServer();

describe.skipIf(noServer !== undefined)(`events of a server ${noServer ?? ""}`, () => {
  let servers: readonly Server[] = [];
  const server = (n = 0): Server => {
    const found = servers[n];
    if (found === undefined) throw new Error("it was not started");
    return found;
  };
  beforeAll(async () => {
    servers = await Promise.all([0, 1, 2].map(() => startServer()));
    await makeReader(server());
    await server().run(
      "postgres",
      "CREATE DATABASE german TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de'",
    );
  });
  afterAll(() => Promise.all(servers.map((each) => each.stop())));

  const store = (rows: readonly EventCells[], types = {}, database = "postgres") =>
    storeCsv(server(), { schema, table: "events", text: eventsCsv(rows), types, database });

  const natives = { attacks: "integer", date: "date", date_end: "date" };
  test.each([
    ["as text", "postgres", {}, true],
    ["as text, and as many rows do not say of which records they are", "postgres", {}, false],
    ["of types of their own", "postgres", natives, true],
    ["in a database of another locale", "german", {}, true],
  ])("give the rows that a file of them gives, %s", async (_, database, types, lineage) => {
    for (const [seed, size] of [
      [1, 40],
      [2, 7],
      [3, 1],
      [4, 0],
    ] as const) {
      const rows = madeUp(seed, size);
      await store(rows, types, database);
      const files = { "data/events.csv": eventsCsv(rows) };
      const expected = await resultsIn(laidOut({ events: "data/events.csv", files }), "", lineage);
      const url = urlOf(server(), { database });
      expect(await resultsIn(laidOut({ events: onServer, files: {} }), url, lineage)).toEqual(
        expected,
      );
    }
  });

  test("give them from two shards, too", async () => {
    const rows = madeUp(5, 60);
    const header = eventsCsv([]).trim().split(",");
    const columns = header.map((name) => `"${name}" text`).join(", ");
    const shards = [1, 2].map((n) => server(n));
    for (const shard of shards) await shard.run("postgres", `CREATE TABLE events (${columns})`);
    await server().run(
      "postgres",
      `CREATE EXTENSION postgres_fdw;
      CREATE SCHEMA sharded;
      GRANT USAGE ON SCHEMA sharded TO ${reader.user};
      CREATE TABLE sharded.events (${columns}) PARTITION BY HASH (id);
      GRANT SELECT ON sharded.events TO ${reader.user};
      ${shards
        .map(
          ({ host, port }, n) => `
          CREATE SERVER shard_${n} FOREIGN DATA WRAPPER postgres_fdw
            OPTIONS (host '${host}', port '${port}', dbname 'postgres', async_capable 'true');
          CREATE USER MAPPING FOR ${superuser} SERVER shard_${n} OPTIONS (user '${superuser}');
          CREATE USER MAPPING FOR ${reader.user} SERVER shard_${n}
            OPTIONS (user '${superuser}', password_required 'false');
          CREATE FOREIGN TABLE sharded.events_${n} PARTITION OF sharded.events
            FOR VALUES WITH (MODULUS 2, REMAINDER ${n})
            SERVER shard_${n} OPTIONS (schema_name 'public', table_name 'events');`,
        )
        .join("")}`,
    );
    await server().run(
      "postgres",
      "INSERT INTO sharded.events SELECT * FROM json_populate_recordset(NULL::sharded.events, $1)",
      [JSON.stringify(rows)],
    );
    const files = { "data/events.csv": eventsCsv(rows) };
    const expected = await resultsIn(laidOut({ events: "data/events.csv", files }), "", true);
    const folder = laidOut({ events: onServer.replace(schema, "sharded"), files: {} });
    expect(await resultsIn(folder, urlOf(server()), true)).toEqual(expected);
    for (const shard of shards)
      expect(
        Number((await shard.run("postgres", "SELECT count(*) AS n FROM events"))[0]?.["n"]),
      ).toBeGreaterThan(9);
  });

  test("have the findings of a file, by id", async () => {
    const rows = mistaken;
    await store(rows);
    const ofFile = laidOut({
      events: "data/events.csv",
      files: { "data/events.csv": eventsCsv(rows) },
    });
    const ofServer = laidOut({ events: onServer, files: {} });
    const expected = await check({ project: ofFile }, nodeEffects());
    const given = await check(
      { project: ofServer },
      nodeEffects({ read: effectsWith(urlOf(server())) }),
    );
    expect(expected.diagnostics.length).toBeGreaterThan(25);
    expect(brief(given.diagnostics)).toEqual(brief(expected.diagnostics));
  });

  const made = madeUp(6, 60);
  const textOf = (project: string, file: string): string =>
    readFileSync(join(project, "out/2031-en", file), "utf8");

  test("make the pages that a file of them makes, and say nothing of the server", async () => {
    await store(made);
    const folder = laidOut({ events: onServer, files: {} });
    const read = effectsWith(urlOf(server()));
    const report = await build(
      { project: folder, out: join(folder, "out") },
      nodeEffects({ read }),
    );
    expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(report.editions[0]?.incidents).toBe(60);
    const files = { "data/events.csv": eventsCsv(made) };
    const other = laidOut({ events: "data/events.csv", files });
    await build({ project: other, out: join(other, "out") }, nodeEffects());
    expect(textOf(folder, "briefing.html")).toBe(textOf(other, "briefing.html"));
    expect(textOf(folder, "manifest.json")).toContain(`postgresql:${variable}/${schema}/events`);
    for (const file of ["manifest.json", "figures.json", "briefing.html"])
      expect([file, saidOfServer(textOf(folder, file), server())]).toEqual([file, []]);
    const again = (): ReturnType<typeof build> =>
      build({ project: folder, out: join(folder, "out") }, nodeEffects({ read }));
    expect((await again()).editions[0]?.work).toBe("unchanged");
    const { traces, diagnostics } = await trace(
      { project: folder, out: join(folder, "out"), figure: "headline.killed", incidents: 5 },
      { read },
    );
    expect(diagnostics).toEqual([]);
    expect(traces[0]?.workedOut).toMatchObject({ result: "holds", records: 60 });
    await server().run(
      "postgres",
      `UPDATE ${schema}.events SET killed = '8' WHERE btrim(id) = 'E-7'`,
    );
    expect((await again()).editions[0]).toMatchObject({
      work: "made",
      reasons: [`postgresql:${variable}/${schema}/events changed`],
    });
    const sql = "SELECT count(*) AS n FROM pg_stat_activity WHERE application_name = 'fieldbrief'";
    await expect.poll(async () => (await server().run("postgres", sql))[0]?.["n"]).toBe("0");
  });

  test("are of one state, of which the hash is", async () => {
    await store(made);
    let writes = 1;
    const detour = await openDetour(server(), async (sent) => {
      // Between the hash and what is read.
      if (sent.includes("GROUP BY") && writes-- > 0)
        await server().run("postgres", `UPDATE ${schema}.events SET killed = '4444'`);
      return true;
    });
    const folder = laidOut({ events: onServer, files: {} });
    const buildBy = (port: number) =>
      build(
        { project: folder, out: join(folder, "out") },
        nodeEffects({ read: effectsWith(urlOf({ port })) }),
      );
    await buildBy(detour.port);
    await detour.close();
    expect(textOf(folder, "briefing.html")).not.toContain("4,444");
    expect((await buildBy(server().port)).editions[0]?.work).toBe("made");
    expect(textOf(folder, "briefing.html")).toContain("4,444");
  });

  test("that change all the time are not read", async () => {
    await store(made);
    let n = 0;
    const detour = await openDetour(server(), async (sent) => {
      if (sent.includes("sha256"))
        await server().run("postgres", `UPDATE ${schema}.events SET note = '${++n}'`);
      return true;
    });
    const folder = laidOut({ events: onServer, files: {} });
    const read = effectsWith(urlOf(detour));
    const { diagnostics } = await check({ project: folder }, nodeEffects({ read }));
    await detour.close();
    expect(diagnostics.map(({ code }) => code)).toEqual(["edition/inputs-changed"]);
  });

  test("lack no column that they owe", async () => {
    await store(made);
    await server().run("postgres", `ALTER TABLE ${schema}.events DROP COLUMN casualties`);
    const folder = laidOut({ events: onServer, files: {} });
    const read = effectsWith(urlOf(server()));
    const { diagnostics } = await check({ project: folder }, nodeEffects({ read }));
    expect(diagnostics).toMatchObject([
      { code: "incident/missing-column", message: 'missing column "casualties"' },
    ]);
  });

  test("whose connection breaks off while queries run are told so at the query", async () => {
    await store(made);
    const detour = await openDetour(server(), async (sent) => !sent.includes("event_rows"));
    const folder = laidOut({ events: onServer, files: {} });
    const read = effectsWith(urlOf(detour));
    const { diagnostics, crashes } = await check({ project: folder }, nodeEffects({ read }));
    await detour.close();
    expect(crashes).toEqual([]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(["database/lost"]));
    expect(JSON.stringify(diagnostics)).not.toContain("127.0.0.1");
  });

  test.each([
    ["events.csv", "config/not-a-table"],
    ["evnts", "database/no-table"],
  ])("are named as a table is: %s", async (name, code) => {
    await store(made);
    const folder = laidOut({ events: onServer.replace("events", name), files: {} });
    const read = effectsWith(urlOf(server()));
    const { diagnostics } = await check({ project: folder }, nodeEffects({ read }));
    expect(diagnostics.map((found) => found.code)).toContain(code);
  });
});
