import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readServed } from "../../src/database/index.ts";
import { openSession } from "../../src/database/postgres/session.ts";
import { diskEffects, ReadRefusal } from "../../src/effect.ts";
import { connectTo, missingServer, type Server, startServer } from "../support/postgres.ts";
import { sampleProject } from "../support/sample.ts";
import { makeReader, openDetour, reader, storeCsv, urlOf } from "../support/served.ts";

const incidents = 'id,title\nb,"two, too"\na,one\nB,three\n';
const claims = "id,incident\n2,b\n1,a\n";

const read = (url: string | undefined, schema = "data") =>
  readServed(
    { kind: "postgresql", variable: "TEST_URL", schema },
    {
      environment: (name) => (name === "TEST_URL" ? url : undefined),
      readFile: diskEffects.readFile,
    },
  );

const textsOf = async (url: string, schema?: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    [...(await read(url, schema))].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );

// What is said, and all that anybody could print of it.
async function refusal(url: string | undefined, schema?: string): Promise<string> {
  try {
    await read(url, schema);
  } catch (error) {
    if (!(error instanceof ReadRefusal)) throw error;
    const { code, message, hint } = error.finding;
    const all = [code, message, hint, error.stack, JSON.stringify(error), String(error.cause)];
    for (const secret of ["127.0.0.1", "nobody.invalid", reader.user, reader.password, "s3cret"])
      expect(all.join("\n")).not.toContain(secret);
    return [code, message, hint].join(" | ");
  }
  throw new Error("it was read");
}

const noServer = missingServer();

