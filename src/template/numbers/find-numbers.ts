import { numberWordsOf } from "../../language/index.ts";
import { finderOf } from "../wording/loaded-words.ts";

/** A number in a text, in digits or in words. */
export interface FoundNumber {
  readonly words: string;
  readonly offset: number;
  readonly isDigits: boolean;
}

/** Finds the numbers of a text, in order. */
export type FindNumbers = (text: string) => readonly FoundNumber[];

/** Returns what finds digits of any script, fractions and Roman numerals of their own among them, and the number words of some languages. */
export function numberFinder(languages: readonly string[]): FindNumbers {
  const lists = languages.map(numberWordsOf);
  const instead = "";
  const findWords = finderOf([{ words: lists.flatMap(({ words }) => words), instead }]);
  const findOthers = finderOf([{ words: lists.flatMap(({ others }) => others), instead }]);
  return (text) => {
    const others = findOthers(text);
    const isOther = (offset: number): boolean =>
      others.some((other) => other.offset <= offset && offset < other.end);
    const words = findWords(text).filter(({ offset }) => !isOther(offset));
    return [...digitsIn(text), ...joined(words, text)].sort((a, b) => a.offset - b.offset);
  };
}

// Unicode, general category N: decimal digits, letters such as Ⅳ, and signs such as ½ and ².
const digits = /\p{N}(?:[\p{N}.,:/\-\u2013\u066b\u066c]*\p{N})?/gu;

function digitsIn(text: string): readonly FoundNumber[] {
  return Array.from(text.matchAll(digits), ({ 0: words, index }) => ({
    words,
    offset: index,
    isDigits: true,
  }));
}

interface Stretch {
  readonly offset: number;
  readonly end: number;
}

// "twenty-five" is one number, and so is "two hundred and five".
function joined(found: readonly Stretch[], text: string): readonly FoundNumber[] {
  const stretches: Stretch[] = [];
  for (const { offset, end } of found) {
    const last = stretches.at(-1);
    const between = last && text.slice(last.end, offset);
    if (
      last !== undefined &&
      between !== undefined &&
      /^(?:[\s-]|\s(?:and|و|او)\s|)$/.test(between)
    )
      stretches[stretches.length - 1] = { offset: last.offset, end: Math.max(last.end, end) };
    else stretches.push({ offset, end });
  }
  return stretches.map(({ offset, end }) => ({
    words: text.slice(offset, end),
    offset,
    isDigits: false,
  }));
}
