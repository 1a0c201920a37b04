import type { Bound } from "./count.ts";

// In each list the longest comes first within a common beginning: the first that fits is taken.

/** A word or sign before or after a number, and the bound it makes. */
export type Qualifier = readonly [spelling: string, bound: Bound, approximate?: true];

/** What may stand before a number. */
export const prefixes: readonly Qualifier[] = [
  ["a minimum of", "at-least"],
  ["at least", "at-least"],
  ["minimum", "at-least"],
  ["no fewer than", "at-least"],
  ["no less than", "at-least"],
  ["not fewer than", "at-least"],
  ["not less than", "at-least"],
  [">=", "at-least"],
  ["≥", "at-least"],
  ["in excess of", "more-than"],
  ["more than", "more-than"],
  ["above", "more-than"],
  ["over", "more-than"],
  [">", "more-than"],
  ["a maximum of", "at-most"],
  ["as many as", "at-most"],
  ["at most", "at-most"],
  ["maximum", "at-most"],
  ["no more than", "at-most"],
  ["not more than", "at-most"],
  ["up to", "at-most"],
  ["<=", "at-most"],
  ["≤", "at-most"],
  ["fewer than", "less-than"],
  ["less than", "less-than"],
  ["below", "less-than"],
  ["under", "less-than"],
  ["<", "less-than"],
  ["almost", "less-than", true],
  ["nearly", "less-than", true],
  ["exactly", "exact"],
];

/** What may stand after a number. */
export const suffixes: readonly Qualifier[] = [
  ["+", "at-least"],
  ["or more", "at-least"],
  ["or fewer", "at-most"],
  ["or less", "at-most"],
];

/** What makes a number approximate, before it. */
export const approximations: readonly string[] = [
  "an estimated",
  "approximately",
  "approx.",
  "approx",
  "about",
  "around",
  "circa",
  "roughly",
  "some",
  "ca.",
  "c.",
  "~",
  "≈",
];

/** Tells whether a text starts with a spelling: a word as a whole, a sign anyhow. */
export function startsWith(text: string, spelling: string): boolean {
  if (!text.startsWith(spelling)) return false;
  return !/\p{L}$/u.test(spelling) || !/^\p{L}/u.test(text.slice(spelling.length));
}
