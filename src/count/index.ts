// In: counts as people write them. Out: bounded counts, their totals, comparisons and wordings.
// Pure; knows no incident, no language and no other folder.
export { lowestOf, rangeOf } from "./choose-count.ts";
export { compareCounts, limitsOf } from "./compare-counts.ts";
export type { Bound, Count, Total } from "./count.ts";
export { bounds } from "./count.ts";
export type { ParsedCount } from "./count-problem.ts";
export { formatCount, formatFigure } from "./format-count.ts";
export { exactCount, unknownCount } from "./make-count.ts";
export { parseCount } from "./parse-count.ts";
export { percentOf } from "./percent.ts";
export {
  addTotals,
  countToTotal,
  emptyTotal,
  isTotal,
  size,
  stated,
  totalOf,
  totalToCount,
} from "./total.ts";
export {
  type CountWording,
  isInPartApproximate,
  wordCount,
  wordTotal,
  wordTotalBare,
} from "./word-count.ts";
