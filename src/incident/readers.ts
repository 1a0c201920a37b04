import { dateProblem } from "../config/index.ts";
import { parseCount } from "../count/index.ts";

/** Readings of cells whose texts repeat: each distinct text of a table is read once, and is held once. */
export interface Readers {
  /** Returns the same text: for all cells that have it, one string. */
  readonly textOf: (text: string) => string;
  readonly dateOf: (text: string) => { readonly date: string; readonly problem?: Problem };
  readonly parseCount: typeof parseCount;
  /** `isWord` tells whether the text is lower case, joined by hyphens. */
  readonly wordOf: (text: string) => { readonly word: string; readonly isWord: boolean };
  /** Splits at semicolons; what is empty is left out. */
  readonly listOf: (text: string) => readonly string[];
}

type Problem = NonNullable<ReturnType<typeof dateProblem>>;

/** Makes the readings of a table. */
export function createReaders(): Readers {
  return {
    textOf: remembering((text) => text),
    dateOf: remembering((date) => {
      const problem = dateProblem(date);
      return problem === undefined ? { date } : { date, problem };
    }),
    parseCount: remembering(parseCount),
    wordOf: remembering((word) => ({ word, isWord: /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word) })),
    listOf: remembering((text) =>
      text
        .split(";")
        .map((item) => item.trim())
        .filter((item) => item !== ""),
    ),
  };
}

/** Returns a function that remembers what `read` returned for each text. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.result;
    const result = read(text);
    known.set(text, { result });
    return result;
  };
}
