import type { CalendarDate } from "./locale.ts";

/**
 * Reads an ISO 8601 date of the proleptic Gregorian calendar (`2021-10-08`, `2021-10`, `2021`); gives
 * `undefined` for anything else, such as 30 February.
 */
export function readIsoDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined));
  if (year === undefined) return undefined;
  if (month === undefined) return { year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { year, month };
  return day < 1 || day > daysInMonth(year, month) ? undefined : { year, month, day };
}

/** Returns how many days a month of the proleptic Gregorian calendar has. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
