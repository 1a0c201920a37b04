import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { readCsv } from "../../src/incident/index.ts";
import { withFiles } from "../support/files.ts";
import { recordingTerminal } from "../support/terminal.ts";
import { acledTable, type Cells, gedTable, gtdTable } from "./tables.ts";
import { sheetOf, workbookOf } from "./workbooks.ts";

async function fieldbrief(argv: readonly string[], cwd: string) {
  const terminal = recordingTerminal(cwd);
  const code = await run(argv, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

const importing = (format: string, ...rest: readonly string[]): readonly string[] => [
  ...["import", format, "table.csv", "--accessed", "2022-05-03"],
  ...(rest.includes("--out") ? rest : ["--out", "data", ...rest]),
];

const textOf = (...path: string[]): string => readFileSync(join(...path), "utf8");

/** Writes a briefing.yaml that uses what was imported as its README.md says. */
function useImported(root: string, period = "2022-01-01..2022-12-31"): void {
  const readme = textOf(root, "data/README.md");
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  const head = "title: Imported\npublisher: Nobody\n";
  const editions = `editions:
  - { id: "2022", number: 1, period: PERIOD, published: 2022-12-31, data-as-of: 2022-12-31, language: en, audience: AUDIENCE }
`;
  const text = `${head}${yaml.replaceAll("NAME", "data")}${editions}`.replace("PERIOD", period);
  for (const audience of ["internal", "public"])
    writeFileSync(
      join(root, audience === "internal" ? "briefing.yaml" : `${audience}.yaml`),
      text.replace("AUDIENCE", audience),
    );
}

const spread: readonly Cells[] = [
  {},
  // Everything that is odd and still read, at once.
  {
    ...{ notes: 'He said "no",\nand =1+1', summary: 'He said "no",\nand =1+1' },
    ...{ admin1: "Atlantis", adm_1: "Atlantis province", provstate: "Atlantis" },
    ...{ fatalities: "0", nkill: "-99", low: "0", best: "0", high: "3" },
    ...{ deaths_a: "0", deaths_b: "0", deaths_civilians: "0" },
  },
  { time_precision: "2", geo_precision: "3", date_prec: "4", where_prec: "4", specificity: "4" },
  { type_of_violence: "3", sub_event_type: "Attack", event_type: "Violence against civilians" },
  { country: "Pakistan", country_txt: "Pakistan", iso: "586" },
];

describe.each([
  ["acled", acledTable(spread)],
  ["ucdp-ged", gedTable(spread)],
  ["gtd", gtdTable(spread)],
] as const)("what was imported from %s", (format, table) => {
  test("is read, checked and built by the project without an error", async () => {
    await withFiles({ "table.csv": table }, async (root) => {
      const { code, out } = await fieldbrief(importing(format), root);
      expect([code, out]).toEqual([0, expect.stringContaining("5 rows given, 5 read, 0 rejected")]);
      expect(out).toContain("2 of them unplaced");
      useImported(root);
      const checked = await fieldbrief(["check", "--format", "json"], root);
      expect(checked.out + checked.err).not.toContain('"severity": "error"');
      const built = await fieldbrief(["build"], root);
      expect([built.code, built.out]).toEqual([0, expect.stringContaining("5 incidents")]);
      expect(readdirSync(join(root, "out"))).toEqual(["2022-en-internal"]);
    });
  });

  test("is in no edition for the public", async () => {
    await withFiles({ "table.csv": table }, async (root) => {
      await fieldbrief(importing(format), root);
      useImported(root);
      writeFileSync(join(root, "briefing.yaml"), textOf(root, "public.yaml"));
      await fieldbrief(["build"], root);
      const html = existsSync(join(root, "out/2022-en/briefing.html"))
        ? textOf(root, "out/2022-en/briefing.html")
        : "";
      for (const word of ["Made-up", "Mazar", "Balkh,"]) expect(html).not.toContain(word);
      for (const file of ["incidents.csv", "claims.csv", "sources.csv"]) {
        const { rows } = readCsv(textOf(root, "data", file));
        const at = rows[0]?.cells.indexOf("sensitivity") ?? -1;
        expect(new Set(rows.slice(1).map(({ cells }) => cells[at]))).toEqual(
          new Set(["confidential"]),
        );
      }
    });
  });

  test("is the same, byte for byte, each time", async () => {
    await withFiles({ "table.csv": table }, async (root) => {
      await fieldbrief(importing(format), root);
      const files = readdirSync(join(root, "data"), { recursive: true, encoding: "utf8" });
      const first = files
        .filter((name) => /\.\w+$/.test(name))
        .map((name) => textOf(root, "data", name));
      await fieldbrief(importing(format, "--replace"), root);
      const again = files
        .filter((name) => /\.\w+$/.test(name))
        .map((name) => textOf(root, "data", name));
      expect(again).toEqual(first);
    });
  });
});

// Made up; nothing in it happened.
const office = `Ref;Date of incident;Province;Location;Lat;Lon;Kind;Killed;Min killed;Max killed;Injured;Perpetrator;Reported by;Link;Remarks
A1;13/04/2031;Herat;Herat;34.35;62.2;Battles;3;2;5;at least 12;Made-up Group;Exercise Radio;https://radio.example/1;"He said ""no"", =1+1"
A2;03/04/2031;Kondoz;Imam Sahib;36.9;68.9;Battles;0;;;?;;Exercise Radio;;
A3;14/04/2031;Atlantis;the shore;34.1;;Raids;scores;;;;;;;
A4;31/04/2031;Kabul;;;;Raids;1;;;;;;;
`;

describe("what was imported from a table of one's own", () => {
  const importing = (...rest: readonly string[]): readonly string[] => [
    ...["import", "table", "table.csv", "--out", "data", ...rest],
  ];

  test("is read, checked and built by the project without an error", async () => {
    await withFiles({ "table.csv": office }, async (root) => {
      const { code, out, err } = await fieldbrief(importing(), root);
      expect([code, out]).toEqual([1, expect.stringContaining("4 rows given, 3 read, 1 rejected")]);
      expect(out).toContain("Proposed, and written to data/mapping.yaml; look at it.");
      expect(out).toMatch(/ {2}killed_low +Min killed {2}\(its header; 100% of its values/);
      expect(err).toContain("error[mapping/bad-date] Date of incident:");
      const again = await fieldbrief(importing("--replace"), root);
      expect(again.out).toContain("Read by the mapping in data/mapping.yaml\n");
      expect(again.err).toBe(err);
      expect(await fieldbrief(importing(), root)).toMatchObject({
        code: 2,
        err: expect.stringContaining("import/in-the-way"),
      });
      useImported(root, "2031-01-01..2031-12-31");
      const checked = await fieldbrief(["check", "--format", "json"], root);
      expect(checked.out + checked.err).not.toContain('"severity": "error"');
      const built = await fieldbrief(["build"], root);
      expect([built.code, built.out]).toEqual([0, expect.stringContaining("3 incidents")]);
      expect(readdirSync(join(root, "out"))).toEqual(["2022-en-internal"]);
    });
  });

  test("is told for programs, with the mapping that it was read by", async () => {
    await withFiles({ "table.csv": office }, async (root) => {
      const { out } = await fieldbrief(importing("--format", "json"), root);
      expect(JSON.parse(out)).toMatchObject({
        ...{ provider: "table.csv", given: 4, read: 3, rejected: 1, unplaced: 1 },
        mapping: {
          file: "data/mapping.yaml",
          isProposed: true,
          columns: expect.arrayContaining([{ target: "id", header: "Ref", why: "its header" }]),
        },
      });
    });
  });

  test("is what somebody has said alone: providers have no mapping", async () => {
    await withFiles({ "table.csv": office }, async (root) => {
      const { code, err } = await fieldbrief(
        ["import", "acled", "table.csv", "--mapping", "mapping.yaml"],
        root,
      );
      expect([code, err]).toEqual([2, expect.stringContaining("--mapping is of import table")]);
      const missing = await fieldbrief(importing("--mapping", "none.yaml"), root);
      expect([missing.code, missing.err]).toEqual([
        ...[2, expect.stringContaining("error[config/missing-file]")],
      ]);
    });
  });
});

describe("an import", () => {
  test("keeps rows that it cannot read, whole and with the reason", async () => {
    const table = acledTable([{}, { event_date: "never", notes: 'a "b"\nc' }, {}]);
    await withFiles({ "table.csv": `${table}AFG9,2022` }, async (root) => {
      const { code, out, err } = await fieldbrief(importing("acled"), root);
      expect(code).toBe(1);
      expect(out).toContain("table.csv: UTF-8, commas between cells\n");
      expect(out).toContain("ACLED: 4 rows given, 2 read, 2 rejected\n");
      expect(err).toContain(
        'error[import/bad-date] "never" is not read as a date\n  table.csv:3\n',
      );
      const { rows } = readCsv(textOf(root, "data/rejects.csv"));
      const [, , , raw = ""] = rows[1]?.cells ?? [];
      expect(rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
        ["file", "line", "reason"],
        ["table.csv", "3", '"never" is not read as a date'],
        ["table.csv", "6", "2 cells under 31 columns"],
      ]);
      expect(table).toContain(raw);
      expect(textOf(root, "data/README.md")).toContain("Rows that could not be read: 2");
    });
  });

  test("writes over nothing unless told, and then over its own files alone", async () => {
    await withFiles({ "table.csv": acledTable([{}]), "data/claims.csv": "mine" }, async (root) => {
      const refused = await fieldbrief(importing("acled"), root);
      expect([refused.code, refused.out]).toEqual([2, ""]);
      expect(refused.err).toContain('error[import/in-the-way] "data" has claims.csv already');
      expect(readdirSync(join(root, "data"))).toEqual(["claims.csv"]);
      mkdirSync(join(root, "data/places"));
      writeFileSync(join(root, "data/places/provinces.csv"), "id,name_en,longitude,latitude\n");
      writeFileSync(join(root, "data/statements.yaml"), "[]");
      const { code, out } = await fieldbrief(importing("acled", "--replace"), root);
      expect([code, out]).toEqual([0, expect.stringContaining("1 of them unplaced")]);
      expect(textOf(root, "data/claims.csv")).toContain("claim-acled-AFG90001");
      expect(textOf(root, "data/statements.yaml")).toBe("[]");
      expect(textOf(root, "data/places/provinces.csv")).not.toContain("AF-");
      expect(readdirSync(join(root, "data")).filter((name) => name.endsWith(".part"))).toEqual([]);
    });
  });

  test("says whose data they are and what may be shown", async () => {
    await withFiles({ "table.csv": acledTable([{}]) }, async (root) => {
      const { err } = await fieldbrief(["import", "acled", "table.csv"], root);
      expect(err).toContain("warning[import/no-access-date]");
      const readme = textOf(root, "imported/README.md");
      expect(readme).toContain("- Attribution: ACLED (Armed Conflict Location & Event Data)");
      expect(readme).toContain("No rows of it: not in public outputs");
      expect(readme).toContain("nobody has said when");
      expect(readme).toContain(
        "in the table alone: `disorder_type`, `interaction`, `region`, `admin3`",
      );
      expect(textOf(root, "imported/sources.csv")).not.toContain("https:");
    });
  });

  test.each([
    [["acled", "--sensitivity", "public"], "import/terms"],
    [["gtd", "--sensitivity", "restricted"], "import/terms"],
    [["acled", "--accessed", "yesterday"], "import/bad-access-date"],
    [["acled", "none.csv"], "config/missing-file"],
    [["gtd"], "import/other-format"],
  ])("with %j is refused, and nothing is written: %s", async ([format = "", ...rest], code) => {
    await withFiles({ "table.csv": acledTable([{}]) }, async (root) => {
      const refused = await fieldbrief(["import", format, "table.csv", ...rest], root);
      expect([refused.code, refused.out]).toEqual([2, ""]);
      expect(refused.err).toContain(`error[${code}]`);
      expect(readdirSync(root)).toEqual(["table.csv"]);
    });
  });

  test("of UCDP GED may be public where somebody says so", async () => {
    await withFiles({ "table.csv": gedTable([{}]) }, async (root) => {
      const { code } = await fieldbrief(importing("ucdp-ged", "--sensitivity", "public"), root);
      expect(code).toBe(0);
      expect(textOf(root, "data/incidents.csv")).toContain(",public,");
    });
  });

  test("of several tables is one, and told for programs, too", async () => {
    const second = acledTable([{ event_id_cnty: "AFG7" }, {}]);
    await withFiles({ "table.csv": acledTable([{}, {}]), "b.csv": second }, async (root) => {
      const { code, out } = await fieldbrief(importing("acled", "b.csv", "--format", "json"), root);
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({
        ...{ provider: "ACLED", given: 4, read: 3, rejected: 1, unplaced: 0 },
        files: [
          { name: "table.csv", given: 2, read: 2, rejected: 0 },
          { name: "b.csv", given: 2, read: 1, rejected: 1 },
        ],
        diagnostics: [{ code: "import/repeated-id", place: { file: "b.csv", line: 3 } }],
      });
    });
  });

  test("of a workbook names the sheet that was read, and writes its name as nothing else", async () => {
    const table = acledTable([{}, { event_date: "never" }]);
    const { xml } = sheetOf(table, { as: "inline" });
    const name = "A|`b`<i>\u001b[2J";
    await withFiles({}, async (root) => {
      const sheets = [
        { name, xml },
        { name: "Other", xml },
      ];
      writeFileSync(join(root, "table.csv"), workbookOf({ sheets }));
      const refused = await fieldbrief(importing("acled"), root);
      expect(refused.code).toBe(2);
      expect(refused.err).toContain("error[import/which-sheet]");
      const { code, out, err } = await fieldbrief(importing("acled", "--sheet", name), root);
      expect([code, err]).toEqual([1, expect.stringContaining("table.csv:5\n")]);
      expect(out).toContain(
        'table.csv: workbook, rows above the header are passed over, sheet "A|',
      );
      expect(out + err + refused.err).not.toContain("\u001b[2J");
      expect(textOf(root, "data/README.md")).toContain("; sheet ``A\\|`b`<i>\ufffd[2J`` |");
      const { rows } = readCsv(textOf(root, "data/rejects.csv"));
      expect(rows[1]?.cells.slice(0, 3)).toEqual([
        "table.csv",
        "5",
        '"never" is not read as a date',
      ]);
    });
  });

  test("tells programs what it refuses, too", async () => {
    await withFiles({ "table.csv": gedTable([{}]) }, async (root) => {
      const { code, out } = await fieldbrief(importing("acled", "--format", "json"), root);
      expect(code).toBe(2);
      expect(JSON.parse(out)).toMatchObject({ diagnostics: [{ code: "import/other-format" }] });
    });
  });

  test("says 2 where it may not write", async () => {
    await withFiles({ "table.csv": acledTable([{}]), file: "" }, async (root) => {
      const { code, err } = await fieldbrief(importing("acled", "--out", "file/below"), root);
      expect([code, err]).toEqual([2, expect.stringContaining("error[io/write]")]);
    });
  });
});
