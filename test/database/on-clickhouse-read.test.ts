import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "../../src/database/clickhouse/session.ts";
import {
  clickHousePort,
  clickHouseUrl,
  connectToClickHouse,
  missingClickHouse,
  ownDatabase,
  runOnClickHouse,
  storeCsvThere,
} from "../support/clickhouse.ts";
import { refusal as refusalIn, textsOf as textsIn } from "../support/clickhouse-tables.ts";
import { openDetour } from "../support/served.ts";

const incidents = 'id,title\nb,"two, too"\na,one\nB,three\n';
const claims = "id,incident\n2,b\n1,a\n";
const database = ownDatabase("read");

const textsOf = (url: string, schema = database) => textsIn(url, schema);
const refusal = (url: string, schema = database) => refusalIn(url, schema);

const noServer = missingClickHouse();

describe.skipIf(noServer !== undefined)(`tables on ClickHouse ${noServer ?? ""}`, () => {
  const drop = (): Promise<void> => runOnClickHouse(`DROP DATABASE IF EXISTS ${database}`);
  beforeAll(async () => {
    await storeCsvThere({ database, table: "incidents", text: incidents });
    await storeCsvThere({ database, table: "claims", text: claims });
  });
  afterAll(drop);

  test("are read as files, in the order of their ids by bytes", async () => {
    expect(await textsOf(clickHouseUrl())).toEqual({
      incidents: 'id,title\nB,three\na,one\nb,"two, too"\n',
      claims: "id,incident\n1,a\n2,b\n",
      breakdowns: "claim,measure,group,count,verbatim,relation\n",
    });
  });

  test("may have types of their own", async () => {
    const typed = `${database}_typed`;
    const columns = "id,day,moment,n,share,words,yes,kind,nothing";
    await runOnClickHouse(`CREATE DATABASE IF NOT EXISTS ${typed}`);
    await storeCsvThere({ database: typed, table: "claims", text: claims });
    await runOnClickHouse(
      `CREATE OR REPLACE VIEW ${typed}.incidents AS
      SELECT toInt32(id) AS id, toDate32(d) AS day, toDateTime(m, 'UTC') AS moment, toUInt8(n) AS n,
        toDecimal64(s, 2) AS share, w AS words, y AS yes, toLowCardinality(k) AS kind, CAST(NULL AS Nullable(Int32)) AS nothing
      FROM VALUES('id String, d String, m String, n String, s String, w Array(String), y Bool, k String',
        ('7', '1922-05-25', '2022-05-25 00:00:00', '12', '1.50', ['a', 'b c'], true, 'x'),
        ('10', '2022-05-26', '2022-05-26 10:00:00', '0', '2', [], false, 'y'))`,
    );
    expect((await textsOf(clickHouseUrl(), typed))["incidents"]).toBe(
      `${columns}\n7,1922-05-25,2022-05-25,12,1.5,a;b c,true,x,\n10,2022-05-26,2022-05-26 10:00:00,0,2,,false,y,\n`,
    );
    await runOnClickHouse(`DROP DATABASE ${typed}`);
  });

  test("hold parts of figures in the order of their positions", async () => {
    const text =
      "claim,position,measure,group,count,verbatim,relation\n1,2,killed,a,1,one,part-of\n1,10,killed,A,2,two,part-of\n1,1,killed,b,3,three,part-of\n";
    await storeCsvThere({ database, table: "breakdowns", text, types: { position: "Int32" } });
    expect((await textsOf(clickHouseUrl()))["breakdowns"]).toBe(
      "claim,measure,group,count,verbatim,relation\n1,killed,b,3,three,part-of\n1,killed,a,1,one,part-of\n1,killed,A,2,two,part-of\n",
    );
    await runOnClickHouse(`DROP TABLE ${database}.breakdowns`);
  });

  test("are read again where a row changes meanwhile", async () => {
    let changes = 1;
    const detour = await openDetour({ port: clickHousePort() }, async (sent) => {
      // Between the table and the one read before it.
      if (sent.includes("ORDER BY") && sent.includes('"claims"') && changes-- > 0)
        await runOnClickHouse(`INSERT INTO ${database}.incidents VALUES ('c', 'four')`);
      return true;
    });
    const texts = await textsOf(clickHouseUrl({ port: detour.port }));
    await detour.close();
    expect(texts["incidents"]).toContain("c,four");
  });

  test("are not read where they change all the time", async () => {
    const detour = await openDetour({ port: clickHousePort() }, async (sent) => {
      if (sent.includes("ORDER BY") && sent.includes('"claims"'))
        await runOnClickHouse(`INSERT INTO ${database}.incidents VALUES ('d', 'five')`);
      return true;
    });
    expect(await refusal(clickHouseUrl({ port: detour.port }))).toMatch(/^edition\/inputs-changed/);
    await detour.close();
  });

  test("are read from the start where the connection breaks off, twice at most", async () => {
    let left = 2;
    const detour = await openDetour(
      { port: clickHousePort() },
      async (sent) => !(sent.includes("ORDER BY") && sent.includes('"claims"')) || left-- <= 0,
    );
    expect(Object.keys(await textsOf(clickHouseUrl({ port: detour.port })))).toHaveLength(3);
    left = 3;
    expect(await refusal(clickHouseUrl({ port: detour.port }))).toBe(
      "database/lost | the server of TEST_URL broke off the connection | see what its log says, and try again",
    );
    await detour.close();
  });

  test("are never written to", async () => {
    const session = await openSession(connectToClickHouse());
    for (const sql of [
      `DROP TABLE ${database}.claims`,
      `INSERT INTO ${database}.claims SELECT '3', 'c'`,
      `CREATE TABLE ${database}.x (id String) ENGINE = Memory`,
    ])
      await expect(session.query(sql)).rejects.toThrow(/readonly/);
    await session.close();
  });

  test("are not for who does not know the password", async () => {
    expect(await refusal(clickHouseUrl({ password: "wrong" }))).toMatch(
      /^database\/not-let-in \| the server of TEST_URL does not let this user in/,
    );
  });

  test("are looked for by what they are called", async () => {
    expect(await refusal(clickHouseUrl(), `${database}s`)).toBe(
      `database/no-table | there is no database "${database}s" | did you mean "${database}"?`,
    );
    const almost = `${database}_almost`;
    await storeCsvThere({ database: almost, table: "incident", text: incidents });
    expect(await refusal(clickHouseUrl(), almost)).toBe(
      `database/no-table | there is no table "incidents" in the database "${almost}" | did you mean "incident"?`,
    );
    await runOnClickHouse(`DROP DATABASE ${almost}`);
  });

  test("are read over TLS by a certificate that somebody vouches for", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fieldbrief-tls-"));
    const words =
      "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key -out crt";
    const names = ["-addext", "subjectAltName=DNS:localhost"];
    expect(spawnSync("openssl", [...words.split(" "), ...names], { cwd: folder }).status).toBe(0);
    const [key, cert] = ["key", "crt"].map((file) => readFileSync(join(folder, file)));
    const server = createTlsServer({ ...(key && { key }), ...(cert && { cert }) }, (socket) => {
      const upstream = connect(clickHousePort(), "127.0.0.1");
      for (const each of [socket, upstream]) each.on("error", () => undefined);
      socket.pipe(upstream).pipe(socket);
    });
    server.on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const url = (host: string, options: string): string => {
      const { username, password } = new URL(clickHouseUrl());
      return `https://${username}:${password}@${host}:${port}${options}`;
    };
    const authority = `?sslrootcert=${join(folder, "crt")}`;
    expect(await textsOf(url("localhost", authority))).toHaveProperty("incidents");
    expect(await refusal(url("localhost", ""))).toMatch(/^database\/tls/);
    expect(await refusal(url("127.0.0.1", authority))).toBe(
      "database/tls | the server of TEST_URL shows a certificate of another host | name the host in the URL as the certificate does",
    );
    expect(await refusal(clickHouseUrl({ port }))).toMatch(/^database\//);
    server.close();
    rmSync(folder, { recursive: true });
  });

  test("are waited for as long as the URL says", async () => {
    const late = `${database}_late`;
    await storeCsvThere({ database: late, table: "claims", text: claims });
    await runOnClickHouse(
      `CREATE OR REPLACE VIEW ${late}.incidents AS SELECT toString(sum(sipHash64(number))) AS id FROM numbers(100000000000)`,
    );
    const url = clickHouseUrl({ options: "?statement_timeout=1" });
    expect(await refusal(url, late)).toMatch(/^database\/timeout/);
    await runOnClickHouse(`DROP DATABASE ${late}`);
  });
});
