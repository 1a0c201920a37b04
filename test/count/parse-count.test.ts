import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bound, formatCount, parseCount } from "../../src/count/index.ts";
import { anyCount } from "../support/counts.ts";

type Limit = number | null;

const readings: readonly (readonly [
  text: string,
  bound: Bound,
  low: Limit,
  high: Limit,
  about?: "about",
])[] = [
  ["60", "exact", 60, 60],
  ["0", "exact", 0, 0],
  [" 1,234 ", "exact", 1234, 1234],
  ["exactly 60", "exact", 60, 60],
  ["۱۷۰", "exact", 170, 170],
  ["٤٧+", "at-least", 47, null],
  ["two", "exact", 2, 2],
  ["Twenty", "exact", 20, 20],
  ["forty-seven", "exact", 47, 47],
  ["hundred", "exact", 100, 100],
  ["at least 47", "at-least", 47, null],
  ["At  Least 47", "at-least", 47, null],
  ["47+", "at-least", 47, null],
  ["47 or more", "at-least", 47, null],
  ["≥5", "at-least", 5, null],
  [">= 5", "at-least", 5, null],
  ["no fewer than 5", "at-least", 5, null],
  ["more than 66", "more-than", 66, null],
  ["over 100", "more-than", 100, null],
  [">66", "more-than", 66, null],
  ["about 60", "exact", 60, 60, "about"],
  ["around 60", "exact", 60, 60, "about"],
  ["~60", "exact", 60, 60, "about"],
  ["≈ 60", "exact", 60, 60, "about"],
  ["approximately 60", "exact", 60, 60, "about"],
  ["some 60", "exact", 60, 60, "about"],
  ["nearly 4,000", "less-than", 0, 4000, "about"],
  ["almost 4000", "less-than", 0, 4000, "about"],
  ["33-40", "between", 33, 40],
  ["33–40", "between", 33, 40],
  ["33 - 40", "between", 33, 40],
  ["33 to 40", "between", 33, 40],
  ["between 33 and 40", "between", 33, 40],
  ["~33-40", "between", 33, 40, "about"],
  ["between about 33 and 40", "between", 33, 40, "about"],
  ["up to 5", "at-most", 0, 5],
  ["at most 5", "at-most", 0, 5],
  ["as many as 5", "at-most", 0, 5],
  ["≤5", "at-most", 0, 5],
  ["up to about 5", "at-most", 0, 5, "about"],
  ["fewer than 5", "less-than", 0, 5],
  ["<5", "less-than", 0, 5],
  ["at least about 60", "at-least", 60, null, "about"],
  [">~60", "more-than", 60, null, "about"],
  ["?", "unknown", null, null],
  ["؟", "unknown", null, null],
  ["unknown", "unknown", null, null],
  ["", "unknown", null, null],
  ["scores", "unknown", null, null],
  ["multiple others", "unknown", null, null],
  ["several dozen", "unknown", null, null],
  ['"a great number of people"', "unknown", null, null],
];

describe("a written count", () => {
  const cases = readings.map(
    ([text, bound, low, high, about]) => [text, bound, low, high, about !== undefined] as const,
  );
  test.each(cases)(
    "%j is read as %s %s %s, approximate %s",
    (text, bound, low, high, approximate) => {
      expect(parseCount(text).count).toMatchObject({ bound, low, high, approximate });
    },
  );

  test.each([
    ["scores", "scores"],
    ["Hundreds", "Hundreds"],
    ['"scores"', "scores"],
    ["“a great number”", "a great number"],
    ["?", ""],
    ["unknown", ""],
    ["  ", ""],
  ])("without a number, %j keeps the words %j", (text, words) => {
    expect(parseCount(text).count?.words).toBe(words);
  });

  test("keeps what was written beside what was read", () => {
    expect(parseCount(" Around  60 ").count?.words).toBe("Around 60");
  });

  test.each([
    ["-5", "a count is 0 or more"],
    ["at least −5", "a count is 0 or more"],
    ["3.5", "whole number"],
    ["1.234", "thousands are written 1,234"],
    ["1,23", "write 1,234"],
    ["1 234", "write 1,234"],
    ["007", "without it"],
    ["33-20", "write 20-33"],
    ["33-33", "write 33"],
    ["12 killed", "write the count alone, 12"],
    ["4 + 2", "write the count alone, with its bound"],
    ["1O", "write the count alone, with its bound"],
    ["33-40-50", "write the count alone"],
    ["3 (at least)", "write the count alone, with its bound"],
    ["au moins 8", "write the count alone, with its bound"],
    ["four missiles", "write a number such as 60"],
    ["at least two", "write the number in digits: at least 2"],
    ["at least 47+", 'write "at least 47" or "47+"'],
    ["over 33-40", "write the range alone: 33-40"],
    ["fewer than about 5", 'write "nearly 5" or "fewer than 5"'],
    ["exactly about 5", "write 5 or about 5"],
    ["<0", "write 0 or ?"],
    ['"60"', "quotation marks keep words"],
    ['"at least two of 7"', "quotation marks keep words"],
    ['""', "quotation marks keep words"],
    ['"two"', "quotation marks keep words"],
    ["n/a", "or ?"],
    ["none", "or ?"],
    ["about", "or ?"],
    ["overt 5", "write the count alone"],
    ["1۲", "write the count alone"],
    ["99999999999999999999", "check the number"],
  ])("%j is a problem, with a way out: %s", (text, hint) => {
    const { count, problem } = parseCount(text);
    expect(count).toBeUndefined();
    expect(problem?.hint).toContain(hint);
    expect(problem?.message).toMatch(/[^.]$/);
  });
});

describe("the canonical spelling", () => {
  test("is read back as the same count", () => {
    fc.assert(
      fc.property(anyCount, (count) => {
        const spelling = formatCount(count);
        const words = count.bound === "unknown" ? count.words : spelling;
        expect(spelling).toMatch(/^[ -~]*$/);
        expect(parseCount(spelling).count).toEqual({ ...count, words });
      }),
    );
  });

  test("is settled: writing what was read changes nothing more", () => {
    for (const [text] of readings) {
      const { count } = parseCount(text);
      const again = count && parseCount(formatCount(count)).count;
      expect(again && formatCount(again)).toBe(count && formatCount(count));
    }
  });
});

test("whatever is typed is a count or a problem, never an exception, never both", () => {
  const piece = fc.constantFrom(
    "at least",
    "60",
    "~",
    "-",
    "+",
    "about",
    '"',
    "<",
    "two",
    "?",
    " ",
  );
  const typed = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join(" ")),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const { count, problem } = parseCount(text);
      expect(count === undefined).toBe(problem !== undefined);
      if (count?.low != null) expect(count.low).toBeLessThanOrEqual(count.high ?? Infinity);
      if (count?.low != null) expect(text).toMatch(/\p{Nd}|two/u);
    }),
  );
});