describe.skipIf(noServer !== undefined)(`tables of a server ${noServer ?? ""}`, () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
    await makeReader(server);
    await storeCsv(server, { schema: "data", table: "incidents", text: incidents });
    await storeCsv(server, { schema: "data", table: "claims", text: claims });
  });
  afterAll(() => server?.stop());

  test("are read as files, in the order of their ids by bytes", async () => {
    expect(await textsOf(urlOf(server))).toEqual({
      incidents: 'id,title\nB,three\na,one\nb,"two, too"\n',
      claims: "id,incident\n1,a\n2,b\n",
      breakdowns: "claim,measure,group,count,verbatim,relation\n",
    });
  });

  test("are read over a socket, by a URL that names its folder", async () => {
    const query = new URLSearchParams({ host: server.host, user: reader.user });
    // The port is part of the name of a socket.
    const url = `postgresql://x:${server.port}/postgres?${query}`;
    expect(Object.keys(await textsOf(url))).toEqual(["incidents", "claims", "breakdowns"]);
  });

  test("may have types of their own", async () => {
    const columns = "id,day,moment,clock,n,share,words,yes,nothing";
    const text = `${columns}\n7,2022-05-25,2022-05-25,09:30,12,1.50,"{a,b c}",t,\n10,2022-05-26,2022-05-26 10:00,23:59,0,2,{},f,\n`;
    const types = {
      ...{ id: "integer", day: "date", moment: "timestamp", clock: "time", n: "smallint" },
      ...{ share: "numeric(9,2)", words: "text[]", yes: "boolean" },
    };
    await storeCsv(server, { schema: "typed", table: "incidents", text, types });
    await storeCsv(server, { schema: "typed", table: "claims", text: claims });
    expect((await textsOf(urlOf(server), "typed"))["incidents"]).toBe(
      `${columns}\n7,2022-05-25,2022-05-25,09:30,12,1.5,a;b c,true,\n10,2022-05-26,2022-05-26 10:00:00,23:59,0,2,,false,\n`,
    );
  });

  test("hold parts of figures in the order of their positions", async () => {
    const text =
      "claim,position,measure,group,count,verbatim,relation\n1,2,killed,a,1,one,part-of\n1,10,killed,A,2,two,part-of\n1,1,killed,b,3,three,part-of\n";
    await storeCsv(server, {
      schema: "parts",
      table: "breakdowns",
      text,
      types: { position: "integer" },
    });
    await storeCsv(server, { schema: "parts", table: "incidents", text: incidents });
    await storeCsv(server, { schema: "parts", table: "claims", text: claims });
    expect((await textsOf(urlOf(server), "parts"))["breakdowns"]).toBe(
      "claim,measure,group,count,verbatim,relation\n1,killed,b,3,three,part-of\n1,killed,a,1,one,part-of\n1,killed,A,2,two,part-of\n",
    );
  });

  test("are those of the sample as the sample's files are", async () => {
    for (const table of ["incidents", "claims", "breakdowns"]) {
      const text = readFileSync(join(sampleProject, `data/${table}.csv`), "utf8");
      await storeCsv(server, { schema: "sample", table, text });
    }
    const texts = await textsOf(urlOf(server), "sample");
    const linesOf = (text: string): readonly string[] => text.split("\n").sort();
    expect(linesOf(texts["claims"] ?? "")).toEqual(
      linesOf(readFileSync(join(sampleProject, "data/claims.csv"), "utf8")),
    );
  });

  test("are read by the view and the role that docs/engines.md makes", async () => {
    const page = readFileSync(join(sampleProject, "docs/engines.md"), "utf8");
    const blocks = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = ""]) => sql);
    expect(blocks).toHaveLength(2);
    await storeCsv(server, { schema: "briefing", table: "incidents", text: incidents });
    await storeCsv(server, { schema: "briefing", table: "claims", text: claims });
    const text =
      "claim_id,position,measure,who,number,printed,relation\n1,1,killed,children,2,two,part-of\n";
    await storeCsv(server, { schema: "public", table: "parts", text });
    for (const sql of blocks) await server.run("postgres", sql.replace("…", reader.password));
    const url = urlOf(server).replace(reader.user, "fieldbrief");
    expect((await textsOf(url, "briefing"))["breakdowns"]).toBe(
      "claim,measure,group,count,verbatim,relation\n1,killed,children,2,two,part-of\n",
    );
  });

  test("are of one state, whatever is written meanwhile", async () => {
    let isChanged = false;
    const detour = await openDetour(server, async (sent) => {
      if (isChanged || !sent.includes('"data"."claims"')) return true;
      isChanged = true;
      await server.run("postgres", "INSERT INTO data.claims VALUES ('3', 'c')");
      return true;
    });
    const before = await textsOf(urlOf(detour));
    await detour.close();
    expect(isChanged).toBe(true);
    expect(before["claims"]).toBe("id,incident\n1,a\n2,b\n");
    expect((await textsOf(urlOf(server)))["claims"]).toContain("3,c");
    await server.run("postgres", "DELETE FROM data.claims WHERE id = '3'");
  });

  test("are read from the start where the connection breaks off, twice at most", async () => {
    let left = 2;
    const seen: string[] = [];
    const detour = await openDetour(server, async (sent) => {
      const [, table] = /FROM "data"\."(\w+)"/.exec(sent) ?? [];
      if (table !== undefined) seen.push(table);
      return table !== "claims" || left-- <= 0;
    });
    expect(Object.keys(await textsOf(urlOf(detour)))).toHaveLength(3);
    expect(seen).toEqual(["incidents", "claims", "incidents", "claims", "incidents", "claims"]);
    left = 3;
    expect(await refusal(urlOf(detour))).toBe(
      "database/lost | the server of TEST_URL broke off the connection | see what its log says, and try again",
    );
    await detour.close();
  });

  test("are left without a connection behind", async () => {
    await read(urlOf(server));
    await refusal(urlOf(server), "nowhere");
    const sql = "SELECT count(*) AS n FROM pg_stat_activity WHERE application_name = 'fieldbrief'";
    await expect.poll(async () => (await server.run("postgres", sql))[0]?.["n"]).toBe("0");
  });

  test("are never written to", async () => {
    const session = await openSession(connectTo(server, "postgres"));
    for (const sql of [
      "DELETE FROM data.claims",
      "CREATE TEMP TABLE x (id text)",
      "SET LOCAL transaction_read_only = off",
      "SELECT set_config('transaction_read_only', 'off', true)",
    ])
      await expect(session.query(sql)).rejects.toThrow(/read-only|read-write/);
    await session.close();
  });

  test("are joined by their hashes, however few rows the server takes them for", async () => {
    const session = await openSession(connectTo(server, "postgres"));
    const { rows } = await session.query(
      `EXPLAIN SELECT count(*) FROM unnest(CAST($1 AS text[])) AS a(x) JOIN unnest(CAST($1 AS text[])) AS b(x) ON b.x = a.x`,
      ["{1}"],
    );
    await session.close();
    expect(rows.join("\n")).not.toContain("Nested Loop");
  });

  test("are read as the URL says, whatever else is in the environment", async () => {
    const given = { PGOPTIONS: "-c nothing", PGPASSWORD: reader.password, PGSSLMODE: "require" };
    const kept = { ...process.env };
    Object.assign(process.env, given, { PGREPLICATION: "true", PGSSLNEGOTIATION: "direct" });
    try {
      expect(Object.keys(await textsOf(urlOf(server)))).toHaveLength(3);
      expect(await refusal(urlOf(server, { password: "" }))).toMatch(/^database\/not-let-in/);
    } finally {
      for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
    }
  });

  test.each([
    [undefined, "database/no-url", "the environment variable TEST_URL is not set"],
    ["", "database/no-url", "the environment variable TEST_URL is not set"],
    ["mysql://rd_only:s3cret@127.0.0.1/x", "database/bad-url", "is none of a PostgreSQL server"],
    ["rd_only:s3cret", "database/bad-url", "is none of a PostgreSQL server"],
    ["postgresql://127.0.0.1/x", "database/bad-url", "names no user"],
    ["postgresql:///x?user=rd_only", "database/bad-url", "names no host"],
    [
      "postgresql://rd_only:s3cret%@127.0.0.1/x",
      "database/bad-url",
      "has a % that stands for nothing",
    ],
    ["postgresql://rd_only@127.0.0.1/x?sslmod=x", "database/bad-url", 'did you mean "sslmode"?'],
    ["postgresql://rd_only@127.0.0.1/x?sslmode=prefer", "database/bad-url", "another sslmode"],
    ["postgresql://rd_only@127.0.0.1/x?statement_timeout=5min", "database/bad-url", "of seconds"],
    [
      "postgresql://rd_only@nobody.invalid/x",
      "database/unreachable",
      "at a host that nobody knows",
    ],
    ["postgresql://rd_only@127.0.0.1:1/x", "database/unreachable", "does not answer"],
    [
      "postgresql://x/x?host=/no/such/folder&user=rd_only",
      "database/unreachable",
      "does not answer",
    ],
    [
      "postgresql://rd_only@127.0.0.1/x?sslmode=verify-full&sslrootcert=/no/ca.pem",
      "database/tls",
      "sslrootcert",
    ],
  ])("are not found by %s", async (url, code, words) => {
    const said = await refusal(url);
    expect(said).toContain(`${code} | `);
    expect(said).toContain(words);
  });

  test.each([
    [{ password: "wrong" }, "database/not-let-in", "does not let this user in"],
    [{ database: "postgrs" }, "database/not-let-in", "has no database of that name"],
    [{ options: "?sslmode=require" }, "database/tls", "has no TLS, which the URL asks for"],
    [{ options: "?sslmode=verify-full" }, "database/tls", "has no TLS, which the URL asks for"],
  ])("are not got at with %o", async (options, code, words) => {
    const said = await refusal(urlOf(server, options));
    expect(said).toContain(`${code} | the server of TEST_URL ${words}`);
  });

  test("are looked for by what they are called", async () => {
    await server.run("postgres", "CREATE SCHEMA almost; CREATE TABLE almost.incident (id text)");
    expect(await refusal(urlOf(server), "dato")).toBe(
      'database/no-table | there is no schema "dato" | did you mean "data"?',
    );
    expect(await refusal(urlOf(server), "almost")).toBe(
      'database/no-table | there is no table "incidents" in the schema "almost" | did you mean "incident"?',
    );
    await server.run("postgres", "CREATE TABLE almost.incidents (id text)");
    expect(await refusal(urlOf(server), "almost")).toBe(
      "database/denied | the server of TEST_URL does not let this user read what is asked for | GRANT USAGE ON SCHEMA … and GRANT SELECT ON … TO the user of the URL",
    );
  });

  test("are given up where a statement takes too long", async () => {
    await server.run("postgres", "CREATE SCHEMA slow");
    await storeCsv(server, { schema: "slow", table: "claims", text: claims });
    await server.run(
      "postgres",
      `CREATE VIEW slow.incidents AS SELECT 'a' AS id FROM (SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(9)) AS s;
      GRANT SELECT ON slow.incidents TO ${reader.user}`,
    );
    expect(await refusal(urlOf(server), "slow")).toMatch(/^database\/timeout/);
  });

  test("are waited for as long as the URL says", async () => {
    await storeCsv(server, { schema: "late", table: "claims", text: claims });
    await server.run(
      "postgres",
      `CREATE VIEW late.incidents AS SELECT 'a' AS id FROM (SELECT pg_sleep(9)) AS s;
      GRANT SELECT ON late.incidents TO ${reader.user}`,
    );
    const url = urlOf(server, { options: "?statement_timeout=1" });
    expect(await refusal(url, "late")).toMatch(/^database\/timeout/);
  });

  test("are not read where they are more than memory is meant for", async () => {
    await storeCsv(server, { schema: "long", table: "claims", text: claims });
    await server.run(
      "postgres",
      `CREATE VIEW long.incidents AS SELECT 'x' AS id FROM generate_series(0, 1000000);
      GRANT SELECT ON long.incidents TO ${reader.user}`,
    );
    expect(await refusal(urlOf(server), "long")).toMatch(/^database\/too-many-records/);
  });

  test("are not waited for at a port that says nothing it should", async () => {
    const silent = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    expect(await refusal(urlOf({ port }))).toMatch(/^database\/lost/);
    silent.close();
  });
});

