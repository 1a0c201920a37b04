import type { Bound, Count } from "./count.ts";
import { explain, type ParsedCount, problem } from "./count-problem.ts";
import { unknownCount } from "./make-count.ts";
import { isVague, readNumberWord, readNumeral } from "./number-words.ts";
import { approximations, prefixes, type Qualifier, startsWith, suffixes } from "./qualifiers.ts";

const notStated: ReadonlySet<string> = new Set([
  "",
  "?",
  "؟",
  "unknown",
  "not known",
  "not stated",
]);

/**
 * Reads a count as people write it: `60`, `1,234`, `at least 47`, `47+`, `more than 66`, `>66`,
 * `about 60`, `~60`, `33-40`, `between 33 and 40`, `up to 5`, `nearly 4,000`, `?`, words without a
 * number (`scores`, or any words in quotation marks), a number word alone (`two`). What it cannot read
 * for certain is a problem; it never guesses.
 */
export function parseCount(text: string): ParsedCount {
  const written = text.replace(/\s+/gu, " ").trim();
  const plain = written.toLowerCase();
  if (notStated.has(plain)) return { count: unknownCount() };
  const quoted = /^["“”](.*)["“”]$/u.exec(written)?.[1];
  if (quoted !== undefined) return readQuoted(quoted.trim(), written);
  if (isVague(plain)) return { count: unknownCount(written) };
  const word = readNumberWord(plain);
  if (word !== undefined) return { count: makeCount("exact", word, word, { words: written }) };
  return readQualified(plain, written);
}

function readQuoted(words: string, written: string): ParsedCount {
  const isNumber = readNumberWord(words.toLowerCase()) !== undefined || /\p{Nd}/u.test(words);
  if (words === "" || isNumber)
    return problem(
      `no words without a number between the quotation marks: ${written}`,
      "quotation marks keep words that give no number; write a number without them",
    );
  return { count: unknownCount(words) };
}

function readQualified(plain: string, written: string): ParsedCount {
  const before = prefixes.find(([spelling]) => startsWith(plain, spelling));
  let rest = before === undefined ? plain : plain.slice(before[0].length).trim();
  const after = suffixes.find(([spelling]) => rest.endsWith(spelling));
  if (after !== undefined) rest = rest.slice(0, -after[0].length).trim();
  const about = approximations.find((spelling) => startsWith(rest, spelling));
  if (about !== undefined) rest = rest.slice(about.length).trim();
  if (before !== undefined && after !== undefined)
    return problem(
      `two bounds on one count: "${written}"`,
      `write "${before[0]} ${rest}" or "${rest}${after[0] === "+" ? "" : " "}${after[0]}"`,
    );
  if (before?.[1] === "exact" && about !== undefined)
    return problem(`both exact and approximate: "${written}"`, `write ${rest} or about ${rest}`);
  if (/^[-−–]\s*\p{Nd}/u.test(rest))
    return problem(`negative count "${written}"`, "a count is 0 or more");
  const range = readRange(rest);
  const bounded = before ?? after;
  if (range !== undefined) {
    if (bounded !== undefined)
      return problem(`a bound on a range: "${written}"`, `write the range alone: ${rest}`);
    return makeRange(range, about !== undefined, written);
  }
  const value = readNumeral(rest);
  if (value.problem !== undefined) return explain(value.problem, rest, written);
  if (bounded?.[1] === "less-than" && about !== undefined)
    return problem(
      `a limit that is itself approximate: "${written}"`,
      `write "nearly ${rest}" or "fewer than ${rest}"`,
    );
  return makeBounded(bounded, value.number, about !== undefined, written);
}

interface Range {
  readonly low: string;
  readonly high: string;
  readonly approximate: boolean;
}

function readRange(text: string): Range | undefined {
  const between = /^between (.+) and (.+)$/u.exec(text) ?? /^(?:from )?(.+) to (.+)$/u.exec(text);
  const dashed = /^([^-‐‑‒–—]+)[-‐‑‒–—]([^-‐‑‒–—]+)$/u.exec(text);
  const [, first, second] = between ?? dashed ?? [];
  if (first === undefined || second === undefined) return undefined;
  const about = approximations.find((spelling) => startsWith(first, spelling));
  const low = about === undefined ? first : first.slice(about.length);
  return { low: low.trim(), high: second.trim(), approximate: about !== undefined };
}

function makeRange(range: Range, approximate: boolean, written: string): ParsedCount {
  const low = readNumeral(range.low);
  if (low.problem !== undefined) return explain(low.problem, range.low, written);
  const high = readNumeral(range.high);
  if (high.problem !== undefined) return explain(high.problem, range.high, written);
  if (low.number > high.number)
    return problem(
      `range "${written}" runs from more to less`,
      `write ${high.number}-${low.number} if that is meant; write both numbers out`,
    );
  if (low.number === high.number)
    return problem(`range "${written}" holds one number`, `write ${low.number}`);
  const options = { approximate: approximate || range.approximate, words: written };
  return { count: makeCount("between", low.number, high.number, options) };
}

function makeBounded(
  qualifier: Qualifier | undefined,
  value: number,
  about: boolean,
  written: string,
): ParsedCount {
  const [, bound, near] = qualifier ?? ["", "exact" as const];
  const options = { approximate: about || near === true, words: written };
  switch (bound) {
    case "at-least":
    case "more-than":
      return { count: makeCount(bound, value, null, options) };
    case "less-than":
      if (value === 0) return problem(`nothing is less than 0: "${written}"`, "write 0 or ?");
      return { count: makeCount(bound, 0, value, options) };
    case "at-most":
      return { count: makeCount(bound, 0, value, options) };
    default:
      return { count: makeCount("exact", value, value, options) };
  }
}

function makeCount(
  bound: Bound,
  low: number,
  high: number | null,
  options: { readonly approximate?: boolean; readonly words: string },
): Count {
  return { bound, low, high, approximate: options.approximate ?? false, words: options.words };
}
