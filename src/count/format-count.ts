import type { Count, Total } from "./count.ts";
import { isVague } from "./number-words.ts";
import { isTotal, totalToCount } from "./total.ts";

/** Returns the plain ASCII spelling of a count that `parseCount` reads back as the same count. */
export function formatCount(count: Count): string {
  const { bound, low, high, approximate, words } = count;
  const about = approximate ? "about " : "";
  switch (bound) {
    case "exact":
      return `${about}${low}`;
    case "at-least":
      return `at least ${about}${low}`;
    case "more-than":
      return `more than ${about}${low}`;
    case "at-most":
      return `at most ${about}${high}`;
    case "less-than":
      return `${approximate ? "nearly" : "fewer than"} ${high}`;
    case "between":
      return `${about}${low}-${high}`;
    case "unknown":
      if (words === "") return "?";
      return isVague(words.toLowerCase()) ? words : `"${words}"`;
    default:
      return bound satisfies never;
  }
}

/** Returns the plain ASCII spelling of whatever a figure is: a number, a count or a total. */
export function formatFigure(value: number | Count | Total): string {
  if (typeof value === "number") return String(value);
  return formatCount(isTotal(value) ? totalToCount(value) : value);
}
