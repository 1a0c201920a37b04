import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuildReport, build, diff, nodeEffects } from "../src/index.ts";
import { projectEffects } from "../src/project-effects.ts";
import { commit, withRepository } from "./support/change.ts";
import { filesIn } from "./support/command.ts";
import { missingServer, type Server, startServer } from "./support/postgres.ts";
import { builtSample, sampleProject } from "./support/sample.ts";
import { makeReader, reader, saidOfServer, storeCsv, urlOf } from "./support/served.ts";
import { servedSample, tables, withPositions } from "./support/served-sample.ts";

const edition = "2022-05-en";
const variable = "FIELDBRIEF_TEST_URL";

const noServer = missingServer();

describe.skipIf(noServer !== undefined)(`a project on a server ${noServer ?? ""}`, () => {
  let server: Server;
  let root: string;
  beforeAll(async () => {
    server = await startServer();
    await makeReader(server);
    root = servedSample(`{ postgresql: ${variable}, schema: ngo }`);
    for (const table of tables) {
      const text = readFileSync(join(sampleProject, `data/${table}.csv`), "utf8");
      const isPlaced = table === "breakdowns";
      await storeCsv(server, {
        schema: "ngo",
        table,
        text: isPlaced ? withPositions(text) : text,
        types: { date: "date", position: "integer" },
      });
    }
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const out = () => join(root, "out");
  const buildBy = (url: string | undefined, options = {}): Promise<BuildReport> => {
    const environment = (name: string) => (name === variable ? url : undefined);
    const effects = nodeEffects({ read: projectEffects(environment) });
    return build({ project: root, out: out(), editions: [edition], ...options }, effects);
  };

  test("is what it is of files, to the last figure", async () => {
    const report = await buildBy(urlOf(server));
    expect(report.diagnostics).toEqual([]);
    const files = filesIn(join(out(), edition));
    const { html, pdf } = await builtSample(edition);
    expect(files.get("briefing.html")?.toString("utf8")).toBe(html);
    expect(files.get("briefing.pdf")?.equals(pdf)).toBe(true);
  });

  test("is told in its manifest by the variable alone", async () => {
    await buildBy(urlOf(server));
    const files = filesIn(join(out(), edition));
    expect(files.get("manifest.json")?.toString("utf8")).toContain(
      `"postgresql:${variable}/ngo/incidents"`,
    );
    for (const [name, bytes] of files)
      expect([name, saidOfServer(bytes.toString("latin1"), server)]).toEqual([name, []]);
  });

  test("is left as it is until a row changes", async () => {
    const workOf = async (): Promise<string> => {
      const [first] = (await buildBy(urlOf(server))).editions;
      return [first?.work, ...(first?.reasons ?? [])].join("; ");
    };
    await buildBy(urlOf(server));
    expect(await workOf()).toBe("unchanged");
    await server.run(
      "postgres",
      "UPDATE ngo.claims SET note = 'seen again' WHERE id = (SELECT min(id) FROM ngo.claims)",
    );
    expect(await workOf()).toBe(`made; postgresql:${variable}/ngo/claims changed`);
  });

  test("has findings in its rows", async () => {
    await server.run(
      "postgres",
      "UPDATE ngo.incidents SET category = 'flood' WHERE id = (SELECT min(id) FROM ngo.incidents)",
    );
    const { diagnostics } = await buildBy(urlOf(server));
    await server.run(
      "postgres",
      "UPDATE ngo.incidents SET category = 'taliban-others' WHERE category = 'flood'",
    );
    expect(diagnostics).toMatchObject([
      {
        code: "incident/unknown-value",
        place: { file: `postgresql:${variable}/ngo/incidents`, line: 2 },
      },
    ]);
  });

  test.each([
    ["no variable", undefined, "database/no-url"],
    ["no server", "postgresql://rd_only:s3cret@nobody.invalid/x", "database/unreachable"],
    ["a wrong password", "wrong", "database/not-let-in"],
  ])("with %s says so once, and nothing of the URL", async (_, given, code) => {
    const url = given === "wrong" ? urlOf(server, { password: "s3cret" }) : given;
    const { diagnostics, crashes } = await buildBy(url);
    expect(crashes).toEqual([]);
    expect(diagnostics).toMatchObject([{ code, place: { file: "briefing.yaml", line: 17 } }]);
    const printed = JSON.stringify(diagnostics);
    for (const secret of ["s3cret", "nobody.invalid", "127.0.0.1", reader.user])
      expect(printed).not.toContain(secret);
  });
});

describe("a server in briefing.yaml", () => {
  const findingsOf = async (server: string): Promise<readonly string[]> => {
    const root = servedSample(`{ postgresql: ${variable}, schema: ngo }`);
    try {
      const file = join(root, "briefing.yaml");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(/^ {2}server: .*$/m, server));
      const effects = nodeEffects({ read: projectEffects(() => undefined) });
      const { diagnostics } = await build({ project: root, out: join(root, "out") }, effects);
      return diagnostics.map(({ code, message, hint, excerpt, place }) =>
        [`${place?.line}:${place?.column}`, code, message, hint, excerpt].join(" | "),
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  };

  test("is named by a variable, never by its URL, which is not repeated", async () => {
    const found = await findingsOf(
      "  server: { postgresql: postgres://me:s3cret@db.example.org/x }",
    );
    expect(found).toEqual([
      "17:25 | config/no-variable | data.server.postgresql is the name of an environment variable | put the URL into a variable, FIELDBRIEF_DATABASE_URL say, and name that here |   server: { postgresql: postgres://… }",
    ]);
  });

  test("is of one kind", async () => {
    expect(await findingsOf("  server: { postgresql: DB_URL, clickhouse: DB_URL }")).toEqual([
      "17:11 | config/no-server | data.server names one server, of PostgreSQL or of ClickHouse | write { postgresql: VARIABLE, schema: … } or { clickhouse: VARIABLE, database: … } |   server: { postgresql: DB_URL, clickhouse: DB_URL }",
    ]);
    expect((await findingsOf("  server: { schema: ngo }")).join()).toContain("config/no-server");
    for (const [server, words] of [
      ["{ clickhouse: DB_URL, schema: ngo }", "data.server.schema is of postgresql"],
      ["{ postgresql: DB_URL, database: ngo }", "data.server.database is of clickhouse"],
    ])
      expect((await findingsOf(`  server: ${server}`)).join()).toContain(words);
  });

  test("of ClickHouse is named by a variable, too", async () => {
    const found = await findingsOf("  server: { clickhouse: https://me:s3cret@db.example.org }");
    expect(found).toEqual([
      "17:25 | config/no-variable | data.server.clickhouse is the name of an environment variable | put the URL into a variable, FIELDBRIEF_DATABASE_URL say, and name that here |   server: { clickhouse: https://… }",
    ]);
    expect(await findingsOf("  server: { clickhouse: DB_URL, database: ngo }")).toEqual([
      "17:25 | database/no-url | the environment variable DB_URL is not set | set it to https://USER:PASSWORD@HOST:8443 | ",
    ]);
  });

  test("has a schema that is named plainly", async () => {
    const found = await findingsOf('  server: { postgresql: DB_URL, schema: "a b" }');
    expect(found.join("\n")).toContain("a schema is named with letters, digits, _ and $");
  });

  test("stands in the place of files", async () => {
    const found = await findingsOf("  server: { postgresql: DB_URL }\n  claims: data/claims.csv");
    expect(found.join("\n")).toContain(
      'config/server-beside-files | the server stands in the place of files, and "data/claims.csv" is there too',
    );
  });

  test("is in no revision", () =>
    withRepository(async (root) => {
      for (const table of tables) rmSync(join(root, `data/${table}.csv`));
      const file = join(root, "briefing.yaml");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace("data:\n", "data:\n  server: { postgresql: DB_URL }\n"));
      commit(root);
      const { diagnostics } = await diff({
        before: "git:HEAD",
        after: ".",
        cwd: root,
        project: root,
      });
      expect(diagnostics.map(({ code }) => code)).toContain("config/not-kept");
    }));
});
