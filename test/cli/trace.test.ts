import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { build, nodeEffects } from "../../src/index.ts";
import { sampleProject } from "../support/sample.ts";
import { recordingTerminal } from "../support/terminal.ts";

const out = mkdtempSync(join(tmpdir(), "fieldbrief-trace-"));
const other = mkdtempSync(join(tmpdir(), "fieldbrief-trace-"));

beforeAll(async () => {
  const editions = ["2022-05-en", "2022-05-fa-AF"];
  const report = await build({ project: sampleProject, out, editions }, nodeEffects());
  expect(report.diagnostics).toEqual([]);
});
afterAll(() => {
  rmSync(out, { recursive: true });
  rmSync(other, { recursive: true });
});

async function trace(argv: readonly string[], folder: string = out) {
  const terminal = recordingTerminal(sampleProject);
  const start = performance.now();
  const code = await run(["trace", ...argv, "--out", folder], terminal);
  const time = performance.now() - start;
  return { code, out: terminal.stdout(), err: terminal.stderr(), time };
}

describe("fieldbrief trace", () => {
  test("prints what a headline rests on, within a second and 80 columns", async () => {
    const { code, out: printed, err, time } = await trace(["headline.killed"]);
    expect([code, err]).toEqual([0, ""]);
    expect(printed).toMatch(
      /^headline\.killed {2}at least 477 \(in part approximate\), 3 not stated\n/,
    );
    expect(printed).toContain("2022-05-en p. 1: at least 477 (key figure, “At a glance”)");
    expect(printed).toContain("2022-05-fa-AF p. 1: حداقل ۴۷۷");
    expect(printed).toContain("templates/briefing/queries/headline.sql");
    expect(printed).toContain("total_of(killed) AS killed");
    expect(printed).toContain("$period_start = 2021-08-15");
    expect(printed).not.toContain("$coverage_start");
    expect(printed.replace(/\s+/g, " ")).toContain(
      "worked out again from 14 incidents: at least 477 (in part approximate), 3 not stated, as printed",
    );
    expect(printed).toContain("14 incidents, 7 independent sources\n");
    expect(printed).toContain("  IK-2021-10-08-kunduz  killed: about 60\n    2021-10-08 · AF-KDZ");
    expect(printed.replace(/\s+/g, " ")).toContain(
      "→ C-2021-10-08-kunduz-al-jazeera, al-jazeera: killed about 60 (“around 60”)",
    );
    expect(printed).toContain("https://reliefweb.int/report/");
    // What a query is written like stays so; an address has no place to break.
    const sql = readFileSync(
      join(sampleProject, "templates/briefing/queries/headline.sql"),
      "utf8",
    );
    const wide = printed
      .split("\n")
      .filter((line) => line.length > 80 && !sql.includes(line.trim()) && !line.includes("https:"));
    expect(wide).toEqual([]);
    expect(time).toBeLessThan(1000);
  });

  test("prints the same facts as JSON", async () => {
    const { code, out: printed } = await trace(["headline.killed", "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({
      traces: [
        {
          edition: { id: "2022-05" },
          figure: { id: "headline.killed", source: "headline", column: "killed" },
          value: { total: "at least 477", parts: { unknown: 3 } },
          query: { name: "headline" },
          incidents: { length: 14 },
          independentSources: 7,
          workedOut: { result: "holds", records: 14 },
        },
      ],
      printed: [{ folder: "2022-05-en", page: 1 }, { page: 7 }, { folder: "2022-05-fa-AF" }, {}],
      diagnostics: [],
    });
  });

  test.each([
    ["۴۷۷", "--page", "1"],
    ["at least 477", "--page", "1"],
    ["حداقل ۴۷۷", "--page", "1"],
  ])("takes words as printed, and a page: %s", async (...argv) => {
    const { code, out: printed } = await trace(argv);
    expect(code).toBe(0);
    expect(printed).toMatch(/^headline\.killed /);
  });

  test("lists several figures of the same words, to choose from", async () => {
    const { code, out: printed } = await trace(["477"]);
    expect(code).toBe(1);
    expect(printed).toMatch(/^2 figures fit/);
    expect(printed).toContain("  headline.killed\n    2022-05-en p. 1: at least 477");
    expect(printed).toContain("  total:killed-by-incident.killed\n    2022-05-en p. 3");
  });

  test("shows all figures of a row", async () => {
    const row = "provinces[kind=province,province=AF-KAB]";
    const { code, out: printed } = await trace([row]);
    expect(code).toBe(0);
    const ids = [...printed.matchAll(/^(\S+\[\S+\]) /gm)].map(([, id]) => id);
    expect(ids).toContain("provinces.killed[kind=province,province=AF-KAB]");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(2);
  });

  test("says of a stated figure that it is stated, and by whom", async () => {
    const { out: printed } = await trace(["more than 330"]);
    expect(printed).toContain("stated by the source, not counted here");
    expect(printed).toContain("Anadolu Agency");
  });

  test.each([
    [["headline.kiled"], out, 1, 'did you mean "headline.killed"?'],
    [["4711"], out, 1, 'error[ledger/no-figure] no figure "4711" is printed'],
    [["477", "--page", "2"], out, 1, "it is printed on page 1, 3, 7"],
    [["477", "--edition", "2022-06-en"], out, 2, 'did you mean "2022-05-en"?'],
    [["477"], join(out, "nowhere"), 1, "run `fieldbrief build` first"],
    [["477"], join(out, "nowhere"), 1, "error[ledger/not-built]"],
    [["477", "--edition", "x"], out, 2, "error[ledger/unknown-edition]"],
    [["4711", "--format", "github"], out, 1, "::error title=ledger/no-figure::"],
    [["477", "--format", "xml"], out, 2, "format"],
    [[], out, 2, "a word is missing: fieldbrief trace <figure>"],
  ])("says what is wrong with %j", async (argv, folder, expected, message) => {
    const { code, out: printed, err } = await trace(argv, folder);
    expect([code, printed]).toEqual([expected, ""]);
    expect(err).toContain(message);
  });

  test("tells two issues apart, and takes the one that is asked for", async () => {
    for (const [folder, id] of [
      ["2022-05-en", "2022-05"],
      ["2022-06-en", "2022-06"],
    ] as const) {
      mkdirSync(join(other, folder));
      const json = readFileSync(join(out, "2022-05-en/figures.json"), "utf8");
      writeFileSync(
        join(other, folder, "figures.json"),
        json.replace('"id": "2022-05"', `"id": "${id}"`),
      );
    }
    const all = await trace(["headline.killed"], other);
    expect(all.code).toBe(1);
    expect(all.out).toContain("Choose one with --edition:");
    for (const edition of ["2022-06", "2022-06-en"]) {
      const one = await trace(["headline.killed", "--edition", edition], other);
      expect(one.code).toBe(0);
      expect(one.out).toContain("edition     2022-06, for public");
    }
  });

  test("refuses a foreign file, and prints nothing that rules the terminal", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fieldbrief-trace-"));
    cpSync(join(out, "2022-05-en"), join(folder, "2022-05-en"), { recursive: true });
    const file = join(folder, "2022-05-en/figures.json");
    const json = readFileSync(file, "utf8");
    const hostile = "\\u001b[2J\\u202eevil\\u0007";
    writeFileSync(
      file,
      json.replaceAll("Suicide attack", hostile).replaceAll("around 60", hostile),
    );
    const shown = await trace(["headline.killed"], folder);
    expect(shown.out).toContain("evil");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(shown.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    writeFileSync(file, json.replace('"version": 1', '"version": 99'));
    const refused = await trace(["headline.killed"], folder);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.err).toContain("error[ledger/unreadable]");
    rmSync(folder, { recursive: true });
  });
});