describe.skipIf(noServer !== undefined)(`a server with TLS ${noServer ?? ""}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-tls-"));
  let server: Server;
  const authority = join(folder, "server.crt");
  beforeAll(async () => {
    const words = [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=localhost",
    ];
    const files = ["-keyout", "server.key", "-out", "server.crt"];
    const names = ["-addext", "subjectAltName=DNS:localhost"];
    const made = spawnSync("openssl", [...words, ...files, ...names], { cwd: folder });
    if (made.status !== 0) throw new Error(`openssl: ${made.error ?? made.stderr}`);
    server = await startServer({
      settings: ["ssl=on"],
      files: {
        "server.key": readFileSync(join(folder, "server.key"), "utf8"),
        "server.crt": readFileSync(authority, "utf8"),
        "pg_hba.conf": "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n",
      },
    });
    await makeReader(server);
    await storeCsv(server, { schema: "data", table: "incidents", text: incidents });
    await storeCsv(server, { schema: "data", table: "claims", text: claims });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  const checked = (mode: string): string => `?sslmode=${mode}&sslrootcert=${authority}`;

  test.each([
    { host: "localhost", options: "?sslmode=require" },
    { host: "127.0.0.1", options: "?sslmode=require" },
    { host: "localhost", options: checked("verify-full") },
    { host: "127.0.0.1", options: checked("verify-ca") },
  ])("is read by $host with $options", async (options) => {
    expect(await textsOf(urlOf(server, options))).toHaveProperty("incidents");
  });

  test.each([
    [{ options: "?sslmode=disable" }, "database/not-let-in"],
    [{ host: "localhost", options: "?sslmode=verify-full" }, "database/tls"],
    [{ host: "localhost", options: "?sslmode=verify-ca" }, "database/tls"],
    [{ host: "127.0.0.1", options: checked("verify-full") }, "database/tls"],
  ])("is not with %o", async (options, code) => {
    expect(await refusal(urlOf(server, options))).toContain(`${code} | `);
  });
});
