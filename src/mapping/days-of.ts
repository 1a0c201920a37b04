import { daysBetween } from "../config/index.ts";
import type { IncidentColumn } from "../incident/index.ts";

export type DateCells = Pick<
  Partial<Record<IncidentColumn, string>>,
  "date" | "date_end" | "date_precision"
>;

/** How exactly a day is known, from a day on. */
export type Exactness = "day" | "week" | "month" | "year";

const longest = { day: Number.POSITIVE_INFINITY, week: 7, month: 31, year: 366 } as const;

/** Every exactness, the finest first. */
export const exactnesses: readonly Exactness[] = ["day", "week", "month", "year"];

/**
 * Returns the days of an event: what was known no better than a week, month or year spans one, and a span that is longer
 * than it says is as coarse as it is long. `undefined` for days that no precision covers.
 */
export function daysOf(start: string, end: string, exactness: Exactness): DateCells | undefined {
  if (exactness === "day") return { date: start, date_end: end, date_precision: "day" };
  if (start === end) {
    const [first, last] = around(start, exactness);
    return { date: first, date_end: last, date_precision: exactness };
  }
  const days = daysBetween(start, end);
  const fitting = exactnesses
    .slice(exactnesses.indexOf(exactness))
    .find((each) => days <= longest[each]);
  return fitting && { date: start, date_end: end, date_precision: fitting };
}

/** Returns the first and the last day of the week around a day, or of its month or year. */
function around(day: string, exactness: Exclude<Exactness, "day">): readonly [string, string] {
  const year = day.slice(0, 4);
  if (exactness === "year") return [`${year}-01-01`, `${year}-12-31`];
  if (exactness === "week") return [shifted(day, -3), shifted(day, 3)];
  const month = day.slice(0, 7);
  const last = new Date(Date.UTC(Number(year), Number(day.slice(5, 7)), 0)).getUTCDate();
  return [`${month}-01`, `${month}-${last}`];
}

function shifted(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}
