import { gzipSync } from "node:zlib";
import { type ColumnChunk, type ColumnMetaData, parquetMetadata } from "hyparquet";
import { describe, expect, test } from "vitest";
import { openTable } from "../../src/import/formats/open-table.ts";
import { compressorsWithin } from "../../src/import/formats/parquet/compressors.ts";
import { pagesProblem } from "../../src/import/formats/parquet/pages.ts";
import { codesOf, importedFrom } from "./importing.ts";
import { parquetOf } from "./parquet-files.ts";
import { acledTable } from "./tables.ts";

async function cellsOf(query: string): Promise<readonly (readonly string[])[]> {
  const { table, diagnostics } = await openTable(await parquetOf(query), "table", {});
  expect(diagnostics).toEqual([]);
  return table?.rows.map(({ cells }) => cells) ?? [];
}

describe("a value of Parquet is the text that a CSV would hold", () => {
  test.each([
    ["1::INTEGER", "1"],
    ["-7::TINYINT", "-7"],
    ["255::UTINYINT", "255"],
    ["202204210001::BIGINT", "202204210001"],
    ["9007199254740993::BIGINT", "9007199254740993"],
    ["18446744073709551615::UBIGINT", "18446744073709551615"],
    ["202204210001::DOUBLE", "202204210001"],
    ["34.3::DOUBLE", "34.3"],
    ["34.3::FLOAT", "34.3"],
    ["-0.0000001::DOUBLE", "-0.0000001"],
    ["1.5e30::DOUBLE", "1500000000000000000000000000000"],
    ["12.50::DECIMAL(4,2)", "12.50"],
    ["-0.05::DECIMAL(9,2)", "-0.05"],
    ["7::DECIMAL(18,0)", "7"],
    ["12345678901234567890.123::DECIMAL(38,3)", "12345678901234567890.123"],
    ["DATE '2022-04-21'", "2022-04-21"],
    ["DATE '1969-12-31'", "1969-12-31"],
    ["TIMESTAMP '2022-04-21 23:59:59'", "2022-04-21 23:59:59"],
    ["TIMESTAMP '1969-12-31 00:00:00.25'", "1969-12-31 00:00:00.25"],
    ["TIMESTAMP_NS '2022-04-21 00:00:00'", "2022-04-21"],
    ["TIMESTAMP_MS '2022-04-21 00:00:00'", "2022-04-21"],
    ["TIMESTAMP '2022-04-21 00:00:00'", "2022-04-21"],
    ["TIMESTAMPTZ '2022-04-21 23:30:00+00'", "2022-04-21 23:30:00Z"],
    ["TIMESTAMPTZ '2022-04-21 00:00:00+00'", "2022-04-21 00:00:00Z"],
    ["TIME '01:02:03.5'", "01:02:03.5"],
    ["'2022-04-21 00:00:00'", "2022-04-21 00:00:00"],
    ["true", "true"],
    ["NULL::VARCHAR", ""],
    ["NULL::DATE", ""],
    ["''", ""],
    ["'Café, \"x\"'", 'Café, "x"'],
    ["'a\nb'", "a\nb"],
    ["UUID '12345678-1234-5678-1234-567812345678'", "12345678-1234-5678-1234-567812345678"],
    ["[1, 2]", "[1,2]"],
    ["{'a': 1.5::DOUBLE, 'b': NULL::INTEGER}", '{"a":1.5,"b":null}'],
    ["'{\"a\": [1]}'::JSON", '{"a": [1]}'],
  ])("%s", async (value, text) => {
    expect(await cellsOf(`SELECT ${value} AS value, 2 AS other`)).toEqual([[text, "2"]]);
  });
});

describe("a Parquet file is read", () => {
  const csv = acledTable(Array.from({ length: 3000 }, (_, i) => ({ notes: `n ${i % 7}` })));

  test("over groups of rows and pages, its rows numbered from 1", async () => {
    const bytes = await parquetOf("SELECT * FROM {csv}", csv, "ROW_GROUP_SIZE 2048");
    const made = await importedFrom("acled", bytes);
    expect(codesOf(made)).toEqual([]);
    expect(made.files).toMatchObject([
      { given: 3000, said: ["Parquet; rows are numbered from 1"] },
    ]);
    expect(made.incidents.at(-1)?.id).toBe("acled-AFG93000");
    expect(made.incidents[2999]?.note).toContain("n 3.");
  });

  test("with a row that is rejected told by its number, and kept as CSV", async () => {
    const query =
      "SELECT * REPLACE (CASE WHEN event_id_cnty = 'AFG90002' THEN 'never' ELSE event_date END AS event_date) FROM {csv}";
    const made = await importedFrom("acled", await parquetOf(query, csv));
    expect(codesOf(made)).toEqual(["import/bad-date 2"]);
    expect(made.rejected[0]?.raw).toMatch(/^AFG90002,never,2022,1,/);
    const twice = await parquetOf(
      "SELECT * FROM {csv} UNION ALL SELECT * FROM {csv}",
      acledTable([{}]),
    );
    expect((await importedFrom("acled", twice)).diagnostics[0]?.message).toBe(
      "acled-AFG90001 is there already: table.csv, row 1",
    );
  });

  test("with letters that were lost before told", async () => {
    const lost = await parquetOf("SELECT * FROM {csv}", acledTable([{}, { notes: "Caf\ufffd" }]));
    expect(codesOf(await importedFrom("acled", lost))).toEqual(["import/bad-letters 2"]);
  });
});

