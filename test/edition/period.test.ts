import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers } from "../../src/config/index.ts";
import { coverageOf, previousPeriod } from "../../src/edition/index.ts";

const days = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;

const period = fc
  .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 800 }))
  .map(([first, length]) => ({
    start: new Date(first * 86_400_000).toISOString().slice(0, 10),
    end: new Date((first + length) * 86_400_000).toISOString().slice(0, 10),
  }));

describe("the period before", () => {
  test("ends the day before, and is as long to the day", () => {
    fc.assert(
      fc.property(period, (given) => {
        const before = previousPeriod(given);
        expect(days(before.end, given.start)).toBe(2);
        expect(days(before.start, before.end)).toBe(days(given.start, given.end));
      }),
    );
  });

  test("counts a leap day", () => {
    expect(previousPeriod({ start: "2024-03-01", end: "2024-03-31" })).toEqual({
      start: "2024-01-30",
      end: "2024-02-29",
    });
  });

  test("is covered only when both its ends are", () => {
    const coverage = { start: "2021-08-15", end: "2022-05-25" };
    expect(covers(coverage, { start: "2021-08-15", end: "2022-05-25" })).toBe(true);
    expect(covers(coverage, { start: "2021-08-14", end: "2022-05-25" })).toBe(false);
    expect(covers(coverage, { start: "2022-05-01", end: "2022-05-31" })).toBe(false);
  });
});

test("a period is covered whole, in part or not at all", () => {
  const coverage = { start: "2021-08-15", end: "2022-05-25" };
  const of = (start: string, end: string): string => coverageOf(coverage, { start, end });
  expect(of("2021-08-15", "2022-05-25")).toBe("full");
  expect(of("2022-05-01", "2022-05-31")).toBe("part");
  expect(of("2021-08-01", "2021-08-15")).toBe("part");
  expect(of("2022-05-26", "2022-06-01")).toBe("none");
  expect(of("2021-08-01", "2021-08-14")).toBe("none");
});
