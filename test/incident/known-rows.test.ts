import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../src/incident/csv.ts";
import { KnownRows } from "../../src/incident/known-rows.ts";
import { readTable } from "../../src/incident/table.ts";

const columns = { required: ["id", "title"], optional: ["note"] } as const;

// A row has an id, or nothing at all.
const cell = fc.string({ unit: fc.constantFrom("a", "é", "ن", " ", ",", '"', "\n"), maxLength: 5 });
const row = fc.tuple(fc.stringMatching(/^[a-z]$/), cell, cell);
const quoted = (text: string): string =>
  /[,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const line = fc.oneof(
  row.map((cells) => cells.map(quoted).join(",")),
  fc.constantFrom("", ",,", '"",,', "  , ,"),
);

test("known rows are those of a table that reads the whole file, in whatever order cells are asked for", () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 6 }),
      fc.array(fc.constantFrom("", ",,", " "), { maxLength: 2 }),
      fc.constantFrom("\n", "\r\n"),
      (lines, before, end) => {
        const text = [...before, "title,id,note", ...lines.map(swapped)].join(end);
        const table = readTable(text, "t.csv", columns);
        const known = new KnownRows({ text, file: "t.csv", diagnostics: [] }, columns);
        const records = known.records((offset) => ({ id: known.cell(offset, "id"), offset }));
        const found = records.toReversed().map(({ id, offset }) => ({
          place: known.placeOf(offset),
          cells: [id, known.cell(offset, "note"), known.cell(offset, "title")],
        }));
        expect(found.toReversed()).toEqual(
          table.rows.map((one) => ({
            place: one.place,
            cells: [one.id, one.cell("note"), one.cell("title")],
          })),
        );
      },
    ),
    { numRuns: 1000 },
  );
});

// The order of columns is free.
function swapped(written: string): string {
  const [cells = []] = readCsv(written).rows.map((one) => one.cells);
  const [id = "", title = "", note = ""] = cells;
  return cells.length === 0 ? written : [title, id, note].map(quoted).join(",");
}
