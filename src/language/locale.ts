import { en } from "./en.ts";
import { fa } from "./fa-af.ts";
import { ps } from "./ps-af.ts";

/** A calendar day, month or year: what an ISO 8601 date of that precision says. */
export interface CalendarDate {
  readonly year: number;
  /** From 1; absent where only the year is known. */
  readonly month?: number;
  /** From 1; absent where only the month is known. */
  readonly day?: number;
}

/**
 * `long` 8 October 2021, `short` 8 Oct 2021, `month` October 2021, `short-month` Oct 2021, `year` 2021. A
 * language that writes two calendars gives both in `long`, `short` and `month`.
 */
export type DateStyle = "long" | "short" | "month" | "short-month" | "year";

/** A form of words that goes with a number (CLDR, Language Plural Rules). */
export type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

/** Everything a language brings that is not a message; one file each. */
export interface Locale {
  /** BCP 47. */
  readonly tag: string;
  /** Returns the form beside a number: 1 incident, 2 incidents. */
  readonly plural: (value: number) => PluralForm;
  /** Returns the form of a rank: 1st, 2nd. */
  readonly ordinal: (value: number) => PluralForm;
  /** What it is written with beside digits (CLDR, main exemplar characters and punctuation). */
  readonly letters: string;
  /** The ten digits, from zero. */
  readonly digits: string;
  readonly group: string;
  readonly decimal: string;
  readonly minus: string;
  /** What stands behind the number of a percentage. */
  readonly percent: string;
  /** Between the two ends of a range of numbers. */
  readonly range: string;
  /** Between items of a list, and before its last one. */
  readonly list: { readonly separator: string; readonly last: string };
  /** Writes a date in European digits; `number` puts in the language's. */
  readonly date: (date: CalendarDate, style: DateStyle) => string;
  /** Writes a period of more than one day (month, year), in the same way. */
  readonly period: (start: CalendarDate, end: CalendarDate, style: DateStyle) => string;
}

const locales: readonly Locale[] = [en, fa, ps];

/** The tags of the languages a briefing can be written in. */
export const languageTags: readonly string[] = locales.map((locale) => locale.tag);

/** Returns the letters, digits and marks that a language is written with; none of a language that is not here. */
export function lettersOf(tag: string): string {
  const locale = findLocale(tag);
  return locale === undefined
    ? ""
    : [locale.letters, locale.digits, locale.group, locale.decimal, locale.percent].join("");
}

/** Returns the locale of a tag: its own, or that of its language (`en` for `en-GB`; none for `fa-IR`). */
export function findLocale(tag: string): Locale | undefined {
  const [language] = tag.split("-");
  return (
    locales.find((locale) => locale.tag === tag) ??
    locales.find((locale) => locale.tag === language)
  );
}
