import type { Period } from "./config.ts";

/** What the periods of a series are, but for those that are listed one by one. */
export type PeriodUnit = "week" | "month" | "quarter" | "year";

/** The units, and how the name of a period of each is written. */
export const periodNames: Readonly<Record<PeriodUnit, string>> = {
  week: "2022-W14",
  month: "2022-04",
  quarter: "2022-Q2",
  year: "2022",
};

/** What the name of a period looks like, whatever its unit. */
export const periodNamePattern: string = String.raw`^[1-9]\d{3}(-(\d{2}|Q[1-4]|W\d{2}))?$`;

/**
 * Returns the unit of a period's name and its place in the row of all periods of that unit, or nothing where the text
 * names none. Weeks are those of ISO 8601 (Monday first; the week of a year's first Thursday is its first).
 */
export function parsePeriodName(
  text: string,
): { readonly unit: PeriodUnit; readonly position: number } | undefined {
  const match = /^([1-9]\d{3})(?:-(?:(\d{2})|Q([1-4])|W(\d{2})))?$/.exec(text);
  if (match === null) return undefined;
  const [year, month, quarter, week] = match.slice(1).map((part) => Number(part ?? 0));
  if (year === undefined) return undefined;
  if (match[2] !== undefined)
    return month && month <= 12 ? { unit: "month", position: year * 12 + month - 1 } : undefined;
  if (match[3] !== undefined && quarter)
    return { unit: "quarter", position: year * 4 + quarter - 1 };
  if (match[4] === undefined) return { unit: "year", position: year };
  const position = firstWeek(year) + (week ?? 0) - 1;
  // Not every year has a week 53, and none a week 0.
  return periodName("week", position) === text ? { unit: "week", position } : undefined;
}

/** Returns the name of the period at a position: what {@link parsePeriodName} reads. */
export function periodName(unit: PeriodUnit, position: number): string {
  if (unit === "year") return String(position);
  if (unit === "quarter") return `${Math.floor(position / 4)}-Q${(position % 4) + 1}`;
  if (unit === "month")
    return `${Math.floor(position / 12)}-${String((position % 12) + 1).padStart(2, "0")}`;
  const thursday = new Date((firstMonday + position * 7 + 3) * dayLength);
  const year = thursday.getUTCFullYear();
  return `${year}-W${String(position - firstWeek(year) + 1).padStart(2, "0")}`;
}

/** Returns the first and last day of the period at a position, in the proleptic Gregorian calendar. */
export function periodAt(unit: PeriodUnit, position: number): Period {
  const start = startOf(unit, position);
  return { start: isoDay(start), end: isoDay(startOf(unit, position + 1) - 1) };
}

/** Returns the day that is so many days after a date. */
export function addDays(date: string, days: number): string {
  return isoDay(Math.round(Date.parse(date) / dayLength) + days);
}

/** Returns the period of a name, whatever its unit, or the one day of a date; nothing of any other text. */
export function periodOfName(text: string): Period | undefined {
  const named = parsePeriodName(text);
  return named && periodAt(named.unit, named.position);
}

const dayLength = 86_400_000;
// 5 January 1970, in days from the first of that year.
const firstMonday = 4;

// Days from 1 January 1970.
function startOf(unit: PeriodUnit, position: number): number {
  if (unit === "week") return firstMonday + position * 7;
  const months = { month: 1, quarter: 3, year: 12 }[unit] * position;
  return Math.round(Date.UTC(Math.floor(months / 12), months % 12, 1) / dayLength);
}

// The position of the week that holds 4 January: the first of its year (ISO 8601-1, 3.1.1.23).
function firstWeek(year: number): number {
  const day = Math.round(Date.UTC(year, 0, 4) / dayLength);
  return Math.floor((day - firstMonday) / 7);
}

function isoDay(days: number): string {
  return new Date(days * dayLength).toISOString().slice(0, 10);
}
