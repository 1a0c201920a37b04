import fc from "fast-check";
import type { Count } from "../../src/count/index.ts";

const number: fc.Arbitrary<number> = fc.oneof(fc.nat(12), fc.nat(5000), fc.nat(10_000_000_000));

/** Any count that can be written, but for one without a number. */
export const statedCount: fc.Arbitrary<Count> = fc
  .record({
    bound: fc.constantFrom("exact", "at-least", "more-than", "at-most", "less-than", "between"),
    a: number,
    b: number,
    approximate: fc.boolean(),
  })
  .filter(({ bound, a, b }) => (bound === "between" ? a !== b : bound !== "less-than" || a > 0))
  .map(({ bound, a, b, approximate }) => {
    const open = bound === "at-least" || bound === "more-than";
    const closed = bound === "at-most" || bound === "less-than";
    const [low, high] =
      bound === "between" ? [Math.min(a, b), Math.max(a, b)] : [closed ? 0 : a, open ? null : a];
    return { bound, low, high, approximate, words: "" } satisfies Count;
  });

export const unknown: fc.Arbitrary<Count> = fc
  .constantFrom("", "scores", "multiple others", "no figure given")
  .map((words) => ({ bound: "unknown", low: null, high: null, approximate: false, words }));

export const anyCount: fc.Arbitrary<Count> = fc.oneof(
  { arbitrary: statedCount, weight: 5 },
  { arbitrary: unknown, weight: 1 },
);
