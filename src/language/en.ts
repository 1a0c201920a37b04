import type { CalendarDate, DateStyle, Locale, PluralForm } from "./locale.ts";

const months: readonly string[] =
  "January February March April May June July August September October November December".split(
    " ",
  );

function monthName(month: number, style: DateStyle): string {
  const name = months[month - 1] ?? "";
  return style === "short" || style === "short-month" ? name.slice(0, 3) : name;
}

function date({ year, month, day }: CalendarDate, style: DateStyle): string {
  if (month === undefined || style === "year") return String(year);
  const name = monthName(month, style);
  if (day === undefined || style === "month" || style === "short-month") return `${name} ${year}`;
  return `${day} ${name} ${year}`;
}

// The en dash stands close between single words, apart between groups of words (New Hart's Rules 4.11).
function period(start: CalendarDate, end: CalendarDate, style: DateStyle): string {
  const [first, last] = [date(start, style), date(end, style)];
  if (first === last) return first;
  const words = first.split(" ");
  if (words.length === 1 && last.indexOf(" ") < 0) return `${first}–${last}`;
  if (start.year !== end.year) return `${first} – ${last}`;
  if (start.month === end.month && words.length === 3) return `${start.day}–${last}`;
  const withoutYear = words.slice(0, -1);
  return `${withoutYear.join(" ")}${withoutYear.length === 1 ? "–" : " – "}${last}`;
}

function ordinal(value: number): PluralForm {
  const [ten, hundred] = [value % 10, value % 100];
  if (ten === 1 && hundred !== 11) return "one";
  if (ten === 2 && hundred !== 12) return "two";
  return ten === 3 && hundred !== 13 ? "few" : "other";
}

/** English, with British order of dates and no comma before the last item of a list. */
export const en: Locale = {
  tag: "en",
  plural: (value) => (Math.abs(value) === 1 ? "one" : "other"),
  ordinal,
  letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,;:!?&()/–—…‘’“”",
  digits: "0123456789",
  group: ",",
  decimal: ".",
  minus: "−",
  percent: "%",
  range: "–",
  list: { separator: ", ", last: " and " },
  date,
  period,
};
