import type { Period } from "./config.ts";

/** What is wrong with a written value, and what to do about it. */
export interface Problem {
  readonly message: string;
  readonly hint: string;
}

/**
 * Says what is wrong with a date, or nothing: dates are ISO 8601 calendar dates (`2022-05-25`) that
 * exist. Numeric day/month orders are never guessed.
 */
export function dateProblem(text: string): Problem | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) {
    const numeric = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text);
    return {
      message: `"${text}" is not a date`,
      hint: numeric
        ? "write year-month-day, as 2022-05-25: which of the numbers is the day is not guessed"
        : "write year-month-day, as 2022-05-25",
    };
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12)
    return { message: `"${text}" has no such month`, hint: "months run from 01 to 12" };
  const days = daysInMonth(year, month);
  if (day < 1 || day > days)
    return {
      message: `"${text}" does not exist`,
      hint: `${text.slice(0, 7)} has ${days} days`,
    };
  return undefined;
}

/** Returns how many days `start` to `end` holds, both counted; ISO dates that exist. */
export function daysBetween(start: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1;
}

// Gregorian calendar; day 0 of the following month is the last of this one.
function daysInMonth(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/** Tells whether every day of `inner` lies in `outer`. ISO dates sort as text. */
export function covers(outer: Period, inner: Period): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
