import { expect, test } from "vitest";
import { codesOf, importedFrom } from "./importing.ts";
import { acledTable, gedTable } from "./tables.ts";
import { sheetOf, type WrittenSheet, workbookOf } from "./workbooks.ts";

const acled = sheetOf(acledTable([{}, { event_date: "never" }]), { as: "inline" }).xml;
const ged = sheetOf(gedTable([{}]), { as: "inline" }).xml;
const note = '<sheetData><row><c t="str"><v>Read me</v></c></row></sheetData>';
const small = sheetOf("a,b\n1,2\n", { as: "inline" }).xml;

const made = (sheets: readonly WrittenSheet[], sheet?: string) =>
  importedFrom("acled", workbookOf({ sheets }), sheet);

test("the sheet whose header is the provider's is read, and told with its rows", async () => {
  const { files, diagnostics, rejected } = await made([
    { name: "Read me", xml: note },
    { name: "Codes", xml: small },
    { name: "Événements <1>", xml: acled },
    { name: "Older", xml: acled, state: "hidden" },
  ]);
  expect(files).toMatchObject([{ given: 2, read: 1, rejected: 1, sheet: "Événements <1>" }]);
  expect(diagnostics).toMatchObject([
    {
      code: "import/bad-date",
      message: '"never" is not read as a date, on sheet "Événements <1>"',
      place: { file: "table.csv", line: 5 },
    },
  ]);
  expect(rejected).toMatchObject([{ line: 5, reason: '"never" is not read as a date' }]);
});

test("a sheet is read that is named, hidden or not", async () => {
  const sheets: readonly WrittenSheet[] = [
    { name: "2021", xml: acled, state: "veryHidden" },
    { name: "Data", xml: acled },
  ];
  for (const name of ["2021", " DATA "]) {
    const { files } = await made(sheets, name);
    expect(files).toMatchObject([{ sheet: name.trim() === "2021" ? "2021" : "Data", given: 2 }]);
  }
  const other = await made(
    [
      { name: "A", xml: ged },
      { name: "B", xml: acled },
    ],
    "A",
  );
  expect(codesOf(other)).toEqual(["import/other-format 1"]);
});

test("the only sheet is read for what it lacks", async () => {
  expect(codesOf(await made([{ name: "A", xml: ged }]))).toEqual(["import/other-format 1"]);
  expect(codesOf(await made([{ name: "A", xml: small }]))).toEqual(["import/no-events 1"]);
  expect(codesOf(await made([{ name: "A", xml: "<sheetData/>" }]))).toEqual(["import/no-events 1"]);
  const filled = [
    { name: "A", xml: "<sheetData/>" },
    { name: "B", xml: ged },
  ];
  expect(codesOf(await made(filled))).toEqual(["import/other-format 1"]);
});

test("the sheets are told where none, or more than one, may be meant", async () => {
  const twice = await made([
    { name: "2021", xml: acled },
    { name: "2022", xml: acled },
    { name: "Old", xml: note, state: "hidden" },
  ]);
  expect(twice.diagnostics).toMatchObject([
    {
      code: "import/which-sheet",
      message:
        '"table.csv" has several sheets that may be meant: it has "2021", "2022", "Old" (hidden)',
      hint: "name one with --sheet, or as sheet of the import",
    },
  ]);
  expect(
    codesOf(
      await made([
        { name: "A", xml: small },
        { name: "B", xml: ged },
      ]),
    ),
  ).toEqual(["import/which-sheet"]);
  const unknown = await made([{ name: "2021", xml: acled }], "2023");
  expect(unknown.diagnostics).toMatchObject([
    { code: "import/unknown-sheet", message: '"table.csv" has no sheet "2023": it has "2021"' },
  ]);
  const many = Array.from({ length: 25 }, (_, i) => ({ name: `S${i}`, xml: small }));
  expect((await made(many)).diagnostics[0]?.message).toMatch(/"S19" and 5 more$/);
});
