import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { imported } from "./importing.ts";
import { numbers, pick, type Sound, sound, textOf } from "./sound-tables.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Ways to spoil a table. `at` and `other` say where, from 0 to 1. */
const corruptions: Readonly<
  Record<string, (table: Sound, at: number, other: number) => Uint8Array>
> = {
  truncated: (table, at) => {
    const bytes = bytesOf(textOf(table));
    return bytes.subarray(0, pick(at, bytes.length));
  },
  "truncated in its last row": (table, at) => {
    const bytes = bytesOf(textOf(table));
    return bytes.subarray(0, bytes.length - 1 - pick(at, table.rows.at(-1)?.length ?? 0));
  },
  "truncated in its last cell": (table, at) => {
    const bytes = bytesOf(textOf(table));
    return bytes.subarray(0, bytes.length - 1 - pick(at, 3));
  },
  "truncated as gzip": (table, at) => {
    const bytes = gzipSync(bytesOf(textOf(table)));
    return bytes.subarray(0, pick(at, bytes.length));
  },
  "truncated as UTF-16": (table, at) => {
    const bytes = Buffer.from(`\ufeff${textOf(table)}`, "utf16le");
    return bytes.subarray(0, pick(at, bytes.length));
  },
  "with two columns changed about": (table, at, other) => {
    const [a, b] = [pick(at, table.columns.length), pick(other, table.columns.length)];
    const about = <T>(cells: readonly T[]): readonly T[] =>
      cells.map((cell, i) => (i === a ? (cells[b] ?? cell) : i === b ? (cells[a] ?? cell) : cell));
    const rows = table.rows.map((row) => about(cellsOf(row)).join(","));
    return bytesOf(textOf({ columns: about(table.columns), rows }));
  },
  "with two estimates under each other's header": (table, at) => {
    const pairs = [
      ["low", "best"],
      ["best", "high"],
      ["low", "high"],
      ["fatalities", "time_precision"],
      ["fatalities", "year"],
      ["nkill", "iyear"],
      ["nkill", "eventid"],
    ];
    const here = pairs.filter(([a = "", b = ""]) =>
      [a, b].every((name) => table.columns.includes(name)),
    );
    const [a = "", b = ""] = here[pick(at, here.length)] ?? [];
    const columns = table.columns.map((name) => (name === a ? b : name === b ? a : name));
    return bytesOf(textOf({ columns, rows: table.rows }));
  },
  "in ISO 8859-1": (table) => Buffer.from(textOf(table), "latin1"),
  "misread once": (table) => bytesOf(Buffer.from(textOf(table)).toString("latin1")),
  "with semicolons in some rows": (table, at) =>
    bytesOf(
      textOf({
        ...table,
        rows: table.rows.map((row, i) =>
          i >= pick(at, table.rows.length) ? row.replaceAll(",", ";") : row,
        ),
      }),
    ),
  "with a sign put in": (table, at, other) => {
    const signs = [",", '"', "\n", "\0", ";", "\r", '",', ',"'];
    return spoilt(
      table,
      at,
      (text, i) => text.slice(0, i) + signs[pick(other, signs.length)] + text.slice(i),
    );
  },
  "with a cell border taken out": (table, at) =>
    spoilt(table, at, (text, i) => {
      const border = text.indexOf(",", i);
      return border < 0 ? text : text.slice(0, border) + text.slice(border + 1);
    }),
  "with a row twice": (table, at) => {
    const row = table.rows[pick(at, table.rows.length)] ?? "";
    return bytesOf(textOf({ ...table, rows: [...table.rows, row] }));
  },
  "with bytes of no encoding": (table, at) => {
    const bytes = bytesOf(textOf(table));
    bytes[pick(at, bytes.length)] = 0xff;
    return bytes;
  },
  "with words for its numbers": (table, at) =>
    bytesOf(
      textOf({
        ...table,
        rows: table.rows.map((row, i) =>
          i === pick(at, 10) ? row.replace(/(?<=,)\d+(?=,)/g, "n") : row,
        ),
      }),
    ),
};

// Of the rows alone: a spoilt header refuses the whole table.
function spoilt(table: Sound, at: number, change: (text: string, i: number) => string): Uint8Array {
  const text = textOf(table);
  const start = text.indexOf("\n") + 1;
  return bytesOf(change(text, start + pick(at, text.length - start)));
}

// None of the cells here has a comma in it, but for quoted ones.
const cellsOf = (row: string): readonly string[] =>
  row.match(/("(?:[^"]|"")*"|[^,]*)(?=,|$)/g) ?? [];

const few = new Set([
  "with a sign put in",
  "with a cell border taken out",
  "with a row twice",
  "with words for its numbers",
]);

test("a spoilt table never gives a wrong number that nothing is said of, and loses no row", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...sound),
      fc.constantFrom(...Object.keys(corruptions)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (table, name, at, other) => {
        seen.add(name);
        const bytes = corruptions[name]?.(table, at, other) ?? new Uint8Array();
        const made = imported(table.format, bytes);
        for (const { given, read, rejected } of made.files) expect(read + rejected).toBe(given);
        const wrong = made.claims.filter(
          ({ incident = "", killed }) => killed !== "" && killed !== table.killed.get(incident),
        );
        if (wrong.length > 0) expect(made.diagnostics.length).toBeGreaterThan(0);
        if (made.files.length === 0) expect(made.diagnostics.length).toBeGreaterThan(0);
        if (made.rejected.length > 0)
          expect(made.diagnostics.length).toBeGreaterThanOrEqual(made.rejected.length);
        // What is wrong with one row leaves the others as they are.
        if (few.has(name)) {
          const right = made.claims.filter(
            ({ incident = "", killed }) => killed === table.killed.get(incident),
          );
          expect(right.length).toBeGreaterThanOrEqual(numbers.length - 2);
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(seen.size).toBe(Object.keys(corruptions).length);
});

test("a sound table gives every number and no finding", () => {
  for (const table of sound) {
    const made = imported(table.format, bytesOf(textOf(table)));
    expect(made.diagnostics).toEqual([]);
    expect(new Map(made.claims.map(({ incident, killed }) => [incident, killed]))).toEqual(
      table.killed,
    );
  }
});
