import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addTotals,
  type Count,
  countToTotal,
  emptyTotal,
  formatCount,
  limitsOf,
  parseCount,
  size,
  stated,
  totalOf,
  totalToCount,
} from "../../src/count/index.ts";
import { anyCount, statedCount, unknown } from "../support/counts.ts";

const counts = fc.array(anyCount, { maxLength: 12 });
const total = counts.map(totalOf);

function read(...texts: readonly string[]): Count[] {
  return texts.flatMap((text) => parseCount(text).count ?? []);
}

function sum(...texts: readonly string[]): string {
  return formatCount(totalToCount(totalOf(read(...texts))));
}

describe("a total", () => {
  test.each([
    [["2", "3"], "5"],
    [["2", "at least 3"], "at least 5"],
    [["more than 66", "40"], "more than 106"],
    [["more than 66", "at least 40"], "at least 106"],
    [["more than 66", "up to 5"], "more than 66"],
    [["up to 5", "up to 3"], "at most 8"],
    [["<5", "0"], "fewer than 5"],
    [["<5", "up to 3"], "at most 8"],
    [["<5", "3"], "3-8"],
    [["33-40", "2"], "35-42"],
    [["around 60", "2"], "about 62"],
    [["around 60", "at least 2"], "at least about 62"],
    [["10", "?"], "10"],
    [["?", "scores"], "?"],
    [[], "?"],
  ])("of %j says %s", (texts, expected) => {
    expect(sum(...texts)).toBe(expected);
  });

  test("of the killed in the list of attacks on Shia and Hazara is at least 201, in part approximate", () => {
    const written = ["around 60", "at least 47", "at least 5", "2", "at least 30", "at least 37"];
    const killed = totalOf(read(...written, "?", "10", "more than 10"));
    expect(totalToCount(killed)).toMatchObject({ bound: "at-least", low: 201, high: null });
    expect([stated(killed), size(killed), killed.parts.unknown, killed.approximate]).toEqual([
      8, 9, 1, 1,
    ]);
  });

  test("may be added up in any order and grouping", () => {
    fc.assert(
      fc.property(total, total, total, (a, b, c) => {
        expect(addTotals(a, b)).toEqual(addTotals(b, a));
        expect(addTotals(addTotals(a, b), c)).toEqual(addTotals(a, addTotals(b, c)));
        expect(addTotals(a, emptyTotal)).toEqual(a);
      }),
    );
  });

  test("of all counts is the sum of the totals of two halves", () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        expect(totalOf([...a, ...b])).toEqual(addTotals(totalOf(a), totalOf(b)));
      }),
    );
  });

  test("counts an unknown and adds nothing for it", () => {
    fc.assert(
      fc.property(total, unknown, (before, count) => {
        const after = addTotals(before, countToTotal(count));
        expect([after.low, after.high, stated(after)]).toEqual([
          before.low,
          before.high,
          stated(before),
        ]);
        expect(after.parts.unknown).toBe(before.parts.unknown + 1);
        expect(size(after)).toBe(size(before) + 1);
      }),
    );
  });

  test("of unknowns alone is unknown, never 0", () => {
    fc.assert(
      fc.property(fc.array(unknown), (all) => {
        expect(totalToCount(totalOf(all))).toMatchObject({ bound: "unknown", low: null });
      }),
    );
  });

  test("says of one count what the count says", () => {
    fc.assert(
      fc.property(anyCount, (count) => {
        const again = totalToCount(countToTotal(count));
        expect(limitsOf(again)).toEqual(limitsOf(count));
        expect([again.low, again.high, again.approximate]).toEqual([
          count.low,
          count.high,
          count.approximate,
        ]);
      }),
    );
  });

  test("allows the sum of any numbers its parts allow", () => {
    const drawn = fc.array(fc.tuple(statedCount, fc.nat(1000), fc.nat(1000)), { minLength: 1 });
    fc.assert(
      fc.property(drawn, (parts) => {
        const sumOfParts = parts.reduce((sum, [count, a, b]) => {
          const { min, max } = limitsOf(count);
          return sum + Math.min(min + a * b, max);
        }, 0);
        const { min, max } = limitsOf(totalToCount(totalOf(parts.map(([count]) => count))));
        expect(sumOfParts).toBeGreaterThanOrEqual(min);
        expect(sumOfParts).toBeLessThanOrEqual(max);
      }),
    );
  });

  test("never runs from more to less", () => {
    fc.assert(
      fc.property(total, ({ low, high }) => {
        expect(low).toBeLessThanOrEqual(high ?? Infinity);
      }),
    );
  });
});
