import { daysBetween } from "../config/index.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import type { DatePrecision } from "./record.ts";
import type { Row } from "./table.ts";

/** When an incident was: on these days, or on one of them where the precision is coarser than a day. */
export interface Dates {
  readonly start: string;
  readonly end: string;
  readonly precision: DatePrecision;
}

// The longest span that a precision can mean.
const longest = { day: Number.POSITIVE_INFINITY, week: 7, month: 31, year: 366 } as const;

/** Reports an end before the start, and a span that does not fit the precision. */
export function checkDates(row: Row<IncidentColumn>, { start, end, precision }: Dates): void {
  if (end < start) {
    const hint = `date is the first day, date_end the last: write ${end} and ${start}`;
    const message = `date_end ${end} is before date ${start}`;
    row.report("date_end", { code: "incident/date-order", message, hint });
    return;
  }
  if (precision === "day") return;
  const days = daysBetween(start, end);
  const code = "incident/date-precision";
  if (days === 1) {
    const message = `date_precision is ${precision}, but date and date_end are one day`;
    const hint = `give the first and the last day of the ${precision} it happened in, or write day`;
    row.report("date_precision", { code, message, hint });
  } else if (days > longest[precision]) {
    const message = `date_precision is ${precision}, but date to date_end is ${days} days`;
    const hint = "shorten the span, or write a coarser precision";
    row.report("date_precision", { code, message, hint });
  }
}
