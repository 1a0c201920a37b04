import type { Audience, Period } from "../config/index.ts";
import type { DatePrecision, Incident } from "../incident/index.ts";

/** When an incident was, as an incident holds it. */
type When = Pick<Incident, "date" | "dateEnd" | "datePrecision">;

// Months in a step, by what a date keeps.
const steps = { month: 1, quarter: 3, year: 12 } as const;

/**
 * Makes a date coarser: the whole month (quarter, year) that holds it, as far as it lies on the same side of
 * the ends of `periods`. An incident so stays in the periods it is in, and enters no other. A span of several
 * months becomes that of all of them, and counts as known by the year.
 */
export function coarsenDate(
  { date, dateEnd }: Pick<Incident, "date" | "dateEnd">,
  keep: Audience["dates"],
  periods: readonly Period[],
): When {
  const cuts = periods.flatMap(({ start, end }) => [start, dayAfter(end)]);
  const first = firstOf(date, keep);
  const last = dayBefore(firstOf(dateEnd, keep, 1));
  const start = latest(first, ...cuts.filter((cut) => cut <= date));
  const end = earliest(last, ...cuts.filter((cut) => cut > dateEnd).map(dayBefore));
  const isMonth = start.slice(0, 7) === end.slice(0, 7) && keep === "month";
  const precision: DatePrecision = isMonth ? "month" : "year";
  return { date: start, dateEnd: end, datePrecision: precision };
}

/** Returns a date as far as a month or a year: `2021-10-08` is `2021-10`; a quarter is no more than its year. */
export function coarsenDay(date: string, keep: Audience["dates"]): string {
  return date.slice(0, keep === "month" ? 7 : 4);
}

// The first day of the month, quarter or year that holds a date, or of the one so many after it.
function firstOf(date: string, keep: Audience["dates"], after = 0): string {
  const step = steps[keep];
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const first = (Math.floor(months / step) + after) * step;
  const [year, month] = [Math.floor(first / 12), (first % 12) + 1];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
}

function dayAfter(date: string): string {
  return shift(date, 1);
}

function dayBefore(date: string): string {
  return shift(date, -1);
}

// UTC throughout: neither clock nor zone has a part in it.
function shift(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

function latest(...dates: readonly string[]): string {
  return dates.toSorted().at(-1) ?? "";
}

function earliest(...dates: readonly string[]): string {
  return dates.toSorted()[0] ?? "";
}

/** Where an incident was, as an incident holds it. */
type Where = Pick<Incident, "town" | "province" | "country" | "originCountry" | "placePrecision">;

/** Makes a place coarser: the province or the country, where more was known. */
export function coarsenPlace(where: Where, keep: Audience["places"]): Where {
  const isCloser = ["point", "town", "district"].includes(where.placePrecision);
  if (keep === "province" && where.province !== null)
    return { ...where, town: null, placePrecision: isCloser ? "province" : where.placePrecision };
  return {
    ...where,
    town: null,
    province: null,
    placePrecision: where.placePrecision === "unknown" ? "unknown" : "country",
  };
}
