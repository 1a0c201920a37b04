import {
  type Count,
  type CountWording,
  isInPartApproximate,
  isTotal,
  type Total,
  wordCount,
  wordTotal,
  wordTotalBare,
} from "../count/index.ts";
import { type Diagnostic, didYouMean, ReportError } from "../diagnostic.ts";
import { readIsoDate } from "./calendar.ts";
import { type CountStyle, makeCountWording } from "./count-wording.ts";
import { directionOf } from "./direction.ts";
import {
  type CalendarDate,
  type DateStyle,
  findLocale,
  type Locale,
  languageTags,
} from "./locale.ts";
import {
  type MessageRules,
  type MessageValues,
  type ParsedMessage,
  parseMessage,
  ValueError,
  writeMessage,
} from "./message.ts";
import { writeDigits, writeList, writeNumber } from "./number.ts";

/** Messages by dotted key: strings.<lang>.yaml, flattened. */
export type Messages = Readonly<Record<string, string>>;

/** Words everything a briefing words, in one language. Nothing depends on the machine's locale. */
export interface Language {
  /** BCP 47. */
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
  /** Its ten digits, from zero. */
  readonly digits: string;
  /** Tells whether there is a message of that key. */
  readonly has: (key: string) => boolean;
  /** Writes a message. Numbers among the values are written as {@link number} does. */
  readonly message: (key: string, values?: MessageValues) => string;
  /** Writes a message whose values may be parts, such as nodes: `[["at least ", node, " killed"]]`. */
  readonly messageParts: <Part>(
    key: string,
    values: MessageValues<Part>,
  ) => readonly (string | Part)[];
  /** Writes a number with grouping, rounded to `decimals` places (1 unless told). Throws RangeError. */
  readonly number: (value: number, decimals?: number) => string;
  readonly range: (low: number, high: number) => string;
  /** Writes a share in hundredths, as {@link number} does: 45.6 is 45.6%. Throws RangeError. */
  readonly percent: (hundredths: number, decimals?: number) => string;
  /** Words a bounded share in hundredths: "at least 80%". */
  readonly percentCount: (count: Count) => string;
  readonly list: (items: readonly string[]) => string;
  /** Between items of a list that no "and" closes: ", " or "، ". */
  readonly separator: string;
  /** Writes an ISO 8601 date; of `2021-10` only the month. Throws RangeError on anything else. */
  readonly date: (iso: string, style?: DateStyle) => string;
  /** Writes a period from its first to its last day, both included. Throws RangeError. */
  readonly period: (start: string, end: string, style?: DateStyle) => string;
  readonly wordCount: (count: Count, style?: CountStyle) => string;
  readonly wordTotal: (total: Total, style?: CountStyle) => string;
  /** Writes whatever a figure is: a number, a count or a total. */
  readonly wordFigure: (value: number | Count | Total, style?: CountStyle) => string;
  /** Writes a figure to be set large; what has to be said beside it in small type is the remark. */
  readonly headline: (value: number | Count | Total, style?: CountStyle) => Headline;
}

/** A figure in two pieces; where there is a remark, both must be printed. */
export interface Headline {
  readonly words: string;
  /** "in part approximate" */
  readonly remark?: string;
}

// All editions of a template and a language share one, and the messages that it has parsed and dates that it wrote.
const languages = new WeakMap<Messages, Map<string, Language>>();

/** Makes a language of a tag and its messages. Throws ReportError for a tag without a locale. */
export function createLanguage(tag: string, messages: Messages): Language {
  const known = languages.get(messages) ?? new Map<string, Language>();
  languages.set(messages, known);
  const language = known.get(tag) ?? makeLanguage(tag, messages);
  known.set(tag, language);
  return language;
}

