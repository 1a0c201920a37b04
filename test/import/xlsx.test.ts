import { describe, expect, test } from "vitest";
import { openTable } from "../../src/import/formats/open-table.ts";
import type { GivenTable, Opened } from "../../src/import/formats/table.ts";
import { type WrittenBook, workbookOf } from "./workbooks.ts";

const open = (book: WrittenBook): Promise<Opened> => openTable(workbookOf(book), "book", {});

const header = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>';

/** Returns the text of a cell in a table of two columns, whose other cell is filled. */
async function textOf(cell: string, book: Omit<WrittenBook, "sheets"> = {}): Promise<string> {
  const row = `<row r="2">${cell}<c r="B2"><v>1</v></c></row>`;
  const xml = `<sheetData>${header}${row}</sheetData>`;
  const { table } = await open({ ...book, sheets: [{ name: "S", xml }] });
  expect(table?.rows[0]?.problem).toBeUndefined();
  return table?.rows[0]?.cells[0] ?? "?";
}

const rowsOf = (table: GivenTable | undefined) =>
  table?.rows.map(({ line, cells }) => [line, ...cells]);

describe("a cell of a workbook is the text that a CSV would hold", () => {
  test.each([
    ["a whole number", "<v>12</v>", "12"],
    ["an id of 12 digits", "<v>202204210001</v>", "202204210001"],
    ["an id of 17 digits", "<v>20220421000112345</v>", "20220421000112345"],
    ["a number by its power", "<v>2.02204210001E+11</v>", "202204210001"],
    ["a very large number", "<v>1E+21</v>", "1000000000000000000000"],
    ["a very small number", "<v>-1.5E-7</v>", "-0.00000015"],
    ["a number with noise", "<v>34.300000000000004</v>", "34.3"],
    ["a number with noise below", "<v>0.29999999999999999</v>", "0.3"],
    ["nothing and zeros", "<v>0.0</v>", "0"],
    ["no value", "", ""],
    ["a percentage, as its value", "<v>0.125</v>", "0.125"],
  ])("%s", async (_, value, text) => {
    expect(await textOf(`<c r="A2">${value}</c>`)).toBe(text);
    expect(await textOf(`<c r="A2" t="n" s="0">${value}</c>`)).toBe(text);
    expect(await textOf(`<c r="A2" s="1">${value}</c>`, { formats: ["0.00%"] })).toBe(text);
  });

  test.each([
    ['t="b"', "<v>1</v>", "TRUE"],
    ['t="b"', "<v>0</v>", "FALSE"],
    ['t="e"', "<v>#N/A</v>", "#N/A"],
    ['t="str"', "<f>A1&amp;B1</f><v>ab &lt;c&gt; &#233;&#x1F600;</v>", "ab <c> é😀"],
    ['t="str"', "<f>IF(1,&quot;&quot;)</f><v></v>", ""],
    ['t="inlineStr"', "<is><t>007</t></is>", "007"],
    ['t="inlineStr"', "<is><r><t>one </t></r><r><t>two</t></r><rPh><t>x</t></rPh></is>", "one two"],
    ['t="inlineStr"', "<is><t><![CDATA[a <b>]]> c</t></is>", "a <b> c"],
    ['t="inlineStr"', "<is><t>a_x000D_b _x005F_x0041_ _x41_</t></is>", "a\rb _x0041_ _x41_"],
    ['t="s"', "<v>1</v>", "shared two"],
    ['t="d"', "<v>2022-04-21T00:00:00Z</v>", "2022-04-21"],
    ['t="d"', "<v>2022-04-21T13:45:00</v>", "2022-04-21 13:45:00"],
    ['t="d"', "<v>2022-04-21</v>", "2022-04-21"],
  ])("%s %s", async (type, value, text) => {
    const strings = "<si><t>x</t></si><si><t>shared </t><r><t>two</t></r></si>";
    expect(await textOf(`<c r="A2" ${type}>${value}</c>`, { strings })).toBe(text);
  });

  test.each([
    ["yyyy-mm-dd", "44672", "2022-04-21"],
    ["d mmm yyyy", "44672", "2022-04-21"],
    ['dd"."mm"."yy;@', "44672", "2022-04-21"],
    ["[$-409]mmmm\\ d\\,\\ yyyy", "44672.75", "2022-04-21"],
    ["mmm-yy", "44672", "2022-04-21"],
    ["yyyy-mm-dd hh:mm", "44672.75", "2022-04-21 18:00:00"],
    ["yyyy-mm-dd hh:mm:ss", "44672.999999999", "2022-04-22"],
    ["m/d/yy h:mm AM/PM", "44672", "2022-04-21"],
    ["hh:mm", "0.75", "18:00:00"],
    ["[h]:mm:ss", "1.5", "36:00:00"],
    ["mm:ss", "0.0034722222", "00:05:00"],
    ["yyyy-mm-dd", "1", "1900-01-01"],
    ["yyyy-mm-dd", "59", "1900-02-28"],
    ["yyyy-mm-dd", "61", "1900-03-01"],
    // No day that there was.
    ["yyyy-mm-dd", "60", "60"],
    ["yyyy-mm-dd", "0", "0"],
    ["yyyy-mm-dd", "-5", "-5"],
    ["yyyy-mm-dd", "9E+9", "9000000000"],
    // None of a date, but for letters.
    ["0.00E+00", "44672", "44672"],
    ['#,##0" days"', "44672", "44672"],
    ["[Red]#,##0", "44672", "44672"],
    ["General\\d", "44672", "44672"],
    ["#,##0_d", "44672", "44672"],
    // What is shown beside a number and bounds it is what the list says.
    ['0"+"', "20", "20+"],
    ["0\\+", "20", "20+"],
    ['#,##0"+";-0;"-"', "1200", "1200+"],
    ['"~"0', "20", "~20"],
    ['[Red]"at least "0', "20", "at least 20"],
    ['"≥"General', "20", "≥20"],
    // What else is shown is none of it.
    ['0" killed"', "20", "20"],
    ['"AFN "#,##0', "20", "20"],
    ['0"%"', "20", "20"],
    ["+0;-0", "20", "20"],
    ['0" max"', "20", "20"],
    ["0.0E+00", "20", "20"],
    ['yyyy"+"', "44672", "2022-04-21"],
    ["@", "44672", "44672"],
  ])("a number under %s: %s", async (format, value, text) => {
    const cell = `<c r="A2" s="1"><v>${value}</v></c>`;
    expect(await textOf(cell, { formats: [format] })).toBe(text);
  });

  test("a number under a format of the program's own, and in the calendar from 1904 on", async () => {
    // The last style is the format 14.
    expect(await textOf('<c r="A2" s="1"><v>44672</v></c>')).toBe("2022-04-21");
    const cell = '<c r="A2" s="1"><v>43210</v></c>';
    expect(await textOf(cell, { is1904: true })).toBe("2022-04-21");
    expect(await textOf('<c r="A2" s="1"><v>0</v></c>', { is1904: true })).toBe("1904-01-01");
  });
});

