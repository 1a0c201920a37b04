import { daysInMonth } from "./calendar.ts";
import type { CalendarDate, DateStyle, Locale } from "./locale.ts";
import { type SolarDate, toSolarHijri } from "./solar-hijri.ts";

/** The words that dates are written with in a language of Afghanistan. */
export interface AfghanDateWords {
  /** From Hamal (Wray), in March, on. */
  readonly solarMonths: readonly string[];
  /** From January on. */
  readonly gregorianMonths: readonly string[];
  /** Between the first and the last day of a period, with its blanks. */
  readonly to: string;
}

type Day = Required<CalendarDate>;

/**
 * Writes dates as Afghanistan does: the Solar Hijri day with the Gregorian one beside it. Of a month or a
 * year the Gregorian one leads, because that is what is known: it lies in two of the other calendar.
 */
export function afghanDates(words: AfghanDateWords): Pick<Locale, "date" | "period"> {
  const { to, solarMonths, gregorianMonths } = words;
  const solarOf = ({ year, month, day }: Day): SolarDate => toSolarHijri(year, month, day);
  const gregorian = (first: CalendarDate, last: CalendarDate): string =>
    span(first, last, { months: gregorianMonths, to });
  const solar = (first: CalendarDate, last: CalendarDate): string =>
    span(first, last, { months: solarMonths, to });

  function period(start: CalendarDate, end: CalendarDate, style: DateStyle): string {
    const [first, last] = [cut(start, style), cut(end, style)];
    if (isDay(first) && isDay(last)) {
      const beside = style === "short" ? numeric(first, last, to) : gregorian(first, last);
      return `${solar(solarOf(first), solarOf(last))} (${beside})`;
    }
    const written = gregorian(first, last);
    if (style !== "long" && style !== "month") return written;
    const [from, until] = [solarOf(firstDay(first)), solarOf(lastDay(last))];
    const beside =
      first.month === undefined
        ? solar({ year: from.year }, { year: until.year })
        : solar(withoutDay(from), withoutDay(until));
    return `${written} (${beside})`;
  }

  return { period, date: (date, style) => period(date, date, style) };
}

interface SpanWords {
  readonly months: readonly string[];
  readonly to: string;
}

// What two dates have in common is written once, behind the second.
function span(first: CalendarDate, last: CalendarDate, { months, to }: SpanWords): string {
  const whole = partsOf(last, months);
  const parts = partsOf(first, months);
  const shared = parts.findIndex((_, index) => sameFrom(parts, whole, index));
  const own = shared < 0 ? parts : parts.slice(0, shared);
  return own.length === 0 ? whole.join(" ") : `${own.join(" ")}${to}${whole.join(" ")}`;
}

function sameFrom(a: readonly string[], b: readonly string[], index: number): boolean {
  return a.slice(index).join(" ") === b.slice(index).join(" ");
}

function partsOf({ year, month, day }: CalendarDate, months: readonly string[]): string[] {
  const name = month === undefined ? undefined : (months[month - 1] ?? "");
  return [day, name, year].flatMap((part) => (part === undefined ? [] : [String(part)]));
}

// Slashes keep year, month and day in this order whatever stands around (UAX #9 rules W2 and W4).
function numeric(first: Day, last: Day, to: string): string {
  const [start, end] = [first, last].map(({ year, month, day }) => `${year}/${month}/${day}`);
  return start === end ? String(start) : `${start}${to}${end}`;
}

function cut({ year, month, day }: CalendarDate, style: DateStyle): CalendarDate {
  if (month === undefined || style === "year") return { year };
  if (day === undefined || style === "month" || style === "short-month") return { year, month };
  return { year, month, day };
}

function isDay(date: CalendarDate): date is Day {
  return date.day !== undefined;
}

function firstDay({ year, month = 1 }: CalendarDate): Day {
  return { year, month, day: 1 };
}

function lastDay({ year, month = 12 }: CalendarDate): Day {
  return { year, month, day: daysInMonth(year, month) };
}

function withoutDay({ year, month }: SolarDate): CalendarDate {
  return { year, month };
}
