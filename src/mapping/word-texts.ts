import { asMessage, scalar, type Texts } from "../config/index.ts";
import { numberWordsOf } from "../language/index.ts";
import { countryName } from "./country.ts";
import type { MappedWord } from "./words.ts";

/** Words of data, and the language that they are in. */
export interface SpokenWords {
  readonly words: readonly MappedWord[];
  readonly language: string;
}

/** Returns what a template prints for the words of data and for their countries: what the table has written. */
export function wordTexts(
  words: readonly MappedWord[],
  countries: readonly string[],
  language: string,
): Texts {
  const of = (kind: MappedWord["kind"]): Texts =>
    Object.fromEntries(
      words
        .filter((word) => word.kind === kind)
        .map(({ word, written }) => [word, asMessage(written)]),
    );
  const category = of("category");
  const codes = [...new Set(countries)].sort();
  const country = Object.fromEntries(codes.map((code) => [code, countryName(code, language)]));
  return withoutEmpty({
    category,
    part: category,
    method: of("method"),
    "target-type": of("target-type"),
    country,
  });
}

function withoutEmpty(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).filter(
      ([, value]) => typeof value === "string" || Object.keys(value).length > 0,
    ),
  );
}

/**
 * Returns the `constants` of a template: a number in a word of the data, "107 mm rocket", is no figure, and is not looked
 * for among them. Empty where no word has one.
 */
export function wordConstants(words: readonly MappedWord[], language: string): string {
  return wordConstantsOf([{ words, language }]);
}

/** Returns the `constants` for words of several languages, as `wordConstants` does. */
export function wordConstantsOf(spoken: readonly SpokenWords[]): string {
  const entries = spoken.map(({ words, language }) => constantEntry(words, language)).join("");
  return entries === "" ? "" : `constants:\n${entries}`;
}

function constantEntry(words: readonly MappedWord[], language: string): string {
  const { words: numbers } = numberWordsOf(language);
  const isNumber = (text: string): boolean =>
    /\p{N}/u.test(text) ||
    numbers.some((number) =>
      ` ${text.toLowerCase()} `.replace(/[^\p{L}]+/gu, " ").includes(` ${number.toLowerCase()} `),
    );
  const found = words.filter(({ written }) => isNumber(written));
  if (found.length === 0) return "";
  const keys = found.flatMap(({ kind, word }) =>
    kind === "category" ? [`category.${word}`, `part.${word}`] : [`${kind}.${word}`],
  );
  const texts = [...new Set(found.map(({ written }) => asMessage(written)))];
  return `  - words: [${texts.map(scalar).join(", ")}]\n    in: [${keys.map(scalar).join(", ")}]\n    reason: words of the data, which count nothing\n`;
}
