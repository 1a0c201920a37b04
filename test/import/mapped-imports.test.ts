import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { hasErrors } from "../../src/diagnostic.ts";
import { diskEffects } from "../../src/effect.ts";
import type { ReadData } from "../../src/import/index.ts";
import { readImports } from "../../src/import/read-imports.ts";
import { readPlacesFolder } from "../../src/incident/index.ts";
import { rememberFiles } from "../../src/preview/files.ts";
import { withFiles } from "../support/files.ts";
import {
  accessed,
  dataOf,
  entries,
  mapping,
  office,
  project,
  readWith,
  table,
  tagged,
  tags,
  told,
  workbook,
} from "./mapped-project.ts";
import { briefingYaml, fieldbrief, narrative, ownRecords } from "./project.ts";
import { acledTable } from "./tables.ts";
import { bookOf, sheetOf, workbookOf } from "./workbooks.ts";

const recordsOf = ({ dataset }: ReadData): unknown =>
  [dataset.incidents, dataset.claims, dataset.breakdowns, dataset.sources].map((records) =>
    records.map(({ place: _, ...record }) => record),
  );

const tables = {
  ...{ "raw/office.csv": table, "raw/mapping.yaml": mapping, "raw/office.xlsx": workbook },
  ...{ "tagged.csv": tagged, "tags/mapping.yaml": tags },
};

