import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";
import { sampleProject } from "../support/sample.ts";
import { type CsvRecord, recordsOf, tagsOf } from "./reading.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-hxl-")));

const edit = (path: string, change: (text: string) => string): void =>
  writeFileSync(join(root, path), change(readFileSync(join(root, path), "utf8")));

const setSensitivity = (file: string, id: string, sensitivity: string): void =>
  edit(`data/${file}`, (text) =>
    text
      .split("\n")
      .map((line) =>
        line.startsWith(`${id},`) ? line.replace(",public,", `,${sensitivity},`) : line,
      )
      .join("\n"),
  );

// The sample, with an incident for partners alone, one for nobody outside, and a source for partners.
beforeAll(async () => {
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(sampleProject, name), join(root, name), { recursive: true });
  setSensitivity("incidents.csv", "IK-2021-10-08-kunduz", "restricted");
  setSensitivity("incidents.csv", "IK-2022-04-19-kabul", "confidential");
  setSensitivity("sources.csv", "al-arabiya", "restricted");
  const report = await make(["public", "partner", "internal"]);
  expect(report.diagnostics).toEqual([]);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function make(audiences: readonly string[], more: object = {}): Promise<BuildReport> {
  const options = { project: root, out: join(root, "out"), editions: ["2022-05-en"] };
  return build({ ...options, audiences, ...more }, nodeEffects());
}

const read = (edition: string, file = "incidents.csv"): string =>
  readFileSync(join(root, "out", edition, file), "utf8");

const row = (edition: string, id: string): CsvRecord | undefined =>
  recordsOf(read(edition)).find((record) => record["id"] === id);

describe("the incidents beside an edition", () => {
  test("are as many as the edition says that it is about", () => {
    for (const [name, incidents] of [
      ["2022-05-en", 12],
      ["2022-05-en-partner", 13],
      ["2022-05-en-internal", 14],
    ] as const) {
      expect(recordsOf(read(name))).toHaveLength(incidents);
      expect(JSON.parse(read(name, "manifest.json"))).toMatchObject({ incidents });
    }
  });

  test("are those that its audience may see: nothing of a confidential one is in any but internal", () => {
    const secret = /IK-2022-04-19-kabul|Abdulrahim|learning cent/i;
    expect(read("2022-05-en")).not.toMatch(secret);
    expect(read("2022-05-en-partner")).not.toMatch(secret);
    expect(read("2022-05-en-internal")).toMatch(secret);
    expect(read("2022-05-en")).not.toMatch(/Kunduz city|IK-2021-10-08/);
  });

  test("are as its audience may see them: coarser, masked, without a point", () => {
    const [seen, masked] = ["2022-05-en-internal", "2022-05-en-partner"].map((name) =>
      recordsOf(read(name)).find(({ province_code, method }) =>
        ["AF-KDZ suicide-attack"].includes(`${province_code} ${method}`),
      ),
    );
    expect(seen).toMatchObject({
      id: "IK-2021-10-08-kunduz",
      date_start: "2021-10-08",
      date_precision: "day",
      town: "Kunduz",
      latitude: "36.7289",
    });
    expect(masked).toMatchObject({
      id: expect.stringMatching(/^incident-\d+$/),
      title: "Suicide attack, Kunduz",
      date_start: "2021-10-01",
      date_end: "2021-10-31",
      date_precision: "month",
      town: "",
      latitude: "",
      longitude: "",
      place_precision: "province",
    });
  });

  test("have a figure whose only claim was withheld as withheld, without a number or a word", () => {
    expect(row("2022-05-en", "IK-2021-10-15-kandahar")).toMatchObject({
      killed_min: "",
      killed_bound: "withheld",
      killed_written: "",
      claims: "0",
      sources: "",
    });
    expect(row("2022-05-en-internal", "IK-2021-10-15-kandahar")).toMatchObject({
      killed_min: "47",
      killed_bound: "at-least",
      sources: "Al Arabiya",
    });
    for (const file of ["incidents.csv", "datapackage.json"]) {
      expect(read("2022-05-en", file)).not.toMatch(/Al Arabiya|al-arabiya/);
      expect(read("2022-05-en-partner", file)).not.toMatch(/Al Arabiya|al-arabiya/);
    }
    expect(read("2022-05-en-partner")).toContain("A media outlet");
  });

  test("are the same bytes when they are made again", async () => {
    const files = ["incidents.csv", "datapackage.json"];
    const before = files.map((file) => read("2022-05-en-partner", file));
    const { editions } = await make(["partner"], { cache: false });
    expect(editions.map(({ work }) => work)).toEqual(["made"]);
    expect(files.map((file) => read("2022-05-en-partner", file))).toEqual(before);
  });

  test("are in the language of an edition that is read from right to left", async () => {
    const { diagnostics } = await make(["public"], { editions: ["2022-05-fa-AF"] });
    expect(diagnostics).toEqual([]);
    const [header, fa] = [read("2022-05-fa-AF").split("\n")[0], recordsOf(read("2022-05-fa-AF"))];
    expect(header).toBe(read("2022-05-en").split("\n")[0]);
    expect(tagsOf(read("2022-05-fa-AF"))).toContain("#event+name+i_fa");
    expect(fa.map(({ id, killed_min }) => [id, killed_min])).toEqual(
      recordsOf(read("2022-05-en")).map(({ id, killed_min }) => [id, killed_min]),
    );
    expect(fa.filter(({ title }) => !/[\u0600-\u06ff]/.test(title ?? ""))).toEqual([]);
    expect(read("2022-05-fa-AF")).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
  });
});
