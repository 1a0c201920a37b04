import fc from "fast-check";
import { expect, test } from "vitest";
import { type Count, formatCount, parseCount, percentOf } from "../../src/count/index.ts";

function count(text: string): Count {
  const { count } = parseCount(text);
  if (count === undefined) throw new Error(text);
  return count;
}

test.each([
  ["96", "119", "81"],
  ["2", "39", "5"],
  ["0", "39", "0"],
  ["119", "119", "100"],
  // An end that bounds is rounded away from what is claimed: 96 of 119 are 80.67 %.
  ["at least 96", "119", "at least 80"],
  ["more than 96", "119", "more than 80"],
  ["up to 96", "119", "at most 81"],
  ["fewer than 96", "119", "at most 81"],
  ["95-96", "119", "79-81"],
  ["about 96", "119", "about 81"],
  ["at least 119", "119", "100"],
  // Nearly nothing and nearly all are neither nothing nor all.
  ["1", "400", "0.3"],
  ["399", "400", "99.8"],
])("%s of %s are %s per cent", (part, whole, percent) => {
  const share = percentOf(count(part), count(whole));
  expect(share && formatCount(share)).toBe(percent);
});

test.each([
  ["?", "119"],
  ["96", "?"],
  ["96", "0"],
  ["96", "at least 119"],
  ["96", "100-119"],
  ["96", "about 119"],
  ["120", "119"],
  ["at least 120", "119"],
  ["more than 119", "119"],
  ["100-120", "119"],
])("nothing is said of %s of %s", (part, whole) => {
  expect(percentOf(count(part), count(whole))).toBeUndefined();
});

test("a bounded percentage holds for every number that its part allows", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 1000 }), (a, b, whole) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      fc.pre(high <= whole && low < high);
      const base = count(String(whole));
      const between = percentOf(count(`${low}-${high}`), base);
      const atLeast = percentOf(count(`at least ${low}`), base);
      for (let n = low; n <= high; n++) {
        const share = (n * 100) / whole;
        expect(between?.low ?? Infinity).toBeLessThanOrEqual(share + 1e-9);
        expect(between?.high ?? -1).toBeGreaterThanOrEqual(share - 1e-9);
        expect(atLeast?.low ?? Infinity).toBeLessThanOrEqual(share + 1e-9);
      }
    }),
  );
});