describe("a Parquet file is refused", () => {
  test("where it is cut anywhere, packed or not", async () => {
    const bytes = await parquetOf("SELECT * FROM {csv}", acledTable([{}, {}]));
    for (let end = 4; end < bytes.length; end += 97) {
      const made = await importedFrom("acled", bytes.subarray(0, end));
      expect([codesOf(made), made.files]).toEqual([["import/unreadable"], []]);
    }
    const packed = gzipSync(bytes);
    const made = await importedFrom("acled", packed.subarray(0, packed.length - 200));
    expect(codesOf(made)).toEqual(["import/cut-archive", "import/unreadable"]);
  });

  test("or read without a row lost, where a byte of it is another", async () => {
    const csv = acledTable([{}, { notes: "other" }]);
    for (const codec of ["snappy", "zstd", "uncompressed"]) {
      const bytes = await parquetOf("SELECT * FROM {csv}", csv, `CODEC '${codec}'`);
      for (let at = 4; at < bytes.length; at += 61) {
        const spoilt = Uint8Array.from(bytes);
        spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
        const made = await importedFrom("acled", spoilt);
        if (made.files.length === 0) expect(made.diagnostics.length).toBeGreaterThan(0);
        for (const { given, read, rejected } of made.files)
          expect([given, read + rejected]).toEqual([2, 2]);
      }
    }
  }, 30_000);

  test("where its rows or pages are others than it says", async () => {
    const bytes = await parquetOf("SELECT * FROM {csv}", acledTable([{}, {}]));
    expect(pagesProblem(bytes, parquetMetadata(bytes))).toBeUndefined();
    const problemOf = (change: (meta: ColumnMetaData) => Partial<ColumnChunk>) => {
      const metadata = parquetMetadata(bytes);
      const groups = metadata.row_groups.map((group) => ({
        ...group,
        columns: group.columns.map((column) =>
          column.meta_data === undefined ? column : { ...column, ...change(column.meta_data) },
        ),
      }));
      return pagesProblem(bytes, { ...metadata, row_groups: groups });
    };
    expect(problemOf((meta) => ({ meta_data: { ...meta, num_values: 3n } }))).toBe(
      "a column has other values than it says",
    );
    expect(problemOf((meta) => ({ meta_data: { ...meta, num_values: 1n } }))).toBe(
      "a page has too many values",
    );
    expect(problemOf((meta) => ({ meta_data: { ...meta, total_compressed_size: 9n ** 9n } }))).toBe(
      "a column lies outside of the file",
    );
    expect(problemOf(() => ({ file_path: "/etc/passwd" }))).toBe("it leads to other files");
    // The number of rows, 2, in the footer: field 3, before the list of one group (Thrift, compact protocol).
    const rows = bytes.indexOf(Buffer.from("1604191c", "hex"));
    for (const count of [0x02, 0x06]) {
      const made = await importedFrom("acled", Buffer.from(bytes).fill(count, rows + 1, rows + 2));
      expect(made.diagnostics).toMatchObject([
        {
          code: "import/unreadable",
          message: expect.stringContaining("other rows than the table"),
        },
      ]);
    }
  });

  test("where more is unpacked than may be", () => {
    const { GZIP, ZSTD } = compressorsWithin(5_000_000);
    expect(GZIP?.(gzipSync(Buffer.alloc(3_000_000)), 3_000_000).length).toBe(3_000_000);
    expect(() => ZSTD?.(new Uint8Array(8), 3_000_000)).toThrow(RangeError);
  });

  test("where it has a password, no columns of events, or no row", async () => {
    expect(codesOf(await importedFrom("acled", Buffer.from("PARE1234PARE")))).toEqual([
      "import/unreadable",
    ]);
    const other = await importedFrom("acled", await parquetOf("SELECT 1 AS a, 2 AS b"));
    expect(codesOf(other)).toEqual(["import/no-events 1"]);
    const none = await parquetOf("SELECT * FROM {csv} WHERE false", acledTable([{}]));
    expect(codesOf(await importedFrom("acled", none))).toEqual(["import/no-rows 1"]);
  });
});
