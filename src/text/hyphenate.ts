import { createRequire } from "node:module";
import type * as Patterns from "hyphen/en-us";

// What a line that ends within a word leaves behind, and what it takes to the next, in letters.
const [leastBefore, leastAfter] = [3, 3];

// Words in small letters that stand by themselves: no name, no acronym, no part of an address. Of other
// signs there may be some that open or close.
const words = /(?<=^|[\s([“‘"—–])[a-z]{7,40}(?=[.,;:!?)\]”’"]*(?:$|[\s—–]))/g;

/** Tells whether words of a language, given by its BCP 47 tag, can be hyphenated. */
export function canHyphenate(lang: string): boolean {
  return /^en(?:-|$)/.test(lang);
}

/** Returns the offsets in an English text before which a line may end with a hyphen, in order. */
export function hyphenations(text: string): number[] {
  const quotes = Array.from(text.matchAll(quoted), ({ 0: quote, index }) => {
    return { start: index, end: index + quote.length };
  });
  return Array.from(text.matchAll(words), ({ 0: word, index }) =>
    quotes.some(({ start, end }) => start < index && index < end)
      ? []
      : placesIn(word).map((place) => index + place),
  ).flat();
}

// Words of somebody else stand as they were printed.
const quoted = /“[^”]*(?:”|$)/g;

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
