import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MappedFormat } from "../../src/config/index.ts";
import { folderOf, importIn, type Outcome } from "./mapping.ts";

interface Sound {
  readonly format: MappedFormat;
  /** The lines above the rows. */
  readonly head: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
  readonly mapping?: string;
}

const numbers = [3, 12, 107, 5, 40, 21, 8, 66, 14, 230];
const rows = numbers.map((n, i) => [
  `E${i + 1}`,
  `${String(i + 13)}/04/2031`,
  ["Herat", "Kabul", "Balkh"][i % 3] ?? "",
  "a market",
  "Café “Ñandú”",
  `${n}`,
  `${n + 4}`,
  `${n * 2}`,
]);
const header = ["Ref", "Date", "Province", "Place", "Note", "Killed min", "Killed max", "Wounded"];
const tags =
  "#event+id #date+occurred #adm1+name #loc+name #description #affected+killed+min #affected+killed+max #affected+injured".split(
    " ",
  );
const mapping = `columns: { id: Ref, date: Date, province: Province, place_written: Place, note: Note, killed_low: Killed min, killed_high: Killed max, wounded: Wounded }
date-order: day-first
country: AF
`;

const sound: readonly Sound[] = [
  { format: "table", head: [header], rows },
  { format: "table", head: [header], rows, mapping },
  { format: "hxl", head: [header, tags], rows },
];

/** Killed and wounded of each incident. */
const right: ReadonlyMap<string, readonly string[]> = new Map(
  numbers.map((n, i) => [`E${i + 1}`, [`${n}-${n + 4}`, `${n * 2}`]]),
);

const textOf = ({ head, rows: all }: Sound, sign = ","): string =>
  `${[...head, ...all].map((cells) => cells.join(sign)).join("\n")}\n`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const pick = (at: number, length: number): number => Math.min(length - 1, Math.floor(at * length));

/** Ways to spoil a table. `at` and `other` say where, from 0 to 1. */
const corruptions: Readonly<
  Record<string, (table: Sound, at: number, other: number) => Uint8Array>
> = {
  truncated: (table, at) => {
    const bytes = bytesOf(textOf(table));
    return bytes.subarray(0, pick(at, bytes.length));
  },
  "truncated in its last cell": (table, at) => {
    const bytes = bytesOf(textOf(table));
    return bytes.subarray(0, bytes.length - 1 - pick(at, 3));
  },
  "truncated as gzip": (table, at) => {
    const bytes = gzipSync(bytesOf(textOf(table)));
    return bytes.subarray(0, pick(at, bytes.length));
  },
  "with two columns changed about, headers too": (table, at, other) =>
    bytesOf(textOf({ ...swapped(table, at, other), head: swapped(table, at, other).head })),
  // Not killed for wounded, which no reader can tell.
  "with the cells of two columns changed about": (table, at) => {
    const pairs = [
      [5, 6],
      [0, 5],
      [1, 7],
      [2, 6],
      [1, 0],
    ] as const;
    const [a, b] = pairs[pick(at, pairs.length)] ?? [5, 6];
    return bytesOf(textOf({ ...table, rows: table.rows.map((row) => exchanged(row, a, b)) }));
  },
  "in windows-1252": (table) =>
    Buffer.from(textOf(table).replace("“", "\u0093").replaceAll(/[“”]/g, "\u0094"), "latin1"),
  "in UTF-16": (table) => Buffer.from(`\ufeff${textOf(table)}`, "utf16le"),
  "misread once": (table) => bytesOf(Buffer.from(textOf(table)).toString("latin1")),
  "with semicolons in some rows": (table, at) => {
    const from = pick(at, table.rows.length);
    const cut = { ...table, rows: table.rows.slice(0, from) };
    const rest = table.rows.slice(from).map((cells) => `${cells.join(";")}\n`);
    return bytesOf(textOf(cut) + rest.join(""));
  },
  "with other signs throughout": (table, at) =>
    bytesOf(textOf(table, [";", "\t", "|"][pick(at, 3)])),
  "with a sign put in": (table, at, other) => {
    const signs = [",", '"', "\n", "\0", ";", "\r", '",', ',"'];
    const text = textOf(table);
    const start = text.length - textOf({ ...table, head: [] }).length;
    const i = start + pick(at, text.length - start);
    return bytesOf(text.slice(0, i) + signs[pick(other, signs.length)] + text.slice(i));
  },
  "with a cell taken out": (table, at, other) => {
    const row = pick(at, table.rows.length);
    const cell = pick(other, header.length);
    return bytesOf(
      textOf({
        ...table,
        rows: table.rows.map((cells, i) => (i === row ? cells.toSpliced(cell, 1) : cells)),
      }),
    );
  },
  "with a row twice": (table, at) =>
    bytesOf(
      textOf({ ...table, rows: [...table.rows, table.rows[pick(at, table.rows.length)] ?? []] }),
    ),
  "with bytes of no encoding": (table, at) => {
    const bytes = bytesOf(textOf(table));
    bytes[pick(at, bytes.length)] = 0xff;
    return bytes;
  },
  "with a column renamed": (table, at) => {
    const index = pick(at, header.length);
    const head = table.head.map((cells) =>
      cells.map((cell, i) => (i === index ? `${cell}${cell.startsWith("#") ? "+x" : " x"}` : cell)),
    );
    return bytesOf(textOf({ ...table, head }));
  },
  "with a column gone": (table, at) => {
    const index = pick(at, header.length);
    const without = (cells: readonly string[]): readonly string[] => cells.toSpliced(index, 1);
    return bytesOf(
      textOf({ ...table, head: table.head.map(without), rows: table.rows.map(without) }),
    );
  },
};

