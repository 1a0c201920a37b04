import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { codesOf, imported, importedFrom } from "./importing.ts";
import {
  acledColumns,
  acledEvent,
  acledTable,
  gedColumns,
  gedTable,
  gtdColumns,
  gtdTable,
  tableOf,
} from "./tables.ts";

const utf16 = (text: string, isBig: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

describe("a table is read", () => {
  const text = acledTable([{ notes: "Café" }]);
  const both = `${text}${text.split("\n")[1]?.replace("90001", "90002")}\n`;

  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16LE", utf16(text, false, true)],
    ["UTF-16BE", utf16(text, true, true)],
    ["UTF-16LE", utf16(text, false, false)],
    ["UTF-16BE", utf16(text, true, false)],
    ["ISO 8859-1", Buffer.from(text, "latin1")],
    ["windows-1252", Buffer.from(text.replace("Caf", "\u0080Caf"), "latin1")],
    ["UTF-8, gzip", gzipSync(text)],
    ["ISO 8859-1, gzip", gzipSync(Buffer.from(text, "latin1"))],
  ])("in %s, which is said", (encoding, bytes) => {
    const made = imported("acled", bytes);
    expect(codesOf(made)).toEqual([]);
    expect(made.files).toMatchObject([{ said: [encoding, "commas between cells"], given: 1 }]);
    expect(made.incidents[0]?.note).toMatch(/(?:€)?Café\.$/);
  });

  test("in part damaged, with letters that were lost told and the others as they are", () => {
    const bytes = Buffer.from(both);
    bytes[bytes.lastIndexOf("Café") + 4] = 0x41;
    const made = imported("acled", bytes);
    expect(codesOf(made)).toEqual(["import/bad-letters 3"]);
    expect(made.incidents.map(({ note }) => note?.endsWith("Café."))).toEqual([true, false]);
    const misread = imported("acled", Buffer.from(text).toString("latin1"));
    expect(codesOf(misread)).toEqual(["import/bad-letters 2"]);
  });

  test.each([
    [",", "commas"],
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "bars"],
  ])("with %j between cells, which is said", (sign, words) => {
    const made = imported(
      "acled",
      tableOf(acledColumns, acledEvent, [{ notes: `a${sign}b` }], sign),
    );
    expect(codesOf(made)).toEqual([]);
    expect(made.files[0]?.said).toContain(`${words} between cells`);
    expect(made.incidents[0]?.note).toContain(sign === "\t" ? "a b" : `a${sign}b`);
  });

  test.each(["\r\n", "\r", "\n"])("with lines that end in %j, and line breaks in cells", (end) => {
    const made = imported("acled", acledTable([{ notes: "one\ntwo" }, {}]).replaceAll("\n", end));
    expect(codesOf(made)).toEqual([]);
    expect(made.incidents.map(({ note }) => note?.includes("one two"))).toEqual([true, false]);
  });

  test("with lines above its header, blank ones and rows of empty cells passed over", () => {
    const made = imported("acled", `Data of ACLED\n\n${acledTable([{}])}\n,,,\n`);
    expect([made.files[0]?.given, codesOf(made)]).toEqual([1, []]);
    expect(made.files[0]?.said).toContain("lines above the header are passed over");
  });

  test("as far as it goes where its last row is cut", () => {
    const whole = acledTable([{}, {}]);
    const made = imported("acled", whole.slice(0, -100));
    expect(codesOf(made)).toEqual(["import/bad-row 3"]);
    expect(made.rejected).toMatchObject([{ line: 3, reason: "24 cells under 31 columns" }]);
    const cell = imported("acled", whole.slice(0, -3));
    expect([cell.files[0]?.read, codesOf(cell)]).toEqual([2, ["import/no-line-end 3"]]);
    const quote = imported("acled", acledTable([{}, { notes: "a, b" }]).replace(/, b".*\n$/, ", "));
    expect([quote.files[0]?.read, codesOf(quote)]).toEqual([1, ["import/bad-row 3"]]);
  });

  test("as far as it goes where its archive is cut", () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({ notes: `${(i * 7919) % 3001}` }));
    const bytes = gzipSync(acledTable(rows));
    const made = imported("acled", bytes.subarray(0, bytes.length / 2));
    expect(codesOf(made)[0]).toBe("import/cut-archive");
    expect(made.files[0]?.read).toBeGreaterThan(500);
  });

  test("with the row of a quote that does not fit rejected whole, and those below it read", () => {
    const [header, first = "", ...others] = acledTable([{}, { notes: "a, b" }, {}]).split("\n");
    const made = imported(
      "acled",
      [header, first.replace(",Balkh,", ',"Balkh,'), ...others].join("\n"),
    );
    expect(codesOf(made)).toEqual(["import/bad-row 2"]);
    expect(made.rejected).toMatchObject([{ line: 2, raw: first.replace(",Balkh,", ',"Balkh,') }]);
    expect(made.incidents.map(({ id }) => id)).toEqual(["acled-AFG90002", "acled-AFG90003"]);
  });
});

