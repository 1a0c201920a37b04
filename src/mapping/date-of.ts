import type { Advice } from "./advice.ts";
import type { Unread } from "./country-of.ts";
import { daysOf, type Exactness, exactnesses } from "./days-of.ts";
import type { MappedRow } from "./found.ts";
import { type DateReading, readWrittenDate, type WrittenDate } from "./written-date.ts";

/** The days that a row means. */
export interface RowDate {
  readonly start: string;
  readonly end: string;
  readonly precision: Exactness;
  /** The time of day beside it. */
  readonly time?: string;
}

interface DateOptions extends DateReading {
  readonly advice: Advice;
}

/** Returns the days of a row, no more exact than a column of precisions says, or why it has none for certain. */
export function dateOf(row: MappedRow, options: DateOptions): RowDate | Unread {
  const { advice } = options;
  const written = row.cell("date");
  if (written === "") return { code: "mapping/bad-date", message: "no date", hint: advice.left };
  const first = readWrittenDate(written, options);
  if ("code" in first) {
    const hints = {
      "mapping/date-order": advice.order,
      "mapping/solar-date": advice.calendar,
      "mapping/short-year": advice.century,
    };
    const hint = first.code === "mapping/bad-date" ? first.hint : hints[first.code];
    return { ...first, hint: `${advice.left}; ${hint}` };
  }
  const known = withEnd(row, first, options);
  return coarsened(row, known, advice);
}

function withEnd(row: MappedRow, first: WrittenDate, options: DateOptions): RowDate {
  const last = row.cell("date_end");
  if (last === "" || first.precision !== "day") return first;
  const end = readWrittenDate(last, options);
  if (!("code" in end) && end.end >= first.start) return { ...first, end: end.end };
  row.report("date_end", {
    severity: "warning",
    code: "mapping/bad-date-end",
    message: `"${last.slice(0, 60)}" is not read as a day from ${first.start} on`,
    hint: "left out; the incident has its first day alone",
  });
  return first;
}

// A list may put a day where it knows a week or a month, and say so in another column.
function coarsened(row: MappedRow, date: RowDate, advice: Advice): RowDate | Unread {
  const exactness = exactnessOf(row);
  if (exactnesses.indexOf(exactness) <= exactnesses.indexOf(date.precision)) return date;
  const cells = daysOf(date.start, date.end, exactness);
  const { date: start, date_end: end } = cells ?? {};
  if (start === undefined || end === undefined)
    return {
      code: "mapping/bad-date",
      message: `${date.start} to ${date.end} is more than a year`,
      hint: `${advice.left}; mend one of the two`,
    };
  return { ...date, start, end, precision: exactness };
}

function exactnessOf(row: MappedRow): Exactness {
  const written = row.cell("date_precision");
  if (written === "") return "day";
  const known = exactnesses.find((each) => each === written.toLowerCase());
  if (known !== undefined) return known;
  row.report("date_precision", {
    severity: "warning",
    code: "mapping/bad-precision",
    message: `"${written.slice(0, 60)}" does not say how exact a day is`,
    hint: `the year is taken; say under words of mapping.yaml which of ${exactnesses.join(", ")} it means`,
  });
  return "year";
}
