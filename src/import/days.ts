import { daysBetween } from "../config/index.ts";
import { shorten } from "../incident/index.ts";
import { type DateOrder, readWrittenDate } from "../mapping/index.ts";
import { type IncidentCells, type Refusal, refuse } from "./provider.ts";

/** Reads a text as one day, ISO 8601; which number of 03/04/2022 is the day, only `order` decides. */
export function dayIn(written: string, order: DateOrder | undefined): string | Refusal {
  const date = readWrittenDate(written, order);
  if (!("code" in date))
    return date.precision === "day"
      ? date.start
      : refuse("import/bad-date", `"${shorten(written)}" is no day`, "write year-month-day");
  const code = date.code === "mapping/date-order" ? "import/date-order" : "import/bad-date";
  return refuse(code, date.message, date.hint);
}

export type DateCells = Pick<IncidentCells, "date" | "date_end" | "date_precision">;

/** How exactly a day is known, from a day on. */
export type Exactness = "day" | "week" | "month" | "year";

const longest = { day: Number.POSITIVE_INFINITY, week: 7, month: 31, year: 366 } as const;
const order = ["day", "week", "month", "year"] as const;

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
  const fitting = order.slice(order.indexOf(exactness)).find((each) => days <= longest[each]);
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
