import { formatFigure, isInPartApproximate, isTotal, totalToCount } from "../count/index.ts";
import { readValue, type WrittenFigure } from "../ledger/index.ts";

/** Tells whether two figures read the same. How many parts of a sum state nothing is said by figures of its own. */
export function isAlike(a: WrittenFigure, b: WrittenFigure): boolean {
  return (a.withheld ?? false) === (b.withheld ?? false) && readingOf(a) === readingOf(b);
}

/** Tells whether a figure states no number, so that nothing is lost with it. */
export function saysNothing(figure: WrittenFigure): boolean {
  const value = readValue(figure);
  if (typeof value === "number") return false;
  return (isTotal(value) ? totalToCount(value) : value).bound === "unknown";
}

/** Returns what a figure says, as far as readers are told. */
export function readingOf(figure: WrittenFigure): string {
  const value = readValue(figure);
  const isPart = typeof value === "object" && isTotal(value) && isInPartApproximate(value);
  return JSON.stringify([formatFigure(value), isPart]);
}
