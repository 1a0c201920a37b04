import { parseCount } from "../count/index.ts";
import type { Places } from "../incident/index.ts";
import { calendarOf } from "./calendar.ts";
import { addressesIn } from "./cell-parts.ts";
import { countInWords } from "./count-words.ts";

/** What the filled cells of a column look like: which share of them is read as what, from 0 to 1. */
export interface Looks {
  readonly filled: number;
  readonly distinct: number;
  /** The number of signs of the longest. */
  readonly longest: number;
  readonly dates: number;
  /** Dates of the Solar Hijri calendar, which are among these. */
  readonly solarDates: number;
  readonly counts: number;
  readonly provinces: number;
  readonly pcodes: number;
  readonly addresses: number;
  /** Degrees of latitude or longitude. */
  readonly angles: number;
  /** Words for how exactly a day, or a place, is known. */
  readonly exactnesses: number;
  readonly precisions: number;
}

// So many distinct values say what a column holds.
const enough = 500;

/** Returns what the cells of a column look like. */
export function looksOf(cells: readonly string[], places: Places): Looks {
  const filled = cells.filter((cell) => cell !== "");
  const distinct = [...new Set(filled)];
  const some = distinct.slice(0, enough);
  const share = (is: (cell: string) => boolean): number =>
    some.length === 0 ? 0 : some.filter(is).length / some.length;
  return {
    filled: filled.length,
    distinct: distinct.length,
    longest: some.reduce((most, cell) => Math.max(most, cell.length), 0),
    dates: share((cell) => calendarOf(cell) !== undefined),
    solarDates: share((cell) => calendarOf(cell) === "solar-hijri"),
    counts: share((cell) => isCountLike(cell)),
    provinces: share((cell) => places.provinceNamed(cell) !== undefined),
    pcodes: share((cell) => places.provinceCoded(cell) !== undefined),
    addresses: share((cell) => addressesIn(cell).every((one) => /^https?:\/\/\S+$/i.test(one))),
    angles: share((cell) => /^-?\d{1,3}\.\d+$/.test(cell)),
    exactnesses: share((cell) => /^(?:day|week|month|year)$/i.test(cell)),
    precisions: share((cell) => /^(?:unknown|country|province|district|town|point)$/i.test(cell)),
  };
}

/** Tells whether a cell is read as a count, or says that none is known. */
export function isCountLike(cell: string): boolean {
  return notStated.has(cell.toLowerCase()) || parseCount(asCount(cell)).count !== undefined;
}

/** How tables write that nothing is stated. */
export const notStated: ReadonlySet<string> = new Set([
  "-",
  "–",
  "—",
  "n/a",
  "na",
  "?",
  "unk",
  "unknown",
  "not known",
  "not stated",
  "not available",
  "؟",
  "نامعلوم",
  "نا معلوم",
  "نامشخص",
  "معلوم نیست",
  "ذکر نشده",
]);

// "10 (incl. 3 children)" is ten: who is among them is said of some of these.
const among =
  /^(.*?\S)\s*(?:,\s*|\(\s*)?\b(?:incl\.?|including|inc\.|of (?:whom|which|them)|among (?:them|whom))(?=\s).*$/iu;

/**
 * Returns a cell as counts are read: without who is among them, whole numbers of spreadsheets without their decimals,
 * words of Dari and Pashto in English.
 */
export function asCount(cell: string): string {
  const [, whole] = among.exec(cell) ?? [];
  if (whole !== undefined) return asCount(whole);
  return /\p{L}/u.test(cell) ? (countInWords(cell) ?? cell) : cell.replace(/^(\d+)\.0+$/, "$1");
}
