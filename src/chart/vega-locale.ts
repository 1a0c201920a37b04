import type { Language } from "../language/index.ts";
import type { Vega } from "./engine.ts";

/** How a language writes numbers in axes and labels (d3-format). */
interface NumberLocale {
  readonly decimal: string;
  readonly thousands: string;
  readonly grouping: readonly number[];
  readonly currency: readonly [string, string];
  readonly minus: string;
  readonly percent: string;
  /** The ten digits, where they are not European. */
  readonly numerals?: readonly string[];
}

/** How a language writes dates in axes and labels (d3-time-format). */
interface DateLocale {
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  /** From Sunday on; absent where the language brings none: they are refused then. */
  readonly days?: readonly string[];
}

/** How Vega writes numbers and dates: plain data that may go to a worker. */
export interface VegaLocale {
  readonly number: NumberLocale;
  readonly date: DateLocale;
}

const english = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const locales = new WeakMap<Language, VegaLocale>();

/** Returns how a language writes what Vega formats by itself. */
export function vegaLocaleOf(language: Language): VegaLocale {
  const known = locales.get(language) ?? makeLocale(language);
  locales.set(language, known);
  return known;
}

function makeLocale(language: Language): VegaLocale {
  const separators = language.number(1234567.5).replaceAll(/\p{Nd}/gu, "");
  const withoutDigits = (text: string): string => text.replaceAll(/\p{Nd}/gu, "");
  const isEnglish = /^en\b/.test(language.tag);
  return {
    number: {
      decimal: separators.at(-1) ?? ".",
      thousands: separators.at(0) ?? ",",
      grouping: [3],
      currency: ["", ""],
      minus: withoutDigits(language.number(-1)),
      percent: withoutDigits(language.percent(1)),
      ...(language.digits === "0123456789" ? {} : { numerals: [...language.digits] }),
    },
    date: {
      months: monthNames(language, "month"),
      shortMonths: monthNames(language, "short-month"),
      ...(isEnglish ? { days: english } : {}),
    },
  };
}

// A month's name is what stands before its year; a second calendar stands behind it.
function monthNames(language: Language, style: "month" | "short-month"): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = language.date(`2021-${String(index + 1).padStart(2, "0")}`, style);
    return /^[^\p{Nd}]*/u.exec(month)?.[0].trim() ?? "";
  });
}

type WriteNumber = (value: number) => string;
type FormatSpan = (start: number, stop: number, count: number, format: unknown) => WriteNumber;
type WriteDate = (date: Date) => string;
type FormatDate = (format: unknown) => WriteDate;

/** The formats of Vega's locales that are taken over; the others pass through. */
interface Formats {
  readonly format: (format: string) => WriteNumber;
  /** Writes the ticks of an axis, as exactly as the steps between them ask for. */
  readonly formatSpan: FormatSpan;
  readonly timeFormat: FormatDate;
  readonly utcFormat: FormatDate;
}

// The day before the month, and hours without a word: what Vega writes in English unless told.
const steps = { hours: "%H:%M", minutes: "%H:%M", day: "%-d %b", date: "%-d %b", week: "%-d %b" };
const dayLast = /%b %d, %Y/g;

/** Makes Vega's locale. What it formats throws where the language has no such word. */
export function makeVegaLocale(vega: Vega, { number, date }: VegaLocale): Formats {
  const { days, months, shortMonths } = date;
  const names = days ?? english;
  const made: Formats = vega.locale(number, {
    ...{ dateTime: "%-d %b %Y %H:%M", date: "%-d %b %Y", time: "%H:%M", periods: ["AM", "PM"] },
    ...{ days: names, shortDays: names.map((name) => name.slice(0, 3)), months, shortMonths },
  });
  const inDigits = (text: string): string =>
    number.numerals === undefined
      ? text
      : text.replaceAll(/[0-9]/g, (digit) => number.numerals?.[Number(digit)] ?? digit);
  const wrap =
    (formatOf: FormatDate): FormatDate =>
    (format) => {
      if (days === undefined) refuse(format);
      const own =
        typeof format === "string"
          ? format.replaceAll(dayLast, "%-d %b %Y")
          : { ...steps, ...Object(format) };
      const write = formatOf(own);
      return (day) => inDigits(write(day));
    };
  // An axis without a step, of a chart without a row, has no digits to be exact to: Vega would write six.
  const formatSpan: FormatSpan = (start, stop, count, format) =>
    start === stop && typeof format !== "string"
      ? made.format(",")
      : made.formatSpan(start, stop, count, format);
  return {
    ...made,
    formatSpan,
    timeFormat: wrap(made.timeFormat),
    utcFormat: wrap(made.utcFormat),
  };
}

function refuse(format: unknown): void {
  const unknown = /%[aAp]/.exec(JSON.stringify(format) ?? "")?.[0];
  if (unknown !== undefined)
    throw new Error(`the date format ${unknown} has no words in this language`);
}
