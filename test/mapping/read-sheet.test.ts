import { expect, test } from "vitest";
import { readSheet } from "../../src/mapping/index.ts";

const codesOf = (text: string): string[] =>
  readSheet(text, "table.csv").diagnostics.map(
    ({ code, place }) => `${code} ${place?.line}:${place?.column}`,
  );

test.each([
  ["", ["mapping/no-table 1:1"]],
  ["\n\n,,\n", ["mapping/no-table 1:1"]],
  ["just one line", ["mapping/no-table 1:1"]],
  ["a,b\n", ["mapping/no-table 1:1"]],
  [`${"a,".repeat(5000)}\n1\n`, ["mapping/no-table 1:1"]],
  ['a,b\n1,"2\n3,4\n', ["mapping/bad-row 2:3"]],
  ['a,b\n1,he said "no"\n3,4\n', ["mapping/bad-row 2:11"]],
  ["a,b\n1,2,3\n3,4\n", ["mapping/bad-row 2:1"]],
  ["a,b\n1,2,,\n3\n", []],
])("%j is a table, or says why not", (text, codes) => {
  expect(codesOf(text)).toEqual(codes);
});

test.each([
  ["a;b\n1;2,5\n", ";"],
  ["a\tb\n1\t2\n", "\t"],
  ["a|b\n1|2\n", "|"],
  ['a,b\n"1;2;3",4\n', ","],
])("%j is parted by %j", (text, separator) => {
  const { sheet } = readSheet(text, "table.csv");
  expect(sheet?.separator).toBe(separator);
  expect(sheet?.header).toEqual(["a", "b"]);
  expect(sheet?.rows[0]?.cells).toHaveLength(2);
});

test("columns without a name, and of one name, are told apart", () => {
  const { sheet } = readSheet('a,,a\n1,2,"3\n4"\n', "table.csv");
  expect(sheet?.header).toEqual(["a", "column 2", "a (2)"]);
  expect(sheet?.rows).toEqual([{ line: 2, cells: ["1", "2", "3 4"] }]);
});
