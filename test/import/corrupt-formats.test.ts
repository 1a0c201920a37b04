import fc from "fast-check";
import { expect, test } from "vitest";
import type { Imported } from "../../src/import/import-tables.ts";
import { writeCsv } from "../../src/incident/index.ts";
import { importedFrom } from "./importing.ts";
import { parquetOf } from "./parquet-files.ts";
import { numbers, pick, type Sound, sound, textOf } from "./sound-tables.ts";
import { recordsOf } from "./tables.ts";
import { bookOf, sheetOf, workbookOf } from "./workbooks.ts";

type Table = Pick<Sound, "columns" | "rows">;

const forms: Readonly<Record<string, (table: Table) => Uint8Array | Promise<Uint8Array>>> = {
  "a list of JSON": (table) => Buffer.from(JSON.stringify(recordsOf(textOf(table)), null, 1)),
  "an answer of an API": (table) => Buffer.from(JSON.stringify({ data: recordsOf(textOf(table)) })),
  "JSON Lines": (table) =>
    Buffer.from(
      recordsOf(textOf(table))
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(""),
    ),
  "a workbook of numbers": (table) => workbookOf(bookOf(textOf(table), { as: "typed" })),
  "a workbook of texts": (table) => workbookOf(bookOf(textOf(table), { as: "shared" })),
  "a workbook of several sheets": (table) => {
    const { xml } = sheetOf(textOf(table), { as: "inline" });
    const other = sheetOf("a,b\n1,2\n", { as: "inline" }).xml;
    return workbookOf({
      sheets: [
        { name: "Data", xml },
        { name: "Codes", xml: other },
      ],
    });
  },
  Parquet: (table) => parquetOf("SELECT * FROM {csv}", textOf(table)),
};

interface Spoilt {
  readonly bytes: Uint8Array;
  readonly sheet?: string;
}

/** Ways to spoil a file. `at` and `other` say where, from 0 to 1. */
const corruptions: Readonly<
  Record<
    string,
    (form: string, table: Sound, at: number, other: number) => Spoilt | Promise<Spoilt>
  >
> = {
  truncated: async (form, table, at) => {
    const bytes = (await forms[form]?.(table)) ?? new Uint8Array();
    return { bytes: bytes.subarray(0, pick(at, bytes.length)) };
  },
  "truncated at its very end": async (form, table, at) => {
    const bytes = (await forms[form]?.(table)) ?? new Uint8Array();
    return { bytes: bytes.subarray(0, bytes.length - 1 - pick(at, 12)) };
  },
  "with a byte taken out": async (form, table, at) => {
    const bytes = (await forms[form]?.(table)) ?? new Uint8Array();
    const place = pick(at, bytes.length);
    return { bytes: Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1)]) };
  },
  "with a sign put in": async (form, table, at, other) => {
    const bytes = (await forms[form]?.(table)) ?? new Uint8Array();
    const place = pick(at, bytes.length);
    const signs = [",", '"', "\n", "{", "}", "[", "\\", '",', ":", "\0"];
    const sign = Buffer.from(signs[pick(other, signs.length)] ?? "");
    return { bytes: Buffer.concat([bytes.subarray(0, place), sign, bytes.subarray(place)]) };
  },
  "with a row twice": async (form, table, at) => {
    const row = table.rows[pick(at, table.rows.length)] ?? "";
    const spoilt = { ...table, rows: [...table.rows, row] };
    return { bytes: (await forms[form]?.(spoilt)) ?? new Uint8Array() };
  },
  "with columns in another order": async (form, table, at) => {
    const turned = <T>(cells: readonly T[]): readonly T[] => {
      const start = pick(at, cells.length);
      return [...cells.slice(start), ...cells.slice(0, start)];
    };
    const records = recordsOf(textOf(table));
    const columns = turned(table.columns);
    const rows = records.map((record) =>
      writeCsv(
        columns.map((column) => record[column] ?? ""),
        [],
      ).trimEnd(),
    );
    return { bytes: (await forms[form]?.({ columns, rows })) ?? new Uint8Array() };
  },
  "with a sheet named that it does not have, or that is another": async (form, table, at) => ({
    bytes: (await forms[form]?.(table)) ?? new Uint8Array(),
    sheet: at < 0.5 ? "Codes" : "data",
  }),
};

const few = new Set(["with a row twice", "with a sign put in", "with a byte taken out"]);
const isText = (form: string): boolean => /JSON|API/.test(form);

function expectSound({ files, claims, diagnostics, rejected }: Imported, table: Sound): void {
  for (const { given, read, rejected: bad } of files) expect(read + bad).toBe(given);
  const wrong = claims.filter(
    ({ incident = "", killed }) => killed !== "" && killed !== table.killed.get(incident),
  );
  if (wrong.length > 0) expect(diagnostics.length).toBeGreaterThan(0);
  if (files.length === 0) expect(diagnostics.length).toBeGreaterThan(0);
  expect(diagnostics.length).toBeGreaterThanOrEqual(rejected.length);
}

test("a spoilt file of any form never gives a wrong number that nothing is said of, and loses no row", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sound),
      fc.constantFrom(...Object.keys(forms)),
      fc.constantFrom(...Object.keys(corruptions)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (table, form, name, at, other) => {
        // Parquet has no check sums here: a byte in it that is another number stays one.
        if (form === "Parquet" && /byte|sign/.test(name)) return;
        seen.add(`${form} ${name}`);
        const spoilt = await corruptions[name]?.(form, table, at, other);
        const made = await importedFrom(
          table.format,
          spoilt?.bytes ?? new Uint8Array(),
          spoilt?.sheet,
        );
        expectSound(made, table);
        // What is wrong with one row leaves the others as they are; at either end there may be none.
        if (few.has(name) && isText(form) && at > 0.02 && at < 0.98) {
          const right = made.claims.filter(
            ({ incident = "", killed }) => killed === table.killed.get(incident),
          );
          expect(right.length).toBeGreaterThanOrEqual(numbers.length - 2);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(seen.size).toBe(Object.keys(corruptions).length * Object.keys(forms).length - 2);
}, 120_000);

test("a sound file of any form gives every number and no finding", async () => {
  for (const table of sound)
    for (const form of Object.keys(forms)) {
      const bytes = (await forms[form]?.(table)) ?? new Uint8Array();
      const made = await importedFrom(table.format, bytes);
      expect(made.diagnostics).toEqual([]);
      expect(new Map(made.claims.map(({ incident, killed }) => [incident, killed]))).toEqual(
        table.killed,
      );
    }
});
