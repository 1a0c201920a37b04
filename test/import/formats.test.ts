import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Imported } from "../../src/import/import-tables.ts";
import type { Format } from "../../src/import/provider.ts";
import {
  breakdownColumns,
  claimColumns,
  incidentColumns,
  readCsv,
  writeTable,
} from "../../src/incident/index.ts";
import { codesOf, imported, importedFrom } from "./importing.ts";
import { parquetOf } from "./parquet-files.ts";
import { acledTable, type Cells, gedTable, gtdTable, recordsOf } from "./tables.ts";
import { filesOf as bookFiles, bookOf, zipOf } from "./workbooks.ts";

// What is odd and still read; dates and numbers are written as a program would that knows them as such.
const rows: readonly Cells[] = [
  { ...{ date_start: "2022-04-21", date_end: "2022-04-21" }, latitude: "34.3" },
  {
    ...{ notes: 'He said "no",\nand =1+1 <&> Ñandú', summary: 'He said "no",\nand =1+1 <&> Ñandú' },
    ...{ admin1: "Atlantis", adm_1: "Atlantis province", provstate: "Atlantis" },
    ...{ fatalities: "0", nkill: "-99", low: "0", best: "0", high: "3" },
    ...{ deaths_a: "0", deaths_b: "0", deaths_civilians: "0", latitude: "36.123456789" },
  },
  { time_precision: "2", geo_precision: "3", date_prec: "4", where_prec: "4", specificity: "4" },
  { type_of_violence: "3", event_date: "1999-12-31", year: "1999", date_start: "2022-03-21" },
  { country: "Pakistan", country_txt: "Pakistan", iso: "586", longitude: "-67.5" },
  // Without a day: rejected in every form.
  { event_date: "", date_start: "", iyear: "" },
].map(
  (row, i): Cells => ({ latitude: "36.709", date_end: "2022-04-21", id: `90000${i + 1}`, ...row }),
);

const tables: Readonly<Record<Format, string>> = {
  acled: acledTable(rows),
  "ucdp-ged": gedTable(rows.map((row) => ({ date_start: "2022-04-21", ...row }))),
  gtd: gtdTable(rows.map(({ country: _, ...row }) => row)),
};

// The columns of events that programs know as something else than text.
const types: Readonly<Record<string, string>> = {
  ...{ event_date: "DATE", date_start: "DATE", date_end: "DATE" },
  ...{ year: "INTEGER", fatalities: "BIGINT", best: "INTEGER", low: "DECIMAL(9,0)" },
  ...{
    latitude: "DOUBLE",
    longitude: "DOUBLE",
    eventid: "BIGINT",
    nkill: "DOUBLE",
    iyear: "USMALLINT",
  },
  ...{ id: "UINTEGER", timestamp: "BIGINT", deaths_a: "HUGEINT" },
};

const filesOf = ({ incidents, claims, breakdowns }: Imported): readonly string[] => [
  writeTable(incidents, incidentColumns),
  writeTable(claims, claimColumns),
  writeTable(breakdowns, breakdownColumns),
];

// A row of a CSV may go over several lines; in a sheet it is one.
function lineOf(csv: string, line: string): number {
  const { source, rows: all } = readCsv(csv);
  const lines = all.map(({ offset }) => source.slice(0, offset).split("\n").length);
  return lines.indexOf(Number(line)) + 3;
}

describe.each(Object.entries(tables) as [Format, string][])("a table of %s", (format, csv) => {
  const records = recordsOf(csv);
  const sound = imported(format, csv);
  const typed = Object.entries(types)
    .filter(([column]) => records.some((record) => (record[column] ?? "") !== ""))
    .map(([column, type]) => `"${column}"::${type} AS "${column}"`);

  test("is read and rejected as it is here", () => {
    expect(sound.files).toMatchObject([{ given: 6, read: 5, rejected: 1 }]);
  });

  test.each([
    ["a list of JSON", JSON.stringify(records)],
    ["an answer of an API", JSON.stringify({ results: records }, null, 1)],
    ["JSON Lines", records.map((record) => JSON.stringify(record)).join("\n")],
    ["CSV with semicolons, in UTF-16", Buffer.from(`\ufeff${csv}`, "utf16le")],
  ])("gives the same files as CSV and as %s, packed or not", async (_, text) => {
    for (const bytes of [Buffer.from(text), gzipSync(text)]) {
      const made = await importedFrom(format, bytes);
      expect(filesOf(made)).toEqual(filesOf(sound));
      expect(made.files).toMatchObject([{ given: 6, read: 5, rejected: 1 }]);
    }
  });

  test.each([
    ["texts that are shared", { as: "shared" }],
    ["texts of their own", { as: "inline" }],
    ["numbers and days", { as: "typed" }],
    ["numbers and days from 1904 on", { as: "typed", is1904: true }],
    ["cells that follow each other", { as: "typed", isPlaced: false }],
    ["names with a prefix", { as: "shared", prefix: "x" }],
  ] as const)("gives the same files as CSV and as a workbook with %s", async (_, written) => {
    const files = bookFiles(bookOf(csv, written));
    const stored = files.map((file) => ({ ...file, isStored: true }));
    const bytes = zipOf(files);
    for (const each of [bytes, gzipSync(bytes), zipOf(stored), zipOf(files, true)]) {
      const made = await importedFrom(format, each);
      expect(filesOf(made)).toEqual(filesOf(sound));
      // The header is on row 3, below a title.
      expect(codesOf(made)).toEqual(
        codesOf(sound).map((code) => code.replace(/\d+$/, (line) => String(lineOf(csv, line)))),
      );
    }
  });

  test.each([
    ["text, by snappy", "*", "CODEC 'snappy'"],
    ["numbers and days, by snappy", "typed", "CODEC 'snappy'"],
    ["numbers and days, by zstd", "typed", "CODEC 'zstd'"],
    ["numbers and days, by gzip", "typed", "CODEC 'gzip'"],
    ["numbers and days, by brotli", "typed", "CODEC 'brotli'"],
    ["numbers and days, by lz4", "typed", "CODEC 'lz4_raw'"],
    ["numbers and days, not packed", "typed", "CODEC 'uncompressed'"],
    ["numbers and days, in the second version", "typed", "PARQUET_VERSION V2"],
    ["numbers and days, without a dictionary", "typed", "DICTIONARY_SIZE_LIMIT 0"],
  ])("gives the same files as CSV and as Parquet with %s", async (_, columns, options) => {
    const select = columns === "*" ? "*" : `* REPLACE (${typed.join(", ")})`;
    const bytes = await parquetOf(`SELECT ${select} FROM {csv}`, csv, options);
    for (const each of [bytes, gzipSync(bytes)]) {
      const made = await importedFrom(format, each);
      expect(filesOf(made)).toEqual(filesOf(sound));
      expect(codesOf(made).map((code) => code.replace(/\d+$/, ""))).toEqual(
        codesOf(sound).map((code) => code.replace(/\d+$/, "")),
      );
    }
  });
});
