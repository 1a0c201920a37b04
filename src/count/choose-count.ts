import { limitsOf } from "./compare-counts.ts";
import { type Bound, bounds, type Count } from "./count.ts";
import { unknownCount } from "./make-count.ts";

/**
 * Returns the one of the counts that claims least: the one that allows the smallest number; of those,
 * the one whose greatest is smallest; of those, an exact one before an approximate one. Counts without
 * a number are passed over unless there are no others. The result is one of `counts`, not a copy.
 */
export function lowestOf(counts: readonly Count[]): Count {
  const [first, ...others] = numbersOf(counts);
  if (first === undefined) return wordsOf(counts);
  return others.reduce((lowest, count) => (order(count, lowest) < 0 ? count : lowest), first);
}

/**
 * Returns the count that holds all that the counts allow, from the smallest to the greatest; open above
 * where one of them is. Counts without a number widen nothing.
 */
export function rangeOf(counts: readonly Count[]): Count {
  const [first, ...others] = numbersOf(counts);
  if (first === undefined) return wordsOf(counts);
  if (others.every((count) => order(count, first) === 0)) return first;
  const all = [first, ...others];
  const low = Math.min(...all.map((count) => count.low ?? 0));
  const open = all.some((count) => count.high === null);
  const high = open ? null : Math.max(...all.map((count) => count.high ?? 0));
  const words = [...new Set(all.map((count) => count.words))].sort(byCodeUnit).join("; ");
  const approximate = all.some((count) => count.approximate);
  return { bound: boundOf(all, low, high), low, high, approximate, words };
}

function boundOf(all: readonly Count[], low: number, high: number | null): Bound {
  const lowest = all.filter((count) => count.low === low);
  const highest = all.filter((count) => count.high === high);
  if (high === null)
    return lowest.every((count) => count.bound === "more-than") ? "more-than" : "at-least";
  if (low === high) return "exact";
  if (low > 0) return "between";
  return highest.every((count) => count.bound === "less-than") ? "less-than" : "at-most";
}

function numbersOf(counts: readonly Count[]): readonly Count[] {
  return counts.filter((count) => count.bound !== "unknown");
}

function wordsOf(counts: readonly Count[]): Count {
  return counts.find((count) => count.words !== "") ?? counts[0] ?? unknownCount();
}

function order(a: Count, b: Count): number {
  const [left, right] = [limitsOf(a), limitsOf(b)];
  if (left.min !== right.min) return left.min - right.min;
  if (left.max !== right.max) return left.max < right.max ? -1 : 1;
  if (a.approximate !== b.approximate) return a.approximate ? 1 : -1;
  return bounds.indexOf(a.bound) - bounds.indexOf(b.bound);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
