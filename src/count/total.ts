import { type Bound, bounds, type Count, type Total } from "./count.ts";

const noParts: Readonly<Record<Bound, number>> = {
  exact: 0,
  "at-least": 0,
  "more-than": 0,
  "at-most": 0,
  "less-than": 0,
  between: 0,
  unknown: 0,
};

/** The total of nothing: adding it changes nothing. */
export const emptyTotal: Total = { low: 0, high: 0, parts: noParts, approximate: 0 };

/** Returns the total of one count. An unknown count adds nothing to the sum, and is counted. */
export function countToTotal(count: Count): Total {
  return totalOf([count]);
}

/** Adds two totals; the order of adding never matters. */
export function addTotals(a: Total, b: Total): Total {
  const parts = { ...noParts };
  for (const bound of bounds) parts[bound] = a.parts[bound] + b.parts[bound];
  return {
    low: a.low + b.low,
    high: a.high === null || b.high === null ? null : a.high + b.high,
    parts,
    approximate: a.approximate + b.approximate,
  };
}

/** Returns the total of counts; of none, the empty total. */
export function totalOf(counts: Iterable<Count>): Total {
  const parts = { ...noParts };
  let low = 0;
  let high: number | null = 0;
  let approximate = 0;
  for (const count of counts) {
    parts[count.bound] += 1;
    if (count.bound === "unknown") continue;
    low += count.low ?? 0;
    high = high === null || count.high === null ? null : high + count.high;
    approximate += count.approximate ? 1 : 0;
  }
  return { low, high, parts, approximate };
}

/** Returns how many counts went into a total, unknown ones included. */
export function size(total: Total): number {
  return bounds.reduce((sum, bound) => sum + total.parts[bound], 0);
}

/** Returns how many counts of a total give a number. */
export function stated(total: Total): number {
  return size(total) - total.parts.unknown;
}

/**
 * Returns what a total says as one count. Without a stated part it says nothing: unknown, not 0. Where
 * parts differ the weaker claim holds: "more than" only if every part open above is "more than", "less
 * than" only if every part that is not exact is "less than". One approximate part makes it approximate.
 */
export function totalToCount(total: Total): Count {
  const bound = boundOf(total);
  if (bound === "unknown") return { bound, low: null, high: null, approximate: false, words: "" };
  const { low, high } = total;
  return { bound, low, high, approximate: total.approximate > 0, words: "" };
}

function boundOf(total: Total): Bound {
  const { low, high, parts } = total;
  if (stated(total) === 0) return "unknown";
  if (high === null) return parts["at-least"] === 0 ? "more-than" : "at-least";
  if (high === low) return "exact";
  if (low > 0) return "between";
  return parts["less-than"] === stated(total) - parts.exact ? "less-than" : "at-most";
}

/** Tells a total from a count. */
export function isTotal(value: Count | Total): value is Total {
  return "parts" in value;
}
