import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { readCsv, writeCsv } from "../../src/incident/index.ts";
import { parquetOf } from "../import/parquet-files.ts";
import { recordsOf } from "../import/tables.ts";
import { bookOf, sheetOf, workbookOf } from "../import/workbooks.ts";
import { withFiles } from "../support/files.ts";
import { recordingTerminal } from "../support/terminal.ts";
import { ownTable } from "./tables.ts";

const [header, ...rows] = readCsv(ownTable().slice(1), ";").rows.map(({ cells }) => cells);
const csv = writeCsv(header ?? [], rows.slice(0, 30));

async function started(bytes: Uint8Array | string, ...rest: readonly string[]) {
  return await withFiles({}, async (root) => {
    writeFileSync(join(root, "own"), bytes);
    const terminal = recordingTerminal(root);
    const argv = ["init", "office", "--csv", "own", "--yes", "--template", "flash", ...rest];
    const code = await run(argv, terminal);
    const files = ["incidents", "claims", "sources"].map((name) =>
      code === 0 ? readFileSync(join(root, `office/data/${name}.csv`), "utf8") : "",
    );
    const readme = code === 0 ? readFileSync(join(root, "office/data/README.md"), "utf8") : "";
    return { code, err: terminal.stderr(), files, readme };
  });
}

describe("a project is started from the same table in another form", async () => {
  const sound = await started(csv);

  test.each([
    ["a workbook", workbookOf(bookOf(csv, { as: "shared" }))],
    ["a workbook that is packed", gzipSync(workbookOf(bookOf(csv, { as: "inline" })))],
    ["Parquet", await parquetOf("SELECT * FROM {csv}", csv)],
    ["JSON", JSON.stringify(recordsOf(csv))],
    [
      "JSON Lines",
      recordsOf(csv)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(""),
    ],
  ])("%s", async (_, bytes) => {
    const made = await started(bytes);
    expect([made.code, made.files]).toEqual([0, sound.files]);
  });
});

describe("a workbook", () => {
  const { xml } = sheetOf(csv, { as: "inline" });
  const sheets = [
    { name: "2021", xml },
    { name: "2022", xml },
  ];

  test("of several sheets asks for one", async () => {
    const asked = await started(workbookOf({ sheets }));
    expect([asked.code, asked.err]).toEqual([
      2,
      expect.stringContaining('it has "2021", "2022"\n  own\n  hint: name one with --sheet'),
    ]);
    expect((await started(workbookOf({ sheets }), "--sheet", "2022")).code).toBe(0);
  });

  test("without a row, or with one that cannot be read, is told", async () => {
    const empty = sheetOf(csv.split("\n").slice(0, 1).join("\n"), { as: "inline" }).xml;
    const none = await started(workbookOf({ sheets: [{ name: "S", xml: empty }] }));
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("error[mapping/no-table]")]);
    const bad = xml.replace("</row></sheetData>", '<c r="ZZ33"><v>1</v></c></row></sheetData>');
    const told = await started(workbookOf({ sheets: [{ name: "S", xml: bad }] }));
    expect([told.code, told.readme]).toEqual([0, expect.stringContaining("`mapping/bad-row`: 1")]);
    expect(told.err).toContain("own, 29 rows.");
  });
});
