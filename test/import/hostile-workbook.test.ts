import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openZip, Unpacker } from "../../src/import/formats/xlsx/zip.ts";
import { codesOf, importedFrom } from "./importing.ts";
import { acledTable } from "./tables.ts";
import { bookOf, filesOf, type WrittenBook, workbookOf, type ZipFile, zipOf } from "./workbooks.ts";

const book: WrittenBook = bookOf(acledTable([{}, { notes: "other" }]), { as: "shared" });
const files = filesOf(book);

const changed = (name: string, change: Partial<ZipFile>): Uint8Array =>
  zipOf(files.map((file) => (file.name === name ? { ...file, ...change } : file)));

const sheet = "xl/worksheets/sheet1.xml";

async function refused(bytes: Uint8Array): Promise<string | undefined> {
  const made = await importedFrom("acled", bytes);
  expect([codesOf(made), made.files]).toEqual([["import/unreadable"], []]);
  return made.diagnostics[0]?.message;
}

describe("a workbook is refused", () => {
  test("where it is cut anywhere", async () => {
    const bytes = workbookOf(book);
    for (let end = 4; end < bytes.length; end += 53) await refused(bytes.subarray(0, end));
  });

  test("where it is far larger unpacked than it says, or than may be", async () => {
    const zeros = Buffer.alloc(3_000_000);
    expect(await refused(changed(sheet, { content: zeros, size: 1000 }))).toContain("far larger");
    expect(await refused(changed("xl/styles.xml", { size: 60_000_000 }))).toContain("far larger");
    const entries = openZip(zipOf([{ name: "a", content: zeros }]));
    const [entry] = [...entries.values()];
    if (entry === undefined) throw new Error("no entry");
    const read = async (limit: number): Promise<number> => {
      const unpacker = new Unpacker(limit);
      let sum = 0;
      for await (const piece of unpacker.pieces(entry)) sum += piece.length;
      return sum;
    };
    expect(await read(3_000_000)).toBe(3_000_000);
    await expect(read(2_999_999)).rejects.toThrow("far larger");
  });

  test("where it declares entities, which might be of other files or without end", async () => {
    const entities =
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>';
    expect(await refused(changed(sheet, { content: entities }))).toContain("declares entities");
  });

  test.each([
    ["no XML", "just text"],
    ["an element that is not closed", "<worksheet><sheetData>"],
    ["a tag without an end", `<worksheet><row ${"a".repeat(20_000_000)}`],
    ["nothing", ""],
  ])("where a part is %s", async (_, content) => {
    expect(await refused(changed(sheet, { content }))).toContain("no XML");
  });

  test("where its bytes are not those that were packed", async () => {
    expect(await refused(changed(sheet, { crc: 1 }))).toContain("cut or damaged");
    expect(await refused(changed(sheet, { flags: 1 }))).toContain("has a password");
    expect(await refused(zipOf([...files, { name: sheet.toUpperCase(), content: "" }]))).toContain(
      "twice",
    );
  });

  test.each([
    ["a zip archive", [{ name: "a.csv", content: "" }]],
    ["OpenDocument", [{ name: "mimetype", content: "application/vnd.oasis" }]],
    ["it has no workbook", [{ name: "[Content_Types].xml", content: "" }]],
    ["it has no sheet", files.filter(({ name }) => name !== sheet)],
    ["it has no workbook", files.filter(({ name }) => name !== "xl/workbook.xml")],
  ])("where it is %s", async (what, list) => {
    expect(await refused(zipOf(list))).toContain(what);
  });

  test("where it is binary, or older than Office Open XML", async () => {
    const binary = files.map((file) => ({
      ...file,
      name: file.name.replace("workbook.xml", "workbook.bin"),
      content: String(file.content).replace("workbook.xml", "workbook.bin"),
    }));
    expect(await refused(zipOf(binary))).toContain("binary workbook");
    const old = Buffer.from("d0cf11e0a1b11ae1", "hex");
    expect(await refused(old)).toContain("Excel before 2007");
  });
});

test("what lies outside of a workbook is not looked for", async () => {
  const rels = files.find(({ name }) => name === "xl/_rels/workbook.xml.rels");
  const outside = String(rels?.content)
    .replace('Target="styles.xml"', 'Target="http://127.0.0.1:1/styles.xml" TargetMode="External"')
    .replace('Target="worksheets/', 'Target="../../../../xl/worksheets/');
  const made = await importedFrom(
    "acled",
    changed("xl/_rels/workbook.xml.rels", { content: outside }),
  );
  expect([codesOf(made), made.files[0]?.read]).toEqual([[], 2]);
});

test("a workbook with any byte another is read without a row lost, or refused", async () => {
  const bytes = workbookOf(book);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const spoilt = Uint8Array.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ by;
      const made = await importedFrom("acled", spoilt);
      if (made.files.length === 0) expect(made.diagnostics.length).toBeGreaterThan(0);
      for (const { given, read, rejected } of made.files) expect(read + rejected).toBe(given);
    }),
    { numRuns: 300 },
  );
});

test("XML of any kind is read or refused", async () => {
  const parts = [
    "<row>",
    "</row>",
    '<c r="A1">',
    '<c t="s">',
    "</c>",
    "<v>",
    "</v>",
    "<f/>",
    "9",
    "x",
    "<t>",
    "</t>",
    "<is>",
    "</is>",
    '<row r="1048577">',
    '<c r="XFD1" s="-1">',
    "&#x110000;",
    "&amp",
    "]]>",
    "<![CDATA[",
    "<!--",
    "<a b='>'/>",
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), async (list) => {
      const content = `<worksheet><sheetData>${list.join("")}</sheetData></worksheet>`;
      const made = await importedFrom("acled", changed(sheet, { content }));
      expect(made.diagnostics.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
