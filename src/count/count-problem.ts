import type { Count } from "./count.ts";
import { type NumeralProblem, readNumberWord } from "./number-words.ts";

/** Why a text is no count, and what to write instead. */
export interface CountProblem {
  readonly message: string;
  readonly hint: string;
}

export type ParsedCount =
  | { readonly count: Count; readonly problem?: never }
  | { readonly problem: CountProblem; readonly count?: never };

/** Returns a problem. */
export function problem(message: string, hint: string): ParsedCount {
  return { problem: { message, hint } };
}

const ways = 'write a number such as 60, at least 47, >66, ~60, 33-40, or ?; words go in "…"';

/** Returns the problem of a text whose number cannot be read. */
export function explain(why: NumeralProblem, numeral: string, written: string): ParsedCount {
  switch (why) {
    case "decimal":
      return problem(
        `count "${written}" is not a whole number`,
        "a count is a whole number; thousands are written 1,234 or 1234",
      );
    case "grouping":
      return problem(`thousands of "${written}" are grouped in an odd way`, "write 1,234 or 1234");
    case "leading-zero":
      return problem(`count "${written}" starts with 0`, "write the number without it");
    case "too-large":
      return problem(`count "${written}" is more than there are people`, "check the number");
    case "not-a-number":
      return explainWords(numeral, written);
  }
}

function explainWords(numeral: string, written: string): ParsedCount {
  const word = readNumberWord(numeral);
  // What stands beside a number in other ways may be a bound, or a second one.
  const [, number] = /^(\p{Nd}[\p{Nd},]*)\s+\p{L}+$/u.exec(numeral) ?? [];
  if (word !== undefined)
    return problem(
      `number in words beside other words: "${written}"`,
      `write the number in digits: ${written.toLowerCase().replace(numeral, String(word))}`,
    );
  if (/\p{Nd}/u.test(numeral))
    return problem(
      `count "${written}" holds more than a number`,
      `write the count alone, ${number === undefined ? "with its bound, such as at least 12 or 10-15" : `${number} for instance`}; the rest belongs in another column`,
    );
  return problem(`count "${written}" is not a number`, ways);
}
