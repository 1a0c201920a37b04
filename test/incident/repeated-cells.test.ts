import { expect, test } from "vitest";
import { count, date, identifier, word, words } from "../../src/incident/fields.ts";
import { readTable } from "../../src/incident/table.ts";

const columns = { required: ["id", "day", "kind", "groups", "killed"], optional: [] } as const;

test("what is wrong with a cell that repeats is found each time, where it stands", () => {
  const wrong = "2022-02-30,Big One,a; B c,-3";
  const right = "2022-02-28,big-one,a; b-c,about 3";
  const lines = [
    "id,day,kind,groups,killed",
    `a,${wrong}`,
    `b,${right}`,
    `c,${wrong}`,
    `d,${right}`,
  ];
  const table = readTable(lines.join("\n"), "t.csv", columns);
  const records = table.rows.map((row) => [
    identifier(row, "id"),
    date(row, "day"),
    word(row, "kind"),
    words(row, "groups"),
    count(row, "killed").words,
  ]);
  expect([records[1], records[3]]).toEqual([
    ["b", "2022-02-28", "big-one", ["a", "b-c"], "about 3"],
    ["d", "2022-02-28", "big-one", ["a", "b-c"], "about 3"],
  ]);
  expect(table.rows.map((row) => row.hasFailed())).toEqual([true, false, true, false]);
  const found = table.diagnostics.map(({ code, place }) => [code, place?.line, place?.column]);
  const each = (line: number): typeof found => [
    ["incident/bad-date", line, 3],
    ["incident/bad-word", line, 14],
    ["incident/bad-word", line, 22],
    ["incident/bad-count", line, 29],
  ];
  expect(found).toEqual([...each(2), ...each(4)]);
});

test("blanks around a cell are no part of it, of whatever script they are", () => {
  const table = readTable(
    "id,day,kind,groups,killed\n\u00a0a , ,\u3000x\u2003,,\n",
    "t.csv",
    columns,
  );
  const cells = table.rows.map((row) => [row.id, row.cell("day"), row.cell("kind")]);
  expect(cells).toEqual([["a", "", "x"]]);
});

test("a formula is found behind blanks, and nowhere else", () => {
  const cells = ["=1", " =1", "\u00a0@x", "-a", "+(", "-3", "a=1", "Ähm", "é=1"];
  const text = ["id,day,kind,groups,killed", ...cells.map((cell) => `i,${cell},,,`)].join("\n");
  const { diagnostics } = readTable(text, "t.csv", columns);
  const lines = diagnostics.filter((one) => one.code === "incident/formula-cell");
  expect(lines.map(({ place }) => place?.line)).toEqual([2, 3, 4, 5, 6]);
});

test("places are those of their lines in whatever order they are asked for", () => {
  const text = Array.from({ length: 40 }, (_, n) =>
    n === 0 ? "id,day,kind,groups,killed" : `i${n},,,,`,
  );
  const { rows } = readTable(text.join("\n"), "t.csv", columns, { isChecked: true });
  for (const index of [38, 0, 1, 20, 19, 21, 38, 37, 0])
    expect(rows[index]?.place).toEqual({ file: "t.csv", line: index + 2, column: 1 });
});
