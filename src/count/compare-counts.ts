import type { Count } from "./count.ts";

export type Comparison = "less" | "equal" | "more" | "undetermined";

/** The least and the greatest whole number that a count allows; `max` is Infinity where it is open. */
export interface Limits {
  readonly min: number;
  readonly max: number;
}

/**
 * Returns the whole numbers a count allows, strict ends taken in: "more than 66" starts at 67. Unknown
 * allows everything.
 */
export function limitsOf(count: Count): Limits {
  const { bound, low, high } = count;
  return {
    min: (low ?? 0) + (bound === "more-than" ? 1 : 0),
    max: (high ?? Number.POSITIVE_INFINITY) - (bound === "less-than" ? 1 : 0),
  };
}

/**
 * Compares what two counts allow. `less` and `more` hold only where every number the one allows is below
 * (above) every number the other allows; `equal` only where both allow one and the same number. An
 * approximate count is taken to be off by up to a fifth either way, and so never decides a narrow
 * comparison and is never equal to anything.
 */
export function compareCounts(a: Count, b: Count): Comparison {
  if (a.bound === "unknown" || b.bound === "unknown") return "undetermined";
  const [left, right] = [widen(a), widen(b)];
  if (left.max < right.min) return "less";
  if (left.min > right.max) return "more";
  const exact =
    !a.approximate && !b.approximate && left.min === left.max && right.min === right.max;
  return exact ? "equal" : "undetermined";
}

function widen(count: Count): Limits {
  const { min, max } = limitsOf(count);
  if (!count.approximate) return { min, max };
  return { min: Math.floor((min * 4) / 5), max: Math.ceil((max * 6) / 5) };
}
