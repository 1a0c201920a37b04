import type { Translation } from "../incident/index.ts";
import { createLanguage, languageTags } from "../language/index.ts";
import type { Hidden } from "./redactions.ts";

/** A form in which a withheld value could stand somewhere. */
export interface Secret {
  readonly text: string;
  /** Digits with signs between them count only as written: 2021-10-08 is no 20 211 008. */
  readonly isExact: boolean;
}

/** Returns every form in which withheld values could be printed, in every language there is. */
export function formsOf(
  hidden: readonly Hidden[],
  translations: ReadonlyMap<string, Translation>,
): readonly Secret[] {
  const forms = new Map<string, Secret>();
  const add = (text: string, isExact = false): void => {
    forms.set(`${isExact} ${text}`, { text, isExact });
  };
  const seen = new Set<string>();
  for (const { kind, value, column } of hidden) {
    const key = `${kind} ${column} ${value}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (kind === "date") for (const form of datesOf(value)) add(form.text, form.isExact);
    else if (kind === "coordinate") add(value, true);
    else if (kind === "text") {
      const translated = [...translations.values()].map((one) => one.get(column)?.get(value));
      for (const text of [value, ...translated]) for (const part of partsOf(text ?? "")) add(part);
    } else add(value);
  }
  return [...forms.values()];
}

// A long text may leave sentence by sentence; an address without its beginning is the same address.
function partsOf(text: string): readonly string[] {
  const whole = text.replace(/^https?:\/\/(www\.)?/i, "");
  const parts = whole.split(/(?:[.;:!?،؛۔؟](?=\s)|\n|\{[^{}]*\})+/).map((part) => part.trim());
  return parts.length === 1 ? parts : [whole.replace(/\{[^{}]*\}/g, " "), ...parts.filter(isLong)];
}

// Shorter pieces of a sentence are anybody's.
function isLong(part: string): boolean {
  return part.length >= 12;
}

const styles = ["long", "short"] as const;

/** Returns a day as it may be written: in numbers, and in words in both calendars and every language. */
function datesOf(iso: string): readonly Secret[] {
  const [year = "", month = "", day = ""] = iso.split("-");
  if (day === "") return [];
  const plain = (text: string): string => String(Number(text));
  const numbers = [
    iso,
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${year}/${plain(month)}/${plain(day)}`,
    `${day}.${month}.${year}`,
    `${day}/${month}/${year}`,
    `${plain(day)}.${plain(month)}.${year}`,
    `${plain(day)}/${plain(month)}/${year}`,
    `${year}${month}${day}`,
  ];
  return [
    ...numbers.map((text) => ({ text, isExact: true })),
    ...wordedDates(iso).map((text) => ({ text, isExact: /^[^\p{L}]*$/u.test(text) })),
  ];
}

// A language of two calendars writes "A (B)": each alone says the day as well.
function wordedDates(iso: string): readonly string[] {
  return languageTags.flatMap((tag) => {
    const language = createLanguage(tag, {});
    return styles.flatMap((style) =>
      language
        .date(iso, style)
        .split(/[()]/)
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    );
  });
}
