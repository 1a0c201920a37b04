import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Count,
  compareCounts,
  formatCount,
  limitsOf,
  lowestOf,
  parseCount,
  rangeOf,
  unknownCount,
} from "../../src/count/index.ts";
import { anyCount, statedCount, unknown } from "../support/counts.ts";

function read(text: string): Count {
  const { count } = parseCount(text);
  if (count === undefined) throw new Error(`not a count: ${text}`);
  return count;
}

describe("a comparison", () => {
  test.each([
    ["10", "11", "less"],
    ["10", "10", "equal"],
    ["<1", "0", "equal"],
    ["more than 66", "66", "more"],
    ["more than 66", "67", "undetermined"],
    ["at least 66", "66", "undetermined"],
    ["fewer than 5", "5", "less"],
    ["up to 5", "5", "undetermined"],
    ["33-40", "41", "less"],
    ["33-40", "40-50", "undetermined"],
    ["more than 66", "fewer than 67", "more"],
    ["at least 5", "more than 100", "undetermined"],
    ["?", "5", "undetermined"],
    ["?", "?", "undetermined"],
    ["about 60", "60", "undetermined"],
    ["about 60", "72", "undetermined"],
    ["about 60", "73", "less"],
    ["about 60", "47", "more"],
    ["about 60", "about 100", "less"],
    ["about 60", "about 90", "undetermined"],
  ])("of %s with %s is %s", (a, b, expected) => {
    expect(compareCounts(read(a), read(b))).toBe(expected);
  });

  test("turns round when its sides are changed", () => {
    const mirror = { less: "more", more: "less", equal: "equal", undetermined: "undetermined" };
    fc.assert(
      fc.property(anyCount, anyCount, (a, b) => {
        expect(compareCounts(b, a)).toBe(mirror[compareCounts(a, b)]);
      }),
    );
  });

  test("never claims an order that numbers both allow would break", () => {
    fc.assert(
      fc.property(statedCount, statedCount, (a, b) => {
        if (compareCounts(a, b) === "less") expect(limitsOf(a).max).toBeLessThan(limitsOf(b).min);
      }),
    );
  });
});

describe("the lowest of claims", () => {
  test.each([
    [["at least 10", "66", "more than 50"], "at least 10"],
    [["66", "more than 66"], "66"],
    [["66", "at least 66"], "66"],
    [["about 66", "66"], "66"],
    [["?", "12"], "12"],
    [["?", "scores"], "scores"],
    [[], "?"],
  ])("of %j is %s", (texts, expected) => {
    expect(formatCount(lowestOf(texts.map(read)))).toBe(expected);
  });

  test("is one of them, whatever their order", () => {
    const some = fc.array(anyCount, { minLength: 1 });
    fc.assert(
      fc.property(some, (counts) => {
        const lowest = lowestOf(counts);
        expect(counts).toContain(lowest);
        if (lowest.bound === "unknown") return;
        expect(formatCount(lowestOf(counts.toReversed()))).toBe(formatCount(lowest));
      }),
    );
  });
});

describe("the range of claims", () => {
  test.each([
    [["10", "50", "66"], "10-66"],
    [["10", "more than 50"], "at least 10"],
    [["more than 50", "66"], "more than 50"],
    [["more than 66", "66"], "at least 66"],
    [["10", "10"], "10"],
    [["up to 5", "3"], "at most 5"],
    [["<5", "0"], "fewer than 5"],
    [["about 60", "33-40"], "about 33-60"],
    [["?", "12"], "12"],
    [[], "?"],
  ])("of %j is %s", (texts, expected) => {
    expect(formatCount(rangeOf(texts.map(read)))).toBe(expected);
  });

  test("allows every number that one of them allows", () => {
    fc.assert(
      fc.property(fc.array(statedCount, { minLength: 1 }), (counts) => {
        const range = limitsOf(rangeOf(counts));
        for (const { min, max } of counts.map(limitsOf)) {
          expect(range.min).toBeLessThanOrEqual(min);
          expect(range.max).toBeGreaterThanOrEqual(max);
        }
      }),
    );
  });

  test("of claims without a number is unknown, with the words of one", () => {
    fc.assert(
      fc.property(fc.array(unknown), (counts) => {
        expect(rangeOf([...counts, unknownCount("dozens")])).toMatchObject({ bound: "unknown" });
        expect(rangeOf([...counts, unknownCount("dozens")]).words).not.toBe("");
      }),
    );
  });
});