function exchanged<T>(cells: readonly T[], a: number, b: number): readonly T[] {
  return cells.map((cell, i) =>
    i === a ? (cells[b] ?? cell) : i === b ? (cells[a] ?? cell) : cell,
  );
}

function swapped(table: Sound, at: number, other: number): Sound {
  const [a, b] = [pick(at, header.length), pick(other, header.length)];
  return {
    ...table,
    head: table.head.map((cells) => exchanged(cells, a, b)),
    rows: table.rows.map((cells) => exchanged(cells, a, b)),
  };
}

const importTable = ({ format, mapping: said }: Sound, bytes: Uint8Array): Promise<Outcome> =>
  importIn(
    folderOf({ "table.csv": bytes, ...(said === undefined ? {} : { "mapping.yaml": said }) }),
    { format },
  );

// An end that is there alone says less, and nothing wrong; unknown is not wrong.
function isRight([killed = "", wounded = ""]: readonly string[], n: number): boolean {
  return (
    ["", `${n}-${n + 4}`, `at least ${n}`, `up to ${n + 4}`].includes(killed) &&
    ["", `${n * 2}`].includes(wounded)
  );
}

/** The incidents whose figures are not those of the sound table. Where nothing names them, their lines do. */
function wrongIn(made: Outcome, { head }: Sound): readonly string[] {
  return made
    .cellsOf("claims.csv", "incident", "killed", "wounded")
    .flatMap(([id = "", ...all]) => {
      const line = /^row-(\d+)$/.exec(id)?.[1];
      const index = line === undefined ? Number(id.slice(1)) - 1 : Number(line) - head.length - 1;
      return isRight(all, numbers[index] ?? Number.NaN) ? [] : [id];
    });
}

test("a spoilt table never gives a wrong number that nothing is said of, and loses no row", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(corruptions)),
      fc.constantFrom(...sound),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (name, table, at, other) => {
        seen.add(name);
        const bytes = corruptions[name]?.(table, at, other) ?? new Uint8Array();
        const made = await importTable(table, bytes);
        const { report, diagnostics } = made;
        if (report === undefined) {
          expect(diagnostics.length).toBeGreaterThan(0);
          return;
        }
        expect(report.read + report.rejected).toBe(report.given);
        expect(made.rowsOf("rejects.csv")).toHaveLength(report.rejected);
        expect(made.rowsOf("claims.csv")).toHaveLength(report.read);
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        expect(errors.length).toBeGreaterThanOrEqual(report.rejected);
        if (wrongIn(made, table).length > 0) expect(diagnostics.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 200 },
  );
  expect(seen.size).toBe(Object.keys(corruptions).length);
});

test("a sound table gives every number and no finding", async () => {
  for (const table of sound) {
    const made = await importTable(table, bytesOf(textOf(table)));
    expect(made.diagnostics).toEqual([]);
    const cells = made.cellsOf("claims.csv", "incident", "killed", "wounded");
    expect(new Map(cells.map(([id = "", ...all]) => [id, all]))).toEqual(right);
  }
});
