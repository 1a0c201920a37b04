import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectOf } from "../../bench/many-incidents.js";
import { diskEffects } from "../../src/effect.ts";
import { type BuildReport, build, nodeEffects, type TraceReport, trace } from "../../src/index.ts";

// One more than those whose incidents are written down for each figure.
const incidents = 10_001;
let root = "";
let report: BuildReport | undefined;
const copies: string[] = [];

beforeAll(async () => {
  root = projectOf(incidents);
  report = await build({ project: root, out: join(root, "out") }, nodeEffects());
});
afterAll(() => {
  for (const folder of [root, ...copies]) rmSync(folder, { recursive: true, force: true });
});

// The project, changed after it was built.
function changed(file: string, change: (text: string) => string): string {
  const copy = mkdtempSync(join(tmpdir(), "fieldbrief-many-"));
  copies.push(copy);
  cpSync(root, copy, { recursive: true });
  const path = join(copy, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
  return copy;
}

async function traceIn(project: string, figure: string, most?: number): Promise<TraceReport> {
  const options = { project, out: join(project, "out"), figure, incidents: most };
  return trace(options, { read: diskEffects });
}

describe("an edition of more than 10,000 incidents", () => {
  test("is built without a finding, and holds queries instead of incidents", () => {
    expect(report?.diagnostics).toEqual([]);
    const json = readFileSync(join(root, "out/2030-q1-en/figures.json"), "utf8");
    const ledger = JSON.parse(json);
    expect(ledger.traced).toBe("by-query");
    expect(ledger.figures.length).toBeGreaterThan(5);
    for (const figure of ledger.figures) expect(figure).toMatchObject({ incidents: null });
    expect(ledger.figures[0]).toMatchObject({
      id: "headline.incidents[all]",
      source: "headline",
      column: "incidents",
      where: { id: "all" },
    });
    expect(ledger.queries.headline.sql).toContain("number_of(id)");
    expect(ledger.parameters).toMatchObject({ period_start: "2030-01-01" });
    expect(json.length).toBeLessThan(20_000);
  });

  test.each([
    ["headline.incidents[all]", 10_001, "holds"],
    ["headline.killed[all]", 10_001, "holds"],
    ["headline.provinces[all]", 10_001, "depends"],
    ["parts.killed[province=AF-BAL,category=flash-flood]", 1667, "holds"],
    ["count:parts[category=flash-flood]", 5001, "depends"],
  ])("is traced by running the query of %s", async (figure, count, result) => {
    const { traces, diagnostics } = await traceIn(root, figure);
    expect(diagnostics).toEqual([]);
    expect(traces).toHaveLength(1);
    expect(traces[0]?.incidentCount).toBe(count);
    expect(traces[0]?.incidents).toHaveLength(count);
    expect(traces[0]?.workedOut).toMatchObject({ result, records: count });
    expect(traces[0]?.independentSources).toBe(1);
    expect(traces[0]?.incidents?.[0]?.claims).toHaveLength(1);
  });

  test("gives as many incidents as are asked for, and counts all", async () => {
    const { traces } = await traceIn(root, "headline.killed[all]", 3);
    expect(traces[0]?.incidents?.map(({ id, count }) => [id, count])).toEqual([
      ["I-0", "3"],
      ["I-1", "at least 2"],
      ["I-10", "3"],
    ]);
    expect(traces[0]).toMatchObject({ incidentCount: incidents, workedOut: { result: "holds" } });
  });

  test("says so where the data have changed since", async () => {
    const project = changed("data/claims.csv", (text) =>
      text.replace("C-0,I-0,radio,3,", "C-0,I-0,radio,4,"),
    );
    const { traces } = await traceIn(project, "headline.killed[all]", 1);
    expect(traces[0]?.workedOut).toMatchObject({
      result: "differs",
      value: expect.stringMatching(/^at least 44004 /),
    });
  });

  test.each([
    ["data", "data/incidents.csv", "Incident 1,2030-01-02", "Incident 1,2030-13-02", 10_000],
    ["categories", "briefing.yaml", "categories: [flash-flood, dam]", "categories: [dam]", 5000],
  ])("counts rows without an error alone, where %s changed", async (_, file, from, to, records) => {
    const project = changed(file, (text) => text.replace(from, to));
    const { traces } = await traceIn(project, "headline.incidents[all]", 1);
    expect(traces[0]?.workedOut).toMatchObject({ result: "differs", records });
  });

  test("shows of the data no more than the audience of the edition may see", async () => {
    const project = changed("data/incidents.csv", (text) =>
      text.replace(/^(I-0,.*),public,/m, "$1,restricted,"),
    );
    const { traces } = await traceIn(project, "headline.killed[all]", 1);
    expect(traces[0]?.incidents?.map(({ id }) => id)).toEqual(["I-1"]);
    expect(traces[0]).toMatchObject({
      incidentCount: incidents - 1,
      workedOut: { result: "differs" },
    });
  });

  test.each([
    ["briefing.yaml", "2030-q1", "2030-q2", "ledger/not-in-project"],
    ["data/incidents.csv", /,AF-BAL,/g, ",AF-KDZ,", "ledger/gone"],
    ["briefing.yaml", "kind: census", "kind: [", "config/yaml"],
  ])(
    "says what is wrong with a project that does not fit any more: %s",
    async (file, from, to, code) => {
      const project = changed(file, (text) => text.replaceAll(from, to));
      const figure = "parts.killed[province=AF-BAL,category=flash-flood]";
      const { traces, diagnostics } = await traceIn(project, figure);
      expect(diagnostics.map((one) => one.code)).toContain(code);
      expect(traces[0]).toMatchObject({ incidents: null, workedOut: { result: "none" } });
    },
  );

  test("runs no query that could reach beyond the data", async () => {
    const project = changed("out/2030-q1-en/figures.json", (text) =>
      text.replace(
        /SELECT 'all' AS id/,
        "SELECT content AS id, 1 AS killed FROM read_text('/etc/hostname'); SELECT 'all' AS id",
      ),
    );
    const { traces, diagnostics } = await traceIn(project, "headline.killed[all]");
    expect(diagnostics.map(({ severity }) => severity)).toContain("error");
    expect(traces[0]?.incidents).toBeNull();
  });
});
