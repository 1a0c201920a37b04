import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";
import { type HtmlReading, readingOfHtml } from "../support/html-reading.ts";
import { sampleProject } from "../support/sample.ts";

// The sample as a monthly series with an edition of one province. Nothing happened in January 2022.

let folder: string;
let report: BuildReport;
const readings = new Map<string, HtmlReading>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "fieldbrief-series-"));
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(sampleProject, name), join(folder, name), { recursive: true });
  const file = join(folder, "briefing.yaml");
  const series = [
    "audiences: [{ name: abroad, like: public, places: country, rules: { incidents: { place: coarsen } } }]",
    "series:",
    "  unit: month",
    "  first: 2021-08",
    "  languages: [en, fa-AF, ps-AF]",
    "  published: 5",
    "  data-as-of: 2",
    "  filters:",
    "    - { id: kabul, provinces: [AF-KAB] }",
    "    - { id: takhar, provinces: [AF-TAK] }",
  ];
  const text = readFileSync(file, "utf8").replace(
    /^editions:\n(?:[ ].*\n)*/m,
    `${series.join("\n")}\n`,
  );
  writeFileSync(file, text);
  const out = join(folder, "out");
  const editions = [
    "2022-01-en",
    "2022-01-fa-AF",
    "2022-01-ps-AF",
    "2022-04-kabul-en",
    "2022-04-takhar-en",
  ];
  report = await build({ project: folder, out, editions }, nodeEffects());
  if (report.failed.length > 0) throw new Error(JSON.stringify(report.diagnostics, null, 2));
  for (const name of editions)
    readings.set(name, readingOfHtml(readFileSync(join(out, name, "briefing.html"), "utf8")));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("a period without incidents", () => {
  test.each([
    ["en", "No incident is listed for 1–31 January 2022.", "No incident is listed in this part."],
    ["fa-AF", "هیچ رویدادی فهرست نشده است.", "در این بخش هیچ رویدادی فهرست نشده است."],
    ["ps-AF", "هېڅ پېښه نه ده لیکل شوې.", "په دې برخه کې هېڅ پېښه نه ده لیکل شوې."],
  ])("is said on the first page, and in each part, in %s", (language, sentence, part) => {
    const reading = readings.get(`2022-01-${language}`);
    expect(reading?.text).toContain(sentence);
    expect(reading?.text.split(part).length).toBe(4);
    expect(reading?.tables.flat().every((row) => row.length > 0)).toBe(true);
  });

  test("is told by the build, once for all languages", () => {
    const told = report.diagnostics.filter(({ code }) => code === "incident/empty-period");
    expect(told.map(({ record }) => record)).toEqual(["2022-01"]);
    expect(report.editions.map(({ incidents }) => incidents)).toEqual([0, 0, 0, 2, 0]);
  });
});

describe("an edition of a province", () => {
  test("holds the incidents of it alone, in figures, tables and charts, and says so", () => {
    const reading = readings.get("2022-04-kabul-en");
    const rows = (reading?.tables ?? []).flat().map((row) => row.join(" | "));
    expect(reading?.text).toContain("Only incidents in Kabul");
    expect(reading?.text).toContain("at least 96");
    expect(rows.some((row) => row.includes("Mazar-e Sharif"))).toBe(false);
    expect((reading?.chartData ?? []).flat().flat().join(" ")).not.toContain("Mazar");
  });

  test("holds nothing for an audience that may not know the province of anything", async () => {
    const out = join(folder, "abroad");
    const options = { project: folder, out, editions: ["2022-04-kabul-en"], audiences: ["abroad"] };
    const { editions, failed } = await build(options, nodeEffects());
    expect(failed).toEqual([]);
    expect(editions.map(({ incidents }) => incidents)).toEqual([0]);
  });

  test("without incidents is told of, where other provinces have some", () => {
    const told = report.diagnostics.filter(({ code }) => code === "edition/no-incidents");
    expect(told.map(({ record }) => record)).toEqual(["2022-04-takhar"]);
    expect(readings.get("2022-04-takhar-en")?.text).toContain(
      "No incident is listed for 1–30 April 2022.",
    );
  });
});
