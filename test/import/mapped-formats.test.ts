import { expect, test } from "vitest";
import { codesOf, folderOf, importIn, type Outcome } from "./mapping.ts";
import { parquetOf } from "./parquet-files.ts";
import { bookOf, workbookOf } from "./workbooks.ts";

const csv = `Ref,Date,Province,Place,Killed,Wounded
A1,2031-04-03,Herat,a market,3,at least 12
A2,2031-04-09,Kondoz,Imam Sahib,,?
`;
const names = "Ref,Date,Province,Place,Killed,Wounded".split(",");
const tags =
  "#event+id,#date+occurred,#adm1+name,#loc+name,#affected+killed,#affected+injured".split(",");
const tagged = [names.join(","), tags.join(","), ...csv.split("\n").slice(1)].join("\n");
const objects = csv
  .trim()
  .split("\n")
  .slice(1)
  .map((row) => {
    const [ref, date, province, place, killed, wounded] = row.split(",");
    return {
      ...{ Ref: ref, Date: date, Province: province, Place: place },
      ...{ Killed: killed === "" ? null : Number(killed), Wounded: wounded },
    };
  });

const recordsOf = (made: Outcome): unknown => [
  codesOf(made),
  made.cellsOf("incidents.csv", "id", "date", "province", "place_written"),
  made.cellsOf("claims.csv", "killed", "wounded"),
];

const expected = [
  [],
  [
    ["A1", "2031-04-03", "AF-HER", "a market, Herat"],
    ["A2", "2031-04-09", "AF-KDZ", "Imam Sahib, Kondoz"],
  ],
  [
    ["3", "at least 12"],
    ["", ""],
  ],
];

test("a table of one's own gives the same, whatever file it is in", async () => {
  const files: Readonly<Record<string, Uint8Array | string>> = {
    csv,
    xlsx: workbookOf(bookOf(csv, { as: "typed" })),
    parquet: await parquetOf("SELECT * FROM {csv}", csv),
    json: JSON.stringify(objects),
    "json lines": `${objects.map((one) => JSON.stringify(one)).join("\n")}\n`,
  };
  for (const [kind, bytes] of Object.entries(files)) {
    const made = await importIn(folderOf({ "table.csv": bytes }));
    expect([kind, recordsOf(made)]).toEqual([kind, expected]);
  }
});

test("hashtags are found in a workbook, and in a file that names its columns itself", async () => {
  const files: Readonly<Record<string, Uint8Array | string>> = {
    csv: tagged,
    xlsx: workbookOf(bookOf(tagged)),
    parquet: await parquetOf(
      `SELECT ${tags.map((tag, i) => `'${tag}' AS "${names[i]}"`).join(", ")} UNION ALL SELECT * FROM {csv}`,
      csv,
    ),
  };
  for (const [kind, bytes] of Object.entries(files)) {
    const made = await importIn(folderOf({ "table.csv": bytes }), { format: "hxl" });
    expect([kind, recordsOf(made)]).toEqual([kind, expected]);
    expect(made.report?.files[0]?.said).toContain("columns by their hashtags");
  }
});
