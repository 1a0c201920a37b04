import { dateProblem } from "../config/index.ts";
import { fromSolarHijri } from "../language/index.ts";
import { type Calendar, folded, monthNamed } from "./month-names.ts";

/** Which comes first in 03/04/2022. */
export type DateOrder = "day-first" | "month-first";

/** How dates that may mean several days are read. */
export interface DateReading {
  readonly order?: DateOrder | undefined;
  /** Days of the Solar Hijri calendar are read only where a table is said to have them. */
  readonly calendar?: Calendar | undefined;
  /** The year that a year of two digits beside the name of its month begins from: 2000 makes 9-Apr-22 of 2022. */
  readonly century?: Century | undefined;
}

/** The centuries that years of two digits may be of, in either calendar. */
export const centuries = [1300, 1400, 1900, 2000] as const;

export type Century = (typeof centuries)[number];

/** The days that a written date means, of the Gregorian calendar. */
export interface WrittenDate {
  readonly start: string;
  readonly end: string;
  readonly precision: "day" | "month" | "year";
  /** What it was written in. */
  readonly calendar: Calendar;
  /** The time of day beside it, where it is not midnight. */
  readonly time?: string;
}

/** Why a text is no date for certain. */
export interface DateDoubt {
  readonly code:
    | "mapping/bad-date"
    | "mapping/date-order"
    | "mapping/solar-date"
    | "mapping/short-year";
  readonly message: string;
  readonly hint: string;
}

const timeBehind =
  /(?:[T ]+)(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads a date as tables have it: 2022-05-31, 31/05/2022, 31 May 2022, May 31st, 2022, 2022-05, May 2022, 2022, digits of
 * any script; in the Solar Hijri calendar 1401-03-10, 10 Jawza 1401. Where 03/04/2022 may be either day, only the order
 * that is given decides; and only where a century is given two digits are a year, behind the name of a month.
 */
export function readWrittenDate(
  text: string,
  { order, calendar = "gregorian", century }: DateReading = {},
): WrittenDate | DateDoubt {
  const digits = plainDigits(text);
  const time = timeBehind.exec(digits);
  const day = time === null ? digits.trim() : digits.slice(0, time.index).trim();
  const clock = time?.[1];
  const parts = readNumeric(day, text, order) ?? readNamed(day, text, century);
  if (parts !== undefined && "code" in parts) return parts;
  const read = parts && daysOf(parts);
  if (read === undefined) return bad(text, parts);
  if (read.calendar === "solar-hijri" && calendar === "gregorian") return solarDoubt(text);
  if (clock === undefined || /^0?0:00$/.test(clock)) return read;
  return { ...read, time: time?.[0].replace(/^[T ]+/, "") ?? clock };
}

/** Returns a text with the decimal digits of any script as 0 to 9, and without marks for the direction of text. */
export function plainDigits(text: string): string {
  return text
    .replace(/\p{Cf}/gu, (mark) => (mark === "\u200c" ? mark : ""))
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
}

// Decimal digits stand in blocks of ten, each beginning with its zero.
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

// The parts of a date as written; a name of a month says which calendar it is of.
interface Parts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly calendar?: Calendar;
}

function partsOf(year: string, month?: string, day?: string): Parts {
  const number = (part: string | undefined): number | undefined =>
    part === undefined ? undefined : Number(part);
  return { year: Number(year), month: number(month), day: number(day) };
}

function readNumeric(
  text: string,
  written: string,
  order: DateOrder | undefined,
): Parts | DateDoubt | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return partsOf(iso[1] ?? "", iso[3], iso[4]);
  const yearFirst = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (yearFirst) return partsOf(yearFirst[1] ?? "", yearFirst[2]);
  const yearLast = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  if (yearLast) return partsOf(yearLast[2] ?? "", yearLast[1]);
  if (/^\d{4}$/.test(text)) return partsOf(text);
  const parts = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/.exec(text);
  if (parts === null) return undefined;
  const [first, second, year = ""] = [parts[1], parts[3], parts[4]];
  const decided = orderOf(Number(first), Number(second)) ?? order;
  if (decided === "day-first" || Number(first) === Number(second))
    return partsOf(year, second, first);
  if (decided === "month-first") return partsOf(year, first, second);
  return {
    code: "mapping/date-order",
    message: `"${written}" may be the ${first} of a month or the ${second}`,
    hint: "say --date-order day-first or month-first",
  };
}

