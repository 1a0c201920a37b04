import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import type { Document } from "../../src/document/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";
import type { PagedDocument } from "../../src/layout/index.ts";
import { digits, type Given, knownWords, measure } from "../support/digit-kinds.ts";
import { type HtmlReading, readingOfHtml } from "../support/html-reading.ts";
import { edit, keep, ledgerIn } from "../support/published.ts";
import { sampleProject } from "../support/sample.ts";
import { runTool } from "../support/tool.ts";

// The sample as a monthly series: April 2022 is published, then its data change, and May is made.

const set = vi.hoisted(() => ({ all: [] as { document: unknown; paged: unknown }[] }));

vi.mock("../../src/layout/index.ts", async (load) => {
  const layout = await load<typeof import("../../src/layout/index.ts")>();
  return {
    ...layout,
    layoutDocument: (...given: Parameters<typeof layout.layoutDocument>) => {
      const made = layout.layoutDocument(...given);
      set.all.push({ document: given[0], paged: made.paged });
      return made;
    },
  };
});

const languages = ["en", "fa-AF", "ps-AF"] as const;

const series = [
  "series:",
  "  unit: month",
  "  first: 2021-08",
  "  languages: [en, fa-AF, ps-AF]",
  "  published: 5",
  "  data-as-of: 2",
  'published: { address: "https://example.org/{name}/briefing.pdf" }',
];

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-corrections-")));
const readings = new Map<string, HtmlReading>();
let report: BuildReport;
let given: Given;

async function make(issue: string): Promise<BuildReport> {
  const options = { project: root, out: join(root, "out"), editions: [issue] };
  const made = await build(options, nodeEffects());
  if (made.editions.length < 3) throw new Error(JSON.stringify(made.diagnostics, null, 2));
  return made;
}

beforeAll(async () => {
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(sampleProject, name), join(root, name), { recursive: true });
  const file = join(root, "briefing.yaml");
  const text = readFileSync(file, "utf8").replace(
    /^editions:\n(?:[ ].*\n)*/m,
    `${series.join("\n")}\n`,
  );
  writeFileSync(file, text.replace("..2022-05-25", "..2022-05-31"));
  await make("2022-04");
  await keep(root, "2022-04");
  edit(root, { "data/claims.csv": [["rfi,at least 30,", "rfi,at least 34,"]] });
  const without = (path: string, id: string): void => {
    const lines = readFileSync(join(root, path), "utf8").split("\n");
    writeFileSync(join(root, path), lines.filter((line) => !line.startsWith(id)).join("\n"));
  };
  without("data/incidents.csv", "IK-2022-04-22-kunduz");
  without("data/claims.csv", "C-2022-04-22-kunduz");
  edit(root, {
    "briefing.yaml": [["      - IK-2022-04-22-kunduz\n", ""]],
    "data/incidents.csv": [
      ['Mazar-e Sharif",2022-04-28,2022-04-28,', 'Mazar-e Sharif",2022-05-01,2022-05-01,'],
    ],
  });
  set.all.length = 0;
  report = await make("2022-05");
  for (const language of languages) {
    const html = readFileSync(join(root, `out/2022-05-${language}/briefing.html`), "utf8");
    readings.set(language, readingOfHtml(html));
  }
  const { config } = await readConfig(root, diskEffects);
  if (config === undefined) throw new Error("no project");
  given = await knownWords(config);
}, 300_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the sample after a published issue", () => {
  test("is made, with nothing found that the changed data do not explain", () => {
    expect(report.failed).toEqual([]);
    expect([...new Set(report.diagnostics.map(({ code }) => code))].sort()).toEqual([
      "incident/claim-date-differs",
      "incident/unused-translation",
    ]);
  });

  test.each([
    [
      "en",
      "Issue 9, 1–30 April 2022, as published: Incidents: 6, corrected to 4",
      "The list is a selection.",
    ],
    ["fa-AF", "شمارهٔ ۹", "فهرست یک گزیده است."],
    ["ps-AF", "۹مه ګڼه", "لړلیک ټاکلی دی."],
  ])(
    "sets the issue before beside its key figures, without a change, in %s",
    (language, words, why) => {
      const text = readings.get(language)?.text;
      expect(text).toContain(words);
      expect(text).toContain(why);
      expect(text).not.toMatch(/up from|down from/);
    },
  );

  test("names the incidents that moved figures, and what became of them", () => {
    const rows = (readings.get("en")?.tables ?? []).flat().map((row) => row.join(" | "));
    const first = rows.indexOf("No. | Date | Incident | What became of it");
    expect(rows.slice(first + 1, first + 4)).toEqual([
      "1 | 19 Apr 2022 | Attacks on a school and a learning centre, western Kabul | figures revised · killed: at least 30, now at least 34 · another figure by the same source, Radio France Internationale (RFI) [4]",
      "2 | 22 Apr 2022 | Suicide attack at a mosque, Kunduz province | withdrawn",
      "3 | 1 May 2022 | Magnetic device on a van, Mazar-e Sharif | another date · listed under 28 Apr 2022 before",
    ]);
    expect(rows).toContain("Killed (key figure) | ≥ 173 | ≥ 137 | 1 · 2 · 3");
  });

  test("has the same corrections in every language, each a figure of the ledger", () => {
    const [first, ...others] = languages.map((language) =>
      ledgerIn(root, `2022-05-${language}`)
        .figures.filter(({ issue }) => issue === "2022-04")
        .map(({ id, value }) => [id, value]),
    );
    expect(first?.length).toBeGreaterThan(40);
    for (const other of others) expect(other).toEqual(first);
    for (const language of languages)
      expect(readings.get(language)?.tables.length).toBe(readings.get("en")?.tables.length);
  });

  test.each(languages.map((language, index) => [language, index] as const))(
    "prints no digit that is nobody's, in %s",
    (language, index) => {
      const made = set.all[index];
      const kinds = measure(made?.document as Document, made?.paged as PagedDocument, given);
      const pdf = readFileSync(join(root, `out/2022-05-${language}/briefing.pdf`));
      const all = [...kinds.values()].reduce((sum, number) => sum + number, 0);
      expect(kinds.get("loose") ?? 0).toBe(0);
      expect(all).toBe(digits(runTool("pdftotext", ["FILE", "-"], pdf).out).length);
    },
  );
});
