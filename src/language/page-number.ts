import { findLocale } from "./locale.ts";
import { writeDigits } from "./number.ts";

/** Writes the number of a page in a language's digits, without grouping; in European ones if it is unknown. */
export function writePageNumber(number: number, tag: string): string {
  const locale = findLocale(tag);
  return locale === undefined ? String(number) : writeDigits(String(number), locale);
}