describe("a table is refused", () => {
  test.each([
    ["acled", gedTable([{}]), "import/other-format", "ucdp-ged"],
    ["acled", gtdTable([{}]), "import/other-format", "gtd"],
    ["ucdp-ged", acledTable([{}]), "import/other-format", "acled"],
    ["ucdp-ged", gtdTable([{}]), "import/other-format", "gtd"],
    ["gtd", acledTable([{}]), "import/other-format", "acled"],
    ["gtd", gedTable([{}]), "import/other-format", "ucdp-ged"],
  ] as const)("as %s, by what it holds", (format, text, code, hint) => {
    const made = imported(format, text);
    expect(made.diagnostics).toMatchObject([{ code, hint: expect.stringContaining(hint) }]);
    expect([made.files, made.incidents]).toEqual([[], []]);
  });

  test.each([
    ["acled", "Country,Month,Year,Events,Fatalities\nAfghanistan,April,2022,12,40\n"],
    [
      "acled",
      "country_code,admin1_name,event_type,events,fatalities,month\nAFG,Balkh,Battles,1,2,4\n",
    ],
    [
      "ucdp-ged",
      "country_id,country,year,sb_exist,sb_total_deaths_best\n700,Afghanistan,2022,1,900\n",
    ],
    [
      "ucdp-ged",
      "conflict_id,location,side_a,side_b,year,intensity_level\n333,Afghanistan,A,B,2022,2\n",
    ],
    ["gtd", "country_txt,iyear,attacks,nkill\nAfghanistan,2022,12,40\n"],
    ["acled", "just text"],
    ["acled", ""],
  ] as const)("as %s where it is no table of events, with what it lacks", (format, text) => {
    const [finding] = imported(format, text).diagnostics;
    expect(finding?.code).toBe("import/no-events");
    expect(finding?.message).toMatch(/it has no (?:event_id_cnty|id|eventid), /);
  });

  test("where columns are missing, twice there, or nothing is below them", () => {
    const without = acledColumns.filter((column) => column !== "geo_precision");
    const made = imported("acled", acledTable([{}], without));
    expect(made.diagnostics).toMatchObject([
      { code: "import/missing-columns", message: expect.stringContaining(": geo_precision") },
    ]);
    expect(codesOf(imported("acled", acledTable([{}], [...acledColumns, "FATALITIES"])))).toEqual([
      "import/duplicate-column 1",
    ]);
    expect(codesOf(imported("gtd", gtdTable([], gtdColumns)))).toEqual(["import/no-rows 1"]);
    expect(codesOf(imported("ucdp-ged", gedTable([], gedColumns)))).toEqual(["import/no-rows 1"]);
  });

  test("where it is no text", async () => {
    const zip = Buffer.from("PK\u0003\u0004", "latin1");
    expect(codesOf(await importedFrom("acled", zip))).toEqual(["import/unreadable"]);
    const damaged = gzipSync(acledTable([{}]));
    damaged.fill(0xff, 20, 40);
    expect(codesOf(imported("acled", damaged))).toEqual(["import/unreadable"]);
  });
});
