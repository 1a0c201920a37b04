import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuildReport, build, nodeEffects } from "../src/index.ts";
import { projectEffects } from "../src/project-effects.ts";
import {
  clickHouseSecrets,
  clickHouseUrl,
  missingClickHouse,
  ownDatabase,
  runOnClickHouse,
  storeCsvThere,
} from "./support/clickhouse.ts";
import { filesIn } from "./support/command.ts";
import { builtSample, sampleProject } from "./support/sample.ts";
import { servedSample, tables, withPositions } from "./support/served-sample.ts";

const edition = "2022-05-en";
const variable = "FIELDBRIEF_TEST_URL";
const database = ownDatabase("ngo");
const noServer = missingClickHouse();

describe.skipIf(noServer !== undefined)(`a project on ClickHouse ${noServer ?? ""}`, () => {
  let root: string;
  const drop = (): Promise<void> => runOnClickHouse(`DROP DATABASE IF EXISTS ${database}`);
  beforeAll(async () => {
    root = servedSample(`{ clickhouse: ${variable}, database: ${database} }`);
    for (const table of tables) {
      const text = readFileSync(join(sampleProject, `data/${table}.csv`), "utf8");
      await storeCsvThere({
        database,
        table,
        text: table === "breakdowns" ? withPositions(text) : text,
        types: { position: "UInt32", category: "LowCardinality(String)" },
      });
    }
  });
  afterAll(async () => {
    await drop();
    rmSync(root, { recursive: true, force: true });
  });

  const out = () => join(root, "out");
  const buildBy = (url = clickHouseUrl()): Promise<BuildReport> => {
    const read = projectEffects((name) => (name === variable ? url : undefined));
    return build({ project: root, out: out(), editions: [edition] }, nodeEffects({ read }));
  };

  test("is what it is of files, to the last figure, and tells of nobody", async () => {
    const report = await buildBy();
    expect(report.diagnostics).toEqual([]);
    const files = filesIn(join(out(), edition));
    const { html, pdf } = await builtSample(edition);
    expect(files.get("briefing.html")?.toString("utf8")).toBe(html);
    expect(files.get("briefing.pdf")?.equals(pdf)).toBe(true);
    expect(files.get("manifest.json")?.toString("utf8")).toContain(
      `"clickhouse:${variable}/${database}/incidents"`,
    );
    for (const [name, bytes] of files)
      for (const secret of clickHouseSecrets())
        expect([name, secret, bytes.includes(secret)]).toEqual([name, secret, false]);
  });

  test("is left as it is until a row changes", async () => {
    const workOf = async (): Promise<string> => {
      const [first] = (await buildBy()).editions;
      return [first?.work, ...(first?.reasons ?? [])].join("; ");
    };
    await buildBy();
    expect(await workOf()).toBe("unchanged");
    await runOnClickHouse(
      `ALTER TABLE ${database}.claims UPDATE note = 'seen again' WHERE id = (SELECT min(id) FROM ${database}.claims) SETTINGS mutations_sync = 1`,
    );
    expect(await workOf()).toBe(`made; clickhouse:${variable}/${database}/claims changed`);
  });

  test("has findings in its rows, and of a wrong password at the line of the server", async () => {
    const { diagnostics: refused } = await buildBy(clickHouseUrl({ password: "wrong" }));
    expect(refused).toMatchObject([
      { code: "database/not-let-in", place: { file: "briefing.yaml", line: 17 } },
    ]);
    await runOnClickHouse(
      `ALTER TABLE ${database}.incidents UPDATE category = 'flood' WHERE id = (SELECT min(id) FROM ${database}.incidents) SETTINGS mutations_sync = 1`,
    );
    const { diagnostics } = await buildBy();
    expect(diagnostics).toMatchObject([
      {
        code: "incident/unknown-value",
        place: { file: `clickhouse:${variable}/${database}/incidents`, line: 2 },
      },
    ]);
  });
});