/** Returns which of two numbers is the day, where they say so themselves. */
export function orderOf(first: number, second: number): DateOrder | undefined {
  if (first > 12 && second <= 12) return "day-first";
  return second > 12 && first <= 12 ? "month-first" : undefined;
}

const weekday = /^(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?$|شنبه$|^جمعه$|^آدینه$/u;
const fillers: ReadonlySet<string> = new Set([
  "",
  "of",
  "سال",
  "ماه",
  "د",
  "کال",
  "هجری",
  "شمسی",
  "میلادی",
  "ه",
  "هـ",
  "ش",
  "م",
]);

function readNamed(
  text: string,
  written: string,
  century: Century | undefined,
): Parts | DateDoubt | undefined {
  const words = text
    .toLowerCase()
    .replace(/(?<=\d)(?:st|nd|rd|th)\b/g, "")
    .split(/[\s,،./-]+/)
    .filter((word) => !weekday.test(word.replaceAll("\u200c", "")) && !fillers.has(folded(word)));
  const named = words.findIndex((word) => monthNamed(word) !== undefined);
  const month = monthNamed(words[named] ?? "");
  if (month === undefined) return undefined;
  const numbers = words.filter((_, index) => index !== named);
  if (!numbers.every((word) => /^\d+$/.test(word))) return undefined;
  const [first = "", second = "", third] = numbers;
  if (first.length <= 2 && second.length === 2 && third === undefined) {
    if (century === undefined) return shortYear(written);
    return { ...partsOf(String(century + Number(second)), undefined, first), ...month };
  }
  const year = numbers.find((word) => word.length === 4);
  const [day, ...more] = numbers.filter((word) => word !== year);
  if (year === undefined || more.length > 0) return undefined;
  return { ...partsOf(year, undefined, day), ...month };
}

function daysOf(parts: Parts): WrittenDate | undefined {
  const calendar = calendarOf(parts.year);
  if (calendar === undefined || (parts.calendar ?? calendar) !== calendar) return undefined;
  const { year, month, day } = parts;
  const [first, last] = calendar === "gregorian" ? gregorianDays : solarDays;
  const start = first(year, month ?? 1, day ?? 1);
  const end = day === undefined ? last(year, month ?? 12) : start;
  if (start === undefined || end === undefined) return undefined;
  const precision = month === undefined ? "year" : day === undefined ? "month" : "day";
  return { start, end, precision, calendar };
}

// Events are of the last hundred years: then no year of one calendar is one of the other. Years of the lunar Hijri
// calendar, 1445 in 2023, are of neither.
function calendarOf(year: number): Calendar | undefined {
  if (year >= 1900 && year <= 2100) return "gregorian";
  return year >= 1300 && year < 1430 ? "solar-hijri" : undefined;
}

// A day of a calendar, and the last one of a month of it, ISO 8601; nothing where there is none.
type Days = readonly [
  (year: number, month: number, day: number) => string | undefined,
  (year: number, month: number) => string | undefined,
];

const pad = (part: number): string => String(part).padStart(2, "0");

const gregorianDay: Days[0] = (year, month, day) => {
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return dateProblem(date) === undefined ? date : undefined;
};

const gregorianDays: Days = [
  gregorianDay,
  (year, month) => gregorianDay(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate()),
];

const solarDay: Days[0] = (year, month, day) =>
  month < 1 || month > 12 ? undefined : fromSolarHijri({ year, month, day });

const solarDays: Days = [
  solarDay,
  (year, month) =>
    solarDay(year, month, 31) ?? solarDay(year, month, 30) ?? solarDay(year, month, 29),
];

function solarDoubt(written: string): DateDoubt {
  return {
    code: "mapping/solar-date",
    message: `"${written.slice(0, 60)}" is a day of the Solar Hijri calendar, as it seems`,
    hint: "write the Gregorian day, 2022-05-31",
  };
}

function shortYear(written: string): DateDoubt {
  return {
    code: "mapping/short-year",
    message: `"${written.slice(0, 60)}" has a year of two digits`,
    hint: "write 2022-05-31, with four digits of the year",
  };
}

function bad(written: string, parts: Parts | undefined): DateDoubt {
  const isLunar = parts !== undefined && parts.year >= 1430 && parts.year < 1500;
  return {
    code: "mapping/bad-date",
    message: `"${written.slice(0, 60)}" is not read as a date`,
    hint: isLunar
      ? "it seems to be of the lunar Hijri calendar: write the Gregorian day, 2022-05-31"
      : "write 2022-05-31, with four digits of the year",
  };
}