describe("a table of anybody's that briefing.yaml imports", () => {
  test.each([
    ["table", "raw/office.csv", ["mapping: raw/mapping.yaml"]],
    ["table", "raw/office.xlsx", ["mapping: raw/mapping.yaml", "sheet: Second"]],
    ["hxl", "tagged.csv", ["sensitivity: public"]],
    ["hxl", "tagged.csv", ["mapping: tags/mapping.yaml"]],
  ])(
    "as %s, %s with %j, gives the records that its conversion gives",
    async (format, file, said) => {
      const entry = [`provider: ${format}`, `files: [${file}]`, accessed, ...said].join(", ");
      const files = { ...tables, "briefing.yaml": briefingYaml({ data: entries(entry) }) };
      await withFiles(files, async (root) => {
        const flags = [accessed, ...said].flatMap((each) =>
          `--${each.replace(":", "")}`.split(" "),
        );
        const command = ["import", format, file, ...flags, "--out", "converted"];
        const { code, err } = await fieldbrief(command, root);
        expect([err.includes("error["), code]).toEqual([false, 0]);
        const direct = await dataOf(root);
        writeFileSync(join(root, "briefing.yaml"), briefingYaml({ data: ["folder: converted"] }));
        const folder = await dataOf(root);
        expect(direct.dataset.incidents.length).toBeGreaterThan(1);
        expect(recordsOf(direct)).toEqual(recordsOf(folder));
        expect([direct.providers, hasErrors(direct.diagnostics)]).toEqual([[], false]);
      });
    },
  );

  test("is the project's own, and known by its lines", async () => {
    const { dataset, diagnostics } = await readWith({});
    expect(dataset.incidents.map(({ id, provider, place }) => [id, provider, place])).toEqual([
      ["A1", null, { file: "raw/office.csv", line: 2 }],
      ["A2", null, { file: "raw/office.csv", line: 3 }],
      ["A3", null, { file: "raw/office.csv", line: 4 }],
    ]);
    expect(
      dataset.claims.map(({ incident, source, place }) => [incident, source, place.line]),
    ).toEqual([
      ["A1", "exercise-radio", 2],
      ["A2", "exercise-radio-2", 3],
      ["A3", "exercise-office", 4],
      ["A1", "exercise-news", 5],
    ]);
    expect(dataset.sources.find(({ id }) => id === "exercise-office")).toMatchObject({
      ...{ publisher: "Exercise Office", accessed: "2022-05-02" },
      place: { file: "raw/mapping.yaml", line: 14 },
    });
    expect(told({ diagnostics })).toEqual(["warning mapping/zero-counts raw/office.csv"]);
  });

  test("is built, traced, hashed with its mapping, and made again when that changes", async () => {
    await withFiles(project, async (root) => {
      const built = await fieldbrief(["build"], root);
      expect([built.code, built.out]).toEqual([0, expect.stringContaining("3 incidents")]);
      const out = join(root, "out/2022-04-1-en-internal");
      const manifest: unknown = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
      const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
      expect(manifest).toMatchObject({
        inputs: expect.arrayContaining([
          { path: "raw/mapping.yaml", stage: "data", sha256: hash },
          { path: "raw/office.csv", stage: "data", sha256: hash },
        ]),
      });
      // The table's words, one with a number, and its publisher.
      const html = readFileSync(join(out, "briefing.html"), "utf8");
      for (const words of ["107 mm rocket", "Exercise Office"])
        expect([words, html.includes(words)]).toEqual([words, true]);
      expect((await fieldbrief(["trace", "headline.killed"], root)).out).toContain(
        "raw/office.csv:4\n",
      );
      expect((await fieldbrief(["build"], root)).out).toContain("unchanged");
      writeFileSync(join(root, "raw/mapping.yaml"), mapping.replace("nobody", "unknown"));
      expect((await fieldbrief(["build"], root)).out).toContain(
        "made again: raw/mapping.yaml changed",
      );
    });
  });

  test("is read once by whoever remembers files, and anew where its mapping is another", async () => {
    await withFiles(project, async (root) => {
      const files = rememberFiles(diskEffects);
      const { config } = await readConfig(root, diskEffects);
      if (config === undefined) throw new Error("no config");
      const places = await readPlacesFolder(config.data.places, diskEffects);
      const read = async () =>
        (await readImports(config, files.effects, places)).imports[0]?.imported;
      const first = await read();
      expect(await read()).toBe(first);
      writeFileSync(join(root, "raw/mapping.yaml"), `${mapping}language: fa-AF\n`);
      await files.refresh();
      expect(await read()).not.toBe(first);
    });
  });

  test("goes on with the rows that it can read, and has its warnings accepted by its file", async () => {
    const bad = `${table}A4,never,Herat,,,1,,,\nA5,2022-04-30,Herat\nA1,2022-04-03,Herat,a market,Shelling,6,,Exercise News,\n`;
    const read = await readWith({ "raw/office.csv": bad });
    expect(read.dataset.incidents.map(({ id }) => id)).toEqual(["A1", "A2", "A3"]);
    expect(told(read)).toEqual([
      "warning import/bad-row raw/office.csv:7",
      "warning mapping/bad-date raw/office.csv:6",
      "warning mapping/repeated-id raw/office.csv:8",
      "warning mapping/zero-counts raw/office.csv",
    ]);
    for (const { hint } of read.diagnostics) expect(hint).not.toContain("rejects.csv");
    const more = `accept:\n  - { code: mapping/zero-counts, ids: [raw/office.csv], reason: made up }\n`;
    const yaml = briefingYaml({ data: entries(`${office}, ${accessed}`), more });
    expect(told(await readWith({ "briefing.yaml": yaml }))).toEqual([]);
    expect(
      told(
        await readWith({
          "briefing.yaml": yaml,
          "raw/mapping.yaml": mapping.replace("nobody", "unknown"),
        }),
      ),
    ).toEqual([expect.stringContaining("config/unused-accept")]);
  });

  test("stands beside others, of which each names lines and sources in its own way", async () => {
    const rows =
      "date,province,killed,source\n2022-04-20,Herat,1,Exercise Radio\n2022-04-21,Herat,1,\n";
    const by = (publisher: string): string =>
      `columns: { date: date, province: province, killed: killed, source: source }\ncountry: AF\nsource: { publisher: ${publisher} }\n`;
    const { dataset, diagnostics } = await readWith(
      {
        ...ownRecords,
        "data/sources.csv": `${ownRecords["data/sources.csv"]}exercise-post,Exercise Post,Own,media,,public\n`,
        ...{ "raw/a.csv": rows, "raw/b.csv": rows, "raw/c.csv": rows, "raw/d.csv": tagged },
        ...{ "raw/post.yaml": by("Exercise Post"), "raw/acled.yaml": by("ACLED") },
        "raw/acled.csv": acledTable([{}]),
      },
      "provider: table, files: [raw/a.csv], mapping: raw/post.yaml",
      "provider: table, files: [raw/b.csv], mapping: raw/acled.yaml",
      `provider: acled, files: [raw/acled.csv], ${accessed}`,
      "provider: hxl, files: [raw/d.csv]",
      "provider: table, files: [raw/c.csv], mapping: raw/post.yaml",
    );
    expect(told({ diagnostics })).toEqual([]);
    const sourcesOf = new Map(dataset.claims.map(({ incident, source }) => [incident, source]));
    expect(
      dataset.incidents.map(({ id, provider, place }) => [
        id,
        provider,
        place.file,
        sourcesOf.get(id),
      ]),
    ).toEqual([
      ["own-1", null, "data/incidents.csv", "radio"],
      ["row-2", null, "raw/a.csv", "exercise-radio"],
      ["row-3", null, "raw/a.csv", "exercise-post-2"],
      ["table-2-row-2", null, "raw/b.csv", "exercise-radio-2"],
      ["table-2-row-3", null, "raw/b.csv", "acled-2"],
      ["acled-AFG90001", "acled", "raw/acled.csv", "acled"],
      ["table-3-row-3", null, "raw/d.csv", "exercise-radio-3"],
      ["table-3-row-4", null, "raw/d.csv", "d-csv"],
      ["table-4-row-2", null, "raw/c.csv", "exercise-radio"],
      ["table-4-row-3", null, "raw/c.csv", "exercise-post-2"],
    ]);
    expect(dataset.sources.map(({ id, publisher, via }) => [id, publisher, via])).toEqual([
      ["radio", "Made-up Radio", null],
      ["exercise-post", "Exercise Post", null],
      ["exercise-radio", "Exercise Radio", "exercise-post-2"],
      ["exercise-post-2", "Exercise Post", null],
      ["exercise-radio-2", "Exercise Radio", "acled-2"],
      ["acled-2", "ACLED", null],
      ["acled", expect.stringContaining("ACLED"), null],
      ["exercise-radio-3", "Exercise Radio", "d-csv"],
      ["d-csv", "", null],
    ]);
  });

  test("has its words in the language that its mapping says", async () => {
    const dari = "تاریخ,ولایت,نوع,کشته\n2022-04-01,هرات,انفجار 107,۳\n";
    const by =
      "columns: { date: تاریخ, province: ولایت, method: نوع, killed: کشته }\ncountry: AF\nlanguage: fa-AF\n";
    const english = "provider: table, files: [raw/office.csv], mapping: raw/mapping.yaml";
    const { words } = await readWith(
      { "raw/dari.csv": dari, "raw/dari.yaml": by },
      english,
      "provider: table, files: [raw/dari.csv], mapping: raw/dari.yaml",
    );
    const layer = words?.over(diskEffects);
    const textOf = async (name: string): Promise<string> =>
      new TextDecoder().decode(await layer?.readFile(join(words?.folder ?? "", name)));
    expect(await textOf("strings.fa-AF.yaml")).toContain("انفجار 107");
    expect(await textOf("strings.fa-AF.yaml")).not.toContain("Shelling");
    expect(await textOf("strings.en.yaml")).toContain("Shelling");
    expect(await textOf("strings.en.yaml")).not.toContain("انفجار");
    const template = await textOf("template.yaml");
    for (const text of ["107 mm rocket", "انفجار 107"]) expect(template).toContain(text);
    expect(template.match(/^constants:$/gm)).toHaveLength(1);
  });

  test("owes no English for words of another language, but where an edition prints them", async () => {
    const yaml = briefingYaml({
      data: [...entries("provider: table, files: [t.csv], mapping: t.yaml"), "language: fa-AF"],
    });
    const files = {
      "t.csv": "تاریخ,ولایت,نوع\n2022-04-01,هرات,انفجار\n",
      "t.yaml":
        "columns: { date: تاریخ, province: ولایت, method: نوع }\ncountry: AF\nlanguage: fa-AF\n",
      "data/narrative/summary.fa-AF.md": "خلاصه.\n",
      "data/narrative/method-coverage.fa-AF.md": "همه.\n",
      "briefing.yaml": yaml.replace("language: en, audience", "language: fa-AF, audience"),
    };
    const english = {
      ...narrative,
      "data/translations/en.csv":
        "column,original,translation\nincidents.title,انفجار، هرات,Explosion\n",
      "briefing.yaml": yaml,
    };
    await withFiles(files, async (root) => {
      const { code, err } = await fieldbrief(["build"], root);
      expect([code, err.match(/\[language\/[a-z-]+\]/g)]).toEqual([0, null]);
    });
    await withFiles({ ...files, ...english }, async (root) => {
      const { err } = await fieldbrief(["build"], root);
      expect(err).toContain('no message "method.method-word" for en');
    });
  });
});

test("a sheet may be named of a provider's workbook, too", async () => {
  const sheet = { name: "Other", ...sheetOf(acledTable([{}]), { as: "inline" }) };
  const data = bookOf(acledTable([{}, {}]));
  const acled = workbookOf({ ...data, sheets: [...data.sheets, sheet] });
  const entry = `provider: acled, files: [raw/acled.xlsx], ${accessed}`;
  const count = async (said: string): Promise<number | readonly string[]> => {
    const read = await readWith({ "raw/acled.xlsx": acled }, `${entry}${said}`);
    return hasErrors(read.diagnostics) ? told(read) : read.dataset.incidents.length;
  };
  expect(await count(", sheet: Data")).toBe(2);
  expect(await count(", sheet: Other")).toBe(1);
  expect(await count("")).toEqual(["error import/which-sheet raw/acled.xlsx"]);
});
