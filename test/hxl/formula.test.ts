import fc from "fast-check";
import { expect, test } from "vitest";
import { onOneLine, withoutFormula } from "../../src/hxl/formula.ts";

// As the description of the file tells its readers.
const asWritten = (cell: string): string =>
  cell.replace(/^'(?='*(?:\p{Cc}|\s*[=+\-@＝＋－＠]))/u, "");

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\0x", " =1", "＝1+1", "'=1", "''@x"])(
  "no spreadsheet takes %j for a formula",
  (text) => expect(withoutFormula(text)).toBe(`'${text}`),
);

test.each(["", "a=b", "'quoted'", "60", "– a dash of prose", "#1", "‘=’"])(
  "%j stays as it is",
  (text) => expect(withoutFormula(text)).toBe(text),
);

test("nothing is lost", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(fc.constantFrom("'", "=", "+", "-", "@", " ", "\t", "x", "＝")).map((a) => a.join("")),
  );
  fc.assert(
    fc.property(text, (written) => {
      expect(asWritten(withoutFormula(written))).toBe(written);
    }),
  );
});

test("a text stands on one line", () => {
  expect(onOneLine("one \r\n two\nthree\u2028four")).toBe("one two three four");
});
