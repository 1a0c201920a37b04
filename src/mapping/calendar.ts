import type { Calendar } from "./month-names.ts";
import { readWrittenDate } from "./written-date.ts";

/** Returns the calendar that a date is of, whichever number in it is the day, and of whichever century it is, or `undefined` for what is no date. */
export function calendarOf(cell: string): Calendar | undefined {
  const read = readWrittenDate(cell, {
    order: "day-first",
    calendar: "solar-hijri",
    century: 2000,
  });
  return "code" in read ? undefined : read.calendar;
}

/** Returns what most dates of a column are counted by. */
export function calendarIn(values: Iterable<string>): Calendar {
  let solar = 0;
  for (const value of values) {
    const calendar = calendarOf(value);
    if (calendar !== undefined) solar += calendar === "solar-hijri" ? 1 : -1;
  }
  return solar > 0 ? "solar-hijri" : "gregorian";
}
