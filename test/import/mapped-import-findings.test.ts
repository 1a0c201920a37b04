import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { withFiles } from "../support/files.ts";
import {
  accessed,
  entries,
  office,
  project,
  readWith,
  table,
  tagged,
  told,
  workbook,
} from "./mapped-project.ts";
import { briefingYaml, ownRecords } from "./project.ts";

describe("what is wrong with a table of anybody's that briefing.yaml imports", () => {
  const oneRow = "Day,Killed\n03/04/2022,3\n";
  const short = "columns:\n  date: Day\n  killed: Killed\n";
  test.each<
    [string, readonly string[], Readonly<Record<string, string | null>>, readonly string[], RegExp]
  >([
    [
      "a mapping that is not there",
      [office],
      { "raw/mapping.yaml": null },
      ["error config/missing-file briefing.yaml:6"],
      /check the path/,
    ],
    [
      "a mapping that is none",
      [office],
      { "raw/mapping.yaml": "columns:\n  date: Day\n  kiled: Killed\n" },
      ["error mapping/unknown-key raw/mapping.yaml:3"],
      /killed/,
    ],
    [
      "a mapping that does not fit",
      [office],
      { "raw/office.csv": table.replace("Killed", "Dead") },
      ["error mapping/missing-column raw/mapping.yaml:7"],
      /Dead/,
    ],
    [
      "no country",
      [office],
      { "raw/office.csv": oneRow, "raw/mapping.yaml": short },
      ["error mapping/no-country raw/mapping.yaml"],
      /^write country: AF into the mapping/,
    ],
    [
      "no country, and no mapping",
      ["provider: hxl, files: [tagged.csv]"],
      { "tagged.csv": "#date,#affected+killed,#meta+source\n2022-04-01,3,Radio\n" },
      ["error mapping/no-country briefing.yaml:6"],
      /^name a mapping that says country: AF/,
    ],
    [
      "another table with other hashtags",
      ["provider: hxl, files: [tagged.csv, other.csv]"],
      { "tagged.csv": tagged, "other.csv": tagged.replace("#affected+killed", "#affected+f") },
      ["error mapping/missing-column briefing.yaml:6"],
      /name a mapping, or give the other an entry of its own/,
    ],
    [
      "no hashtags",
      ["provider: hxl, files: [raw/office.csv]"],
      {},
      ["error import/no-hashtags raw/office.csv:1"],
      /provider: table/,
    ],
    [
      "an import that says other than the mapping",
      [`${office}, sensitivity: public, date-order: month-first`],
      {
        "raw/office.csv": oneRow,
        "raw/mapping.yaml": `${short}country: AF\nsensitivity: restricted\ndate-order: day-first\n`,
      },
      [
        "error mapping/said-otherwise raw/mapping.yaml:5",
        "error mapping/said-otherwise raw/mapping.yaml:6",
      ],
      /take it out of the import/,
    ],
    [
      "a day that nobody has said",
      [office],
      {},
      [
        "warning mapping/zero-counts raw/office.csv",
        "warning import/no-access-date briefing.yaml:6",
      ],
      /accessed/,
    ],
    [
      "a sheet that is not there",
      [`${office.replace("csv", "xlsx")}, sheet: Third`],
      {},
      ["error import/unknown-sheet raw/office.xlsx"],
      /sheet of the import/,
    ],
    [
      "an id of the project's own data",
      [`${office}, ${accessed}`],
      { ...ownRecords, "raw/office.csv": table.replaceAll("A3,", "own-1,") },
      [
        "warning mapping/zero-counts raw/office.csv",
        "error incident/duplicate-id raw/office.csv:4",
      ],
      /first given in data\/incidents.csv, line 2/,
    ],
  ])("is told where it is: %s", async (_, each, files, codes, hint) => {
    const read = await readWith({ "raw/office.xlsx": workbook, ...files }, ...each);
    expect(told(read)).toEqual(codes);
    expect(read.diagnostics.map((one) => one.hint ?? "").join("\n")).toMatch(hint);
  });

  test("is not sent to files that the project does not have", async () => {
    const files = {
      "raw/office.csv":
        "Day,Killed,Low,High,Time precision\n2022-04-03,2.5,,,1\n2022-04-04,3,some few,5,1\n",
      "raw/mapping.yaml": `columns: { date: Day, killed: Killed, killed_low: Low, killed_high: High }
unread: [Time precision]
country: AF
`,
    };
    const { diagnostics } = await readWith(files, `${office}, ${accessed}, sensitivity: public`);
    const hints = diagnostics
      .filter(({ code }) => code.startsWith("mapping/"))
      .map(({ code, hint }) => `${code}: ${hint}`);
    expect(hints).toEqual([
      "mapping/bad-count: not known, and kept as written; a count is a whole number; thousands are written 1,234 or 1234",
      "mapping/bad-count: not known, and kept as written; write a number",
      "mapping/precision-unread: give the table columns that say it in words, and name them in the mapping as date_precision and place_precision",
    ]);
  });

  test("says where the date is chosen that a claim of the project's own differs from", async () => {
    const claims = (ownRecords["data/claims.csv"] ?? "").replace("2022-04-21", "2022-01-01");
    const [, claim = ""] = claims.split("\n");
    const ofImported = claim.replace("own-1-a,own-1", "own-2-a,A3");
    const { diagnostics } = await readWith(
      { ...ownRecords, "data/claims.csv": `${claims}${ofImported}\n` },
      `${office}, ${accessed}`,
    );
    const found = diagnostics.filter(({ code }) => code === "incident/claim-date-differs");
    expect(found.map(({ hint }) => hint)).toEqual([
      "choose the date in data/incidents.csv and say why in date_reason",
      "the incident is of raw/office.csv, which is imported: mend the date that is wrong, or accept this",
    ]);
  });

  test("names no file of the data where a claim's incident is of no table", async () => {
    const claims = ownRecords["data/claims.csv"]?.replaceAll("own-1", "nowhere at all") ?? "";
    const { diagnostics } = await readWith(
      { ...ownRecords, "data/claims.csv": claims, "data/incidents.csv": null },
      `${office}, ${accessed}`,
    );
    const found = diagnostics.filter(({ code }) => code === "incident/claim-without-incident");
    expect(found.map(({ hint }) => hint)).toEqual([
      "no incident has this id, of the project's own or imported",
    ]);
  });

  test("says what a mapping leaves open, and no more", async () => {
    const files = { "raw/office.csv": oneRow, "raw/mapping.yaml": `${short}country: AF\n` };
    const open = await readWith(files, `${office}, sensitivity: public, date-order: month-first`);
    expect(open.dataset.incidents).toMatchObject([{ date: "2022-03-04", sensitivity: "public" }]);
    const unsaid = await readWith(files, office);
    expect(told(unsaid)).toEqual(["warning mapping/date-order raw/office.csv:2"]);
    expect(unsaid.dataset.incidents).toEqual([]);
  });

  test.each<[string, number, readonly string[]]>([
    ["config/missing-key", 6, ["provider: table, files: [raw/office.csv]"]],
    [
      "config/unknown-key",
      6,
      ["provider: acled, files: [raw/office.csv], mapping: raw/mapping.yaml"],
    ],
    [
      "config/outside-project",
      6,
      ["provider: table, files: [raw/office.csv], mapping: ../mapping.yaml"],
    ],
    ["config/duplicate-import", 7, [office, "provider: hxl, files: [raw/office.csv]"]],
  ])("is refused in briefing.yaml: %s", async (code, line, each) => {
    const files = { ...project, "briefing.yaml": briefingYaml({ data: entries(...each) }) };
    await withFiles(files, async (root) => {
      const { diagnostics } = await readConfig(root, diskEffects);
      expect(diagnostics.map((one) => [one.code, one.place?.line])).toEqual([[code, line]]);
    });
  });

  test("is not that sheets of one workbook are in entries of their own", async () => {
    const by = (sheet: string, name: string): string =>
      `provider: table, files: [raw/office.xlsx], sheet: ${sheet}, mapping: raw/${name}.yaml`;
    const files = {
      "raw/office.xlsx": workbook,
      "raw/first.yaml": "columns: { id: Ref, date: Day, killed: Killed }\ncountry: AF\n",
    };
    const read = await readWith(files, by("Data", "first"), by("Second", "mapping"));
    expect(read.dataset.incidents.map(({ id }) => id)).toEqual(["X", "A1", "A2", "A3"]);
  });
});