function makeLanguage(tag: string, messages: Messages): Language {
  const locale = findLocale(tag);
  if (locale === undefined) {
    const hint = didYouMean(tag, languageTags) ?? `one of ${languageTags.join(", ")}`;
    throw report("language/unknown-language", `unknown language "${tag}"`, hint);
  }
  const number = (value: number, decimals = 1): string => writeNumber(value, locale, decimals);
  const messageParts = makeMessageParts(locale, messages, number);
  // Without parts among the values there is text alone, or nothing.
  const message = (key: string, values: MessageValues = {}): string =>
    messageParts<never>(key, values).join("");
  const wordings: Readonly<Record<CountStyle, CountWording>> = {
    words: makeCountWording("words", message, number),
    short: makeCountWording("short", message, number),
  };
  const percent = (hundredths: number, decimals?: number): string =>
    `${number(hundredths, decimals)}${locale.percent}`;
  const percentWording = makeCountWording("words", message, percent);
  const countInWords = (count: Count, style: CountStyle = "words"): string =>
    wordCount(count, wordings[style]);
  const totalInWords = (total: Total, style: CountStyle = "words"): string =>
    wordTotal(total, wordings[style]);
  return {
    tag,
    direction: directionOf(tag),
    digits: locale.digits,
    has: (key) => Object.hasOwn(messages, key),
    message,
    messageParts,
    number,
    percent,
    percentCount: (count) => wordCount(count, percentWording),
    range: (low, high) => `${number(low)}${locale.range}${number(high)}`,
    list: (items) => writeList(items, locale),
    separator: locale.list.separator,
    date: makeDate(locale),
    period: (start, end, style = "long") => writePeriod(start, end, style, locale),
    wordCount: countInWords,
    wordTotal: totalInWords,
    wordFigure: (value, style) => {
      if (typeof value === "number") return number(value);
      return isTotal(value) ? totalInWords(value, style) : countInWords(value, style);
    },
    headline: (value, style = "words") => {
      if (typeof value === "number") return { words: number(value) };
      if (!isTotal(value)) return { words: countInWords(value, style) };
      const words = wordTotalBare(value, wordings[style]);
      return isInPartApproximate(value) ? { words, remark: message("count.remark") } : { words };
    },
  };
}

// A date stands in text, tables and charts of an edition, and in other editions.
const datesKept = 2000;

function makeDate(locale: Locale): Language["date"] {
  const written = new Map<string, string>();
  return (iso, style = "long") => {
    const key = `${style} ${iso}`;
    const date = written.get(key) ?? writeDigits(locale.date(dateOf(iso), style), locale);
    if (written.size >= datesKept) written.clear();
    written.set(key, date);
    return date;
  };
}

function dateOf(iso: string): CalendarDate {
  const date = readIsoDate(iso);
  if (date === undefined) throw new RangeError(`not an ISO 8601 date: "${iso}"`);
  return date;
}

function writePeriod(start: string, end: string, style: DateStyle, locale: Locale): string {
  const [first, last] = [dateOf(start), dateOf(end)];
  if (end < start) throw new RangeError(`period ends before it starts: ${start} to ${end}`);
  const text = start === end ? locale.date(first, style) : locale.period(first, last, style);
  return writeDigits(text, locale);
}

function makeMessageParts(
  locale: Locale,
  messages: Messages,
  number: (value: number) => string,
): Language["messageParts"] {
  const rules: MessageRules = {
    number,
    plural: locale.plural,
    ordinal: locale.ordinal,
  };
  const parsed = new Map<string, ParsedMessage>();
  return (key, values) => {
    const message = parsed.get(key) ?? parse(key, messages, locale.tag);
    parsed.set(key, message);
    try {
      return writeMessage(message, values, rules);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      const given = Object.keys(values);
      throw report(
        "language/message-value",
        `message "${key}" ${error.message}`,
        (error.value === undefined ? undefined : didYouMean(error.value, given)) ??
          `it is given ${given.length === 0 ? "no value" : given.map((name) => `{${name}}`).join(", ")}`,
      );
    }
  };
}

function parse(key: string, messages: Messages, tag: string): ParsedMessage {
  const text = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (text === undefined)
    throw report(
      "language/missing-message",
      `no message "${key}" for ${tag}`,
      nearestKey(key, Object.keys(messages)) ?? `add ${key} to strings.${tag}.yaml`,
    );
  const parsed = parseMessage(text);
  if ("error" in parsed)
    throw report("language/message-syntax", `message "${key}": ${parsed.error}`, undefined);
  return parsed;
}

// In a long key the last part is too little to be told from another by its letters.
function nearestKey(key: string, keys: readonly string[]): string | undefined {
  const last = (dotted: string): string => dotted.split(".").at(-1) ?? "";
  const near = keys.filter((one) => didYouMean(last(key), [last(one)]) !== undefined);
  return didYouMean(key, near);
}

function report(code: string, message: string, hint: string | undefined): ReportError {
  const diagnostic: Diagnostic = { severity: "error", code, message };
  return new ReportError([hint === undefined ? diagnostic : { ...diagnostic, hint }]);
}
