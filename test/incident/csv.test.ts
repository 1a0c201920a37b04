import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offsetOfCell, readCsv } from "../../src/incident/csv.ts";
import { findRows } from "../../src/incident/find-rows.ts";

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const write = (rows: readonly (readonly string[])[], end: string): string =>
  rows.map((row) => `${row.map(quoted).join(",")}${end}`).join("");

const cell = fc.string({
  unit: fc.constantFrom("a", "é", "ن", " ", ",", '"', "\n", ";"),
  maxLength: 8,
});
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  .map((rows) => rows.map((row) => ["x", ...row]));

const cellsOf = (text: string): readonly (readonly string[])[] =>
  readCsv(text).rows.map(({ cells }) => cells);

describe("readCsv", () => {
  test("reads back what was written, whatever the line end", () => {
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), (rows, end) => {
        expect(cellsOf(write(rows, end))).toEqual(rows);
      }),
    );
  });

  test("reads the same cells as csv-parse from any text that csv-parse accepts", () => {
    const unit = fc.constantFrom("a", "b", ",", ",", "\n", '"', " ");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const rows = tryParse(text)?.filter((row) => row.some((one) => one.trim() !== ""));
        const own = readCsv(text).rows;
        if (rows === undefined) expect(own.some(({ problem }) => problem)).toBe(true);
        else expect(own.map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 2000 },
    );
  });

  test("finds each cell again at its offset", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { source, rows: read } = readCsv(write(rows, "\n"));
        for (const row of read)
          for (const [index, one] of row.cells.entries())
            expect(source.startsWith(quoted(one), offsetOfCell(source, row, index))).toBe(true);
      }),
    );
  });

  test("goes on with the next line after a quote that does not fit", () => {
    const { rows, complete } = readCsv('a,"b\nc"d,e\nf,g"h\ni,j\n');
    expect(rows.map(({ cells, problem }) => [cells, problem?.offset])).toEqual([
      [["a", "b\nc"], 7],
      [["f", "g"], 14],
      [["i", "j"], undefined],
    ]);
    expect(complete).toBe(true);
  });

  test("says that rows may be missing after a quote that is never closed", () => {
    const { rows, complete } = readCsv('a,b\n"c,d\ne,f\n');
    expect(rows.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      "incident/unclosed-quote",
    ]);
    expect(complete).toBe(false);
  });

  test("leaves out rows without a filled cell", () => {
    expect(cellsOf("a,b\n\n , \nc,\n")).toEqual([
      ["a", "b"],
      ["c", ""],
    ]);
  });
});

function tryParse(text: string): string[][] | undefined {
  try {
    return parse(text, { relax_column_count: true, record_delimiter: "\n" });
  } catch {
    return undefined;
  }
}

test("findRows finds the rows that readCsv reads, in any order, but for those that do not fit", () => {
  const unit = fc.constantFrom("a", "b", ",", ",", "\n", '"', '"', " ", "\r");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      const whole = readCsv(text).rows.filter(({ problem }) => problem === undefined);
      const isFilled = ({ cells }: { readonly cells: readonly string[] }): boolean =>
        cells.some((one) => one.trim() !== "");
      const found = findRows(text).rows.filter(isFilled).toReversed();
      expect(found.map(({ cells, offset }) => ({ cells, offset })).toReversed()).toEqual(
        whole.map(({ cells, offset }) => ({ cells, offset })),
      );
    }),
    { numRuns: 2000 },
  );
});