describe("a sheet is read", () => {
  test("with its rows numbered as in the sheet, and cells where they stand", async () => {
    const xml = `<sheetData><row r="2"><c r="B2" t="str"><v>a</v></c><c r="C2" t="str"><v>b</v></c></row>
      <row r="5"><c r="C5"><v>1</v></c></row><row r="9"><c r="B9"><v>2</v></c><c r="D9" s="1"/></row>
      <row r="10"><c r="B10" t="str"><v> </v></c></row><row r="12"/></sheetData>`;
    const { table, diagnostics } = await open({ sheets: [{ name: "S", xml }] });
    expect(diagnostics).toEqual([]);
    expect(table?.header).toEqual(["column 1", "a", "b"]);
    expect(rowsOf(table)).toEqual([
      [5, "", "", "1"],
      [9, "", "2", ""],
    ]);
    expect(table).toMatchObject({ sheet: "S", counted: "row", said: ["workbook"] });
  });

  test("with hidden rows, told, and a row of HXL tags passed over", async () => {
    const tags = '<row><c t="str"><v>#date</v></c><c t="str"><v>#x</v></c></row>';
    const xml = `<sheetData>${header}${tags}<row hidden="1"><c><v>1</v></c></row></sheetData>`;
    const { table } = await open({ sheets: [{ name: "S", xml }] });
    expect(table).toMatchObject({ tags: ["#date", "#x"], rows: [{ line: 3, cells: ["1", ""] }] });
    expect(table?.said).toEqual([
      "workbook",
      "a row of HXL tags is passed over",
      "rows that are hidden are read, too",
    ]);
  });

  test.each([
    ["cell A2 cannot be read", '<c r="A2" t="s"><v>7</v></c>'],
    ["cell A2 cannot be read", '<c r="A2" t="s"><v>__proto__</v></c>'],
    ["cell A2 cannot be read", '<c r="A2"><v>12x</v></c>'],
    ["cell A2 cannot be read", '<c r="A2" t="b"><v>constructor</v></c>'],
    ["cell A2 cannot be read", '<c r="A2" t="what"><v>1</v></c>'],
    ["cell A2 is there twice", '<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>'],
    ["cell ?2 is there twice", '<c r="2A"><v>1</v></c>'],
    ["cell ALM2 is not below a header", '<c r="ALM2"><v>1</v></c>'],
    ["3 cells under 2 columns", '<c r="C2"><v>1</v></c>'],
  ])("with a row that cannot be read as one: %s", async (problem, cell) => {
    const xml = `<sheetData>${header}<row r="2">${cell}</row><row r="3"><c r="A3"><v>5</v></c></row></sheetData>`;
    const { table } = await open({ sheets: [{ name: "S", xml }] });
    expect(table?.rows).toMatchObject([
      { line: 2, problem },
      { line: 3, cells: ["5", ""] },
    ]);
  });

  test("under a header of two lines, whose cells are shown as one", async () => {
    const cell = (ref: string, text: string): string =>
      text === "" ? "" : `<c r="${ref}" t="str"><v>${text}</v></c>`;
    const row = (at: number, ...texts: readonly string[]): string =>
      `<row r="${at}">${texts.map((text, i) => cell(`${"ABCDE"[i]}${at}`, text)).join("")}</row>`;
    const xml = `<sheetData>${row(1, "Log")}${row(2, "Date", "Province", "Casualties", "", "Source")}${row(3, "", "", "Killed", "Wounded")}${row(4, "2031-04-03", "Herat", "3", "12", "Radio")}</sheetData>
      <mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="C2:D2"/><mergeCell ref="B4:B5"/></mergeCells>`;
    const { table, diagnostics } = await open({ sheets: [{ name: "S", xml }] });
    expect(table?.header).toEqual([
      "Date",
      "Province",
      "Casualties Killed",
      "Casualties Wounded",
      "Source",
    ]);
    expect(rowsOf(table)).toEqual([[4, "2031-04-03", "Herat", "3", "12", "Radio"]]);
    expect(table?.said).toContain("a header of two lines");
    expect(diagnostics.map(({ message }) => message.slice(0, 5))).toEqual(["B4:B5"]);
  });

  test("with what may be misunderstood told", async () => {
    const xml = `<sheetData><row r="1"><c r="A1" t="str"><v>Title</v></c></row>
      <row r="2"><c r="A2" t="str"><v>a</v></c><c r="B2" t="str"><v>b</v></c></row>
      <row r="3"><c r="A3" t="e"><f>X</f><v>#REF!</v></c><c r="B3"><f>1+1</f></c></row>
      <row r="4"><c r="A4" t="e"><v>#N/A</v></c><c r="B4"><v>1</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A4:A5"/></mergeCells>`;
    const { table, diagnostics } = await open({ sheets: [{ name: "S", xml }] });
    expect(rowsOf(table)).toEqual([
      [3, "#REF!", ""],
      [4, "#N/A", "1"],
    ]);
    expect(diagnostics.map(({ code, place, message }) => [code, place?.line, message])).toEqual([
      [
        "import/error-cell",
        3,
        'A3 and 1 more of sheet "S": an error of the spreadsheet, read as it stands',
      ],
      ["import/no-value", 3, 'B3 of sheet "S": a formula without a value, read as an empty cell'],
      [
        "import/merged-cells",
        5,
        'A4:A5 of sheet "S": cells that are shown as one; the first has the value, the others are empty',
      ],
    ]);
  });
});
