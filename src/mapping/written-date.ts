import { dateProblem } from "../config/index.ts";

/** Which comes first in 03/04/2022. */
export type DateOrder = "day-first" | "month-first";

/** The days that a written date means. */
export interface WrittenDate {
  readonly start: string;
  readonly end: string;
  readonly precision: "day" | "month" | "year";
  /** The time of day beside it, where it is not midnight. */
  readonly time?: string;
}

/** Why a text is no date for certain. */
export interface DateDoubt {
  readonly code: "mapping/bad-date" | "mapping/date-order";
  readonly message: string;
  readonly hint: string;
}

const months =
  "january february march april may june july august september october november december".split(
    " ",
  );

const timeBehind =
  /(?:[T ]+)(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads a date as tables have it: 2022-05-31, 31/05/2022, 31 May 2022, May 31st, 2022, 2022-05, May 2022, 2022, digits of
 * any script. Where 03/04/2022 may be either day, only `order` decides; two digits are no year.
 */
export function readWrittenDate(text: string, order?: DateOrder): WrittenDate | DateDoubt {
  const digits = text.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
  const time = timeBehind.exec(digits);
  const day = time === null ? digits.trim() : digits.slice(0, time.index).trim();
  const clock = time?.[1];
  const read = readNumeric(day, text, order) ?? readNamed(day, text) ?? bad(text);
  if ("code" in read || clock === undefined || /^0?0:00$/.test(clock)) return read;
  return { ...read, time: time?.[0].replace(/^[T ]+/, "") ?? clock };
}

// Decimal digits stand in blocks of ten, each beginning with its zero.
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

function readNumeric(
  day: string,
  written: string,
  order?: DateOrder,
): WrittenDate | DateDoubt | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(day);
  if (iso) return dayOf(iso[1], iso[3], iso[4], written);
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(day) ?? reversed(/^(\d{1,2})[-/](\d{4})$/.exec(day));
  if (month) return monthOf(month[1], month[2], written);
  if (/^\d{4}$/.test(day)) return yearOf(day, written);
  const parts = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/.exec(day);
  if (parts === null) return undefined;
  const [first, second, year] = [parts[1], parts[3], parts[4]];
  const decided = orderOf(Number(first), Number(second)) ?? order;
  if (decided === "day-first" || Number(first) === Number(second))
    return dayOf(year, second, first, written);
  if (decided === "month-first") return dayOf(year, first, second, written);
  return {
    code: "mapping/date-order",
    message: `"${written}" may be the ${first} of a month or the ${second}`,
    hint: "say --date-order day-first or month-first",
  };
}

function reversed(match: RegExpExecArray | null): readonly string[] | null {
  return match === null ? null : ["", match[2] ?? "", match[1] ?? ""];
}

/** Returns which of two numbers is the day, where they say so themselves. */
export function orderOf(first: number, second: number): DateOrder | undefined {
  if (first > 12 && second <= 12) return "day-first";
  return second > 12 && first <= 12 ? "month-first" : undefined;
}

function readNamed(day: string, written: string): WrittenDate | DateDoubt | undefined {
  const words = day
    .toLowerCase()
    .replace(/(?<=\d)(?:st|nd|rd|th)\b/g, "")
    .split(/[\s,./-]+/)
    .filter(
      (word) =>
        word !== "" &&
        word !== "of" &&
        !/^(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?$/.test(word),
    );
  const named = words.findIndex((word) => monthNamed(word) > 0);
  if (named < 0) return undefined;
  const month = String(monthNamed(words[named] ?? ""));
  const numbers = words.filter((_, index) => index !== named);
  if (!numbers.every((word) => /^\d+$/.test(word))) return undefined;
  const year = numbers.find((word) => word.length === 4);
  const rest = numbers.filter((word) => word !== year);
  if (year === undefined || rest.length > 1) return undefined;
  return rest[0] === undefined
    ? monthOf(year, month, written)
    : dayOf(year, month, rest[0], written);
}

function monthNamed(word: string): number {
  return (
    months.findIndex(
      (name) =>
        name === word ||
        (word.length >= 3 &&
          (name.slice(0, 3) === word || (word === "sept" && name === "september"))),
    ) + 1
  );
}

const pad = (part = ""): string => part.padStart(2, "0");

function dayOf(year = "", month = "", day = "", written = ""): WrittenDate | DateDoubt {
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (!isYear(year) || dateProblem(date) !== undefined) return bad(written);
  return { start: date, end: date, precision: "day" };
}

function monthOf(year = "", month = "", written = ""): WrittenDate | DateDoubt {
  const number = Number(month);
  if (!isYear(year) || number < 1 || number > 12) return bad(written);
  const last = new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
  return {
    start: `${year}-${pad(month)}-01`,
    end: `${year}-${pad(month)}-${last}`,
    precision: "month",
  };
}

function yearOf(year: string, written: string): WrittenDate | DateDoubt {
  return isYear(year)
    ? { start: `${year}-01-01`, end: `${year}-12-31`, precision: "year" }
    : bad(written);
}

// Years of the solar Hijri calendar, such as 1401, are days of another calendar, not of the middle ages.
function isYear(year: string): boolean {
  return Number(year) >= 1900 && Number(year) <= 2100;
}

function bad(written: string): DateDoubt {
  const isHijri = /(?<!\d)1[34]\d\d(?!\d)/.test(
    written.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit))),
  );
  return {
    code: "mapping/bad-date",
    message: `"${written.slice(0, 60)}" is not read as a date`,
    hint: isHijri
      ? "it seems to be of the solar Hijri calendar: write the Gregorian day, 2022-05-31"
      : "write 2022-05-31, with four digits of the year",
  };
}
