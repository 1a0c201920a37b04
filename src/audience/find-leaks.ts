import type { Translation } from "../incident/index.ts";
import type { Redactions } from "./redactions.ts";
import { formsOf, type Secret } from "./secrets.ts";
import { europeanDigits, type Squashed, squash } from "./squash.ts";
import { wordFinder } from "./word-finder.ts";

/** A text that stands somewhere in an artifact. */
export interface Piece {
  /** Where: "page 3", "the alternative text of #map". */
  readonly where: string;
  readonly text: string;
  /**
   * `words` are read by people or programs; `code` is syntax, where a common word or a number proves nothing, and
   * only what could be nothing else is looked for.
   */
  readonly kind: "words" | "code";
}

/** A withheld value that was found. */
export interface Leak {
  readonly where: string;
  /** The first letters of the value, and how long it is: enough to find it, not enough to give it away. */
  readonly hint: string;
}

/** Looks for withheld values. Undefined in the place of one says that there is nothing to look for. */
export type LeakFinder = (pieces: Iterable<Piece>) => readonly Leak[];

// Shorter ones are in any text: "UN", "5".
const leastLength = 4;
// From this length on a value is looked for within words, too: "Kunduz" is not in "kunduzi", a name of two words is.
const leastInside = 8;

interface Look {
  readonly word: string;
  readonly secret: Secret;
  readonly isDistinct: boolean;
}

/**
 * Returns a finder of what was withheld. A value that stands in `allowed`, the texts that the audience may see, is
 * no secret; nor is one that is shorter than four letters or digits.
 */
export function leakFinder(
  { hidden }: Pick<Redactions, "hidden">,
  translations: ReadonlyMap<string, Translation>,
  allowed: () => Iterable<string>,
): LeakFinder | undefined {
  if (hidden.length === 0) return undefined;
  const texts = [...allowed()];
  // A day that may be seen may be written in any way.
  const days = new Set(texts.filter((text) => /^\d{4}-\d\d-\d\d$/.test(text)));
  const secret = hidden.filter(({ kind, value }) => kind !== "date" || !days.has(value));
  const looks = formsOf(secret, translations)
    .map((secret): Look => toLook(secret))
    .filter(({ word }) => word.length >= leastLength);
  if (looks.length === 0) return undefined;
  const find = wordFinder(looks.map(({ word }) => word));
  const public_ = new Set<Look>();
  const search = function* (text: string): Iterable<Look> {
    const squashed = squash(text);
    for (const { word, start, end } of find(squashed.text)) {
      const look = looks[word];
      if (look !== undefined && isWhole(look, squashed, start, end)) yield look;
    }
  };
  for (const text of texts) for (const look of search(text)) public_.add(look);
  return (pieces) => {
    const leaks = new Map<string, Leak>();
    for (const { where, text, kind } of pieces)
      for (const look of search(text)) {
        if (public_.has(look) || (kind === "code" && !look.isDistinct)) continue;
        const leak = { where, hint: hintOf(look) };
        leaks.set(`${leak.where} ${leak.hint}`, leak);
      }
    return [...leaks.values()];
  };
}

function toLook(secret: Secret): Look {
  const word = squash(secret.text).text;
  const isPlain = /^[a-z]*$/.test(word) && word.length < 12;
  const isNumber = /^\d*$/.test(word);
  return { word, secret, isDistinct: isNumber ? secret.text.includes("-") : !isPlain };
}

// Whether what was found is the value, and not part of a longer word or number.
function isWhole({ word, secret }: Look, squashed: Squashed, start: number, end: number): boolean {
  const { at, from } = squashed;
  const [first, last] = [at[start] ?? 0, at[end - 1] ?? 0];
  const [before, after] = [from.charAt(first - 1), from.charAt(last + 1)];
  if (secret.isExact && europeanDigits(from.slice(first, last + 1)) !== secret.text) return false;
  if (/^\d/.test(word) && /\p{Nd}/u.test(before)) return false;
  if (/\d$/.test(word) && /\p{Nd}/u.test(after)) return false;
  if (word.length >= leastInside) return true;
  return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
}

function hintOf({ word, secret }: Look): string {
  const letters = Math.min(3, Math.floor(word.length / 3));
  return `${[...secret.text].slice(0, letters).join("")}… (${[...secret.text].length} characters)`;
}
