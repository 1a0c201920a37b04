import { createRequire } from "node:module";
import type * as Patterns from "hyphen/en-us";

// What a line that ends within a word leaves behind, and what it takes to the next, in letters.
const [leastBefore, leastAfter] = [3, 3];

// Words that are worth it, in letters.
const [shortest, longest] = [7, 40];

/** Tells whether words of a language, given by its BCP 47 tag, can be hyphenated. */
export function canHyphenate(lang: string): boolean {
  return /^en(?:-|$)/.test(lang);
}

/** Returns the offsets in an English text before which a line may end with a hyphen, in order. */
export function hyphenations(text: string): number[] {
  const found: number[] = [];
  // Words of somebody else stand as they were printed.
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const start = at;
    while (isSmallLetter(text.charCodeAt(at))) at++;
    const length = at - start;
    if (length >= shortest && length <= longest && !isQuoted && standsAlone(text, start, at))
      for (const place of placesIn(text.slice(start, at))) found.push(start + place);
    const unit = text.charCodeAt(at);
    if (unit === openingQuote) isQuoted = true;
    else if (unit === closingQuote) isQuoted = false;
  }
  return found;
}

const [openingQuote, closingQuote] = [0x201c, 0x201d];

function isSmallLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

// Whether small letters are a word by themselves: no name, no acronym, no part of an address. Of other signs
// there may be some that open or close.
function standsAlone(text: string, start: number, end: number): boolean {
  if (start > 0 && !/[\s([“‘"—–]/.test(text.charAt(start - 1))) return false;
  let after = end;
  while (after < text.length && /[.,;:!?)\]”’"]/.test(text.charAt(after))) after++;
  return after === text.length || /[\s—–]/.test(text.charAt(after));
}

const known = new Map<string, readonly number[]>();

function placesIn(word: string): readonly number[] {
  const places = known.get(word) ?? findPlaces(word);
  known.set(word, places);
  return places;
}

function findPlaces(word: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (const part of patterns().hyphenateSync(word, { hyphenChar }).split(hyphenChar)) {
    at += part.length;
    if (at >= leastBefore && word.length - at >= leastAfter) places.push(at);
  }
  return places;
}

const hyphenChar = "\u00ad";

let loaded: typeof Patterns | undefined;

// The patterns take as long to load as a page to set, and most briefings need none.
function patterns(): typeof Patterns {
  if (loaded !== undefined) return loaded;
  const library: typeof Patterns = createRequire(import.meta.url)("hyphen/en-us");
  loaded = library;
  return library;
}
