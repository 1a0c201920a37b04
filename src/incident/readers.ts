import { dateProblem } from "../config/index.ts";
import { parseCount } from "../count/index.ts";

/** Readings of cells whose texts repeat: each distinct text of a table is read once. */
export interface Readers {
  readonly dateProblem: typeof dateProblem;
  readonly parseCount: typeof parseCount;
  /** Tells whether a text is lower case, joined by hyphens. */
  readonly isWord: (text: string) => boolean;
  /** Splits at semicolons; what is empty is left out. */
  readonly listOf: (text: string) => readonly string[];
}

/** Makes the readings of a table. */
export function createReaders(): Readers {
  return {
    dateProblem: remembering(dateProblem),
    parseCount: remembering(parseCount),
    isWord: remembering((text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)),
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
