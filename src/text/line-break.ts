import LineBreaker from "linebreak";
import { isClusterBoundary } from "./cluster.ts";

/** A place where a line may end, or has to: before the UTF-16 unit at `position`. */
export interface Opportunity {
  readonly position: number;
  readonly required: boolean;
  /** Whether a line that ends here ends with a hyphen that the text does not have. */
  readonly hyphen?: true;
}

/**
 * Returns where the lines of a text may end, in order, its end last: UAX #14, tailored for briefings.
 * Ranges of numbers, note marks and hyphened acronyms (33–40, word.[3], IS-K) hold together; addresses
 * break after their punctuation.
 */
export function breakOpportunities(text: string): Opportunity[] {
  const found: Opportunity[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak())
    if (next.required || next.position === text.length || mayBreak(text, next.position))
      found.push(next);
  const all = text.includes("/") || text.includes("www.") ? withAddresses(text, found) : found;
  return withinLongWords(text, all);
}

// No language has words of so many signs; keys and damaged data do, and would be wider than a page.
const longestWord = 60;
// Of such a word so many signs stand together at least.
const together = 8;

/** Lets what is longer than any word be parted anywhere between signs (UAX #14, section 3: emergency line breaks). */
function withinLongWords(text: string, found: Opportunity[]): Opportunity[] {
  if (text.length <= longestWord) return found;
  let start = 0;
  return found.flatMap((opportunity) => {
    const from = start;
    start = opportunity.position;
    if (start - from <= longestWord) return [opportunity];
    const within: Opportunity[] = [];
    for (let position = from + together; position <= start - together; position++)
      if (isClusterBoundary(text, position)) within.push({ position, required: false });
    return [...within, opportunity];
  });
}

const enDash = 0x2013;
const emDash = 0x2014;
const hyphen = 0x2d;

// Whether to keep an opportunity that UAX #14 gives.
function mayBreak(text: string, position: number): boolean {
  const before = text.charCodeAt(position - 1);
  if (before === 0x20) return true;
  const after = text.charCodeAt(position);
  if (after === emDash || isOpening(after)) return false;
  if (before === enDash || before === hyphen || before === 0x2f || before === 0x2010) {
    if (isDigit(text.charCodeAt(position - 2)) && isDigit(after)) return false;
    if (before === hyphen || before === 0x2010)
      return isLetterPair(text, position - 2, -1) && isLetterPair(text, position, 1);
  }
  return true;
}

// ( [ { and U+FF08, before which UAX #14 breaks where a note mark follows a full stop.
function isOpening(unit: number): boolean {
  return unit === 0x28 || unit === 0x5b || unit === 0x7b || unit === 0xff08;
}

function isDigit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x660 && unit <= 0x669) ||
    (unit >= 0x6f0 && unit <= 0x6f9)
  );
}

// Whether two letters or digits follow one another from `at` on, away from the hyphen.
function isLetterPair(text: string, at: number, step: 1 | -1): boolean {
  return letterOrDigit.test(text.charAt(at)) && letterOrDigit.test(text.charAt(at + step));
}

const letterOrDigit = /[\p{L}\p{N}\p{M}\ud800-\udfff]/u;

const address = /(?:https?:\/\/|www\.)[^\s<>"]+/g;
const addressBreak = /[/.\-_?&=#+~:,;]+(?=[^/.\-_?&=#+~:,;].)/g;
const scheme = /^https?:\/\/$/;

// What ends a sentence or a bracket after an address is no part of it.
const afterAddress = /[.,:;!?)\]}»›”’'،؛؟…]/;

/** Returns where in a text the web addresses are that stand there in full. */
export function addressesIn(text: string): { readonly index: number; readonly end: number }[] {
  if (!text.includes("://") && !text.includes("www.")) return [];
  return Array.from(text.matchAll(address), ({ 0: found, index }) => {
    let end = index + found.length;
    while (afterAddress.test(text.charAt(end - 1))) end--;
    return { index, end };
  });
}

// Replaces the opportunities inside web addresses: after each run of punctuation, but not within or
// right after the scheme, nor before the last character.
function withAddresses(text: string, found: readonly Opportunity[]): Opportunity[] {
  const result: Opportunity[] = [];
  let next = 0;
  for (const match of text.matchAll(address)) {
    const [url] = match;
    const end = match.index + url.length;
    for (; (found[next]?.position ?? Infinity) <= match.index; next++)
      pushFrom(found, next, result);
    while ((found[next]?.position ?? Infinity) < end) next++;
    for (const inner of url.matchAll(addressBreak)) {
      const length = inner.index + inner[0].length;
      if (!scheme.test(url.slice(0, length)))
        result.push({ position: match.index + length, required: false });
    }
  }
  for (; next < found.length; next++) pushFrom(found, next, result);
  return result;
}

function pushFrom(found: readonly Opportunity[], index: number, result: Opportunity[]): void {
  const opportunity = found[index];
  if (opportunity !== undefined) result.push(opportunity);
}
