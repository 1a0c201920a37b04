import type { Bound, Count, Total } from "./count.ts";
import { stated, totalToCount } from "./total.ts";

/** How one language words counts; `value` comes in as `number` and `about` have written it. */
export interface CountWording {
  readonly number: (value: number) => string;
  readonly approximate: (value: string) => string;
  readonly bounds: Readonly<
    Record<Exclude<Bound, "between" | "unknown">, (value: string) => string>
  >;
  /** Less than a number that is itself approximate: "nearly 4,000". */
  readonly nearly: (value: string) => string;
  readonly between: (low: string, high: string) => string;
  readonly unknown: () => string;
  /** There is a count that these readers may not see. */
  readonly withheld: () => string;
  /** What a source wrote instead of a number: "scores". */
  readonly unknownWords: (words: string) => string;
  /** Around a whole total, some parts of which are approximate. */
  readonly inPartApproximate: (text: string) => string;
}

/** Words a count: "at least about 60". */
export function wordCount(count: Count, wording: CountWording): string {
  const { bound, low, high, approximate, words } = count;
  if (count.withheld) return wording.withheld();
  if (bound === "unknown") return words === "" ? wording.unknown() : wording.unknownWords(words);
  if (bound === "less-than" && approximate) return wording.nearly(wording.number(high ?? 0));
  const value = wording.number((bound === "at-most" || bound === "less-than" ? high : low) ?? 0);
  const start = approximate ? wording.approximate(value) : value;
  if (bound === "between") return wording.between(start, wording.number(high ?? 0));
  return wording.bounds[bound](start);
}

/**
 * Words a total: as a count where all its stated parts are approximate or none is, or where its number
 * is exact otherwise ("about 107"); else as the bound, with a remark: "at least 201 (in part
 * approximate)". Its unknown parts are for the caller to tell.
 */
export function wordTotal(total: Total, wording: CountWording): string {
  const words = wordTotalBare(total, wording);
  return isInPartApproximate(total) ? wording.inPartApproximate(words) : words;
}

/** Words a total without the remark that it is in part approximate: whoever uses it says so beside it. */
export function wordTotalBare(total: Total, wording: CountWording): string {
  const count = totalToCount(total);
  const bare = isInPartApproximate(total) ? { ...count, approximate: false } : count;
  return wordCount(bare, wording);
}

/** Tells whether a total needs the remark that some of its parts are approximate, and others not. */
export function isInPartApproximate(total: Total): boolean {
  const isMixed = total.approximate > 0 && total.approximate < stated(total);
  return isMixed && totalToCount(total).bound !== "exact";
}
