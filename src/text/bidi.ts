import createBidi from "bidi-js";
import { RecentMap } from "./recent-map.ts";

export type Direction = "ltr" | "rtl";

// Hebrew to Arabic Extended-A, their presentation forms, the right-to-left planes, and every control
// of UAX #9 that can raise a level. A text without any of these has one level only.
const raisesLevels =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\ud802\ud803\ud83a\ud83b]/;

let bidi: ReturnType<typeof createBidi> | undefined;

/** Tells whether a paragraph has any other level than 0. */
export function needsLevels(text: string, direction: Direction): boolean {
  return direction === "rtl" || raisesLevels.test(text);
}

/**
 * Returns the embedding level of each UTF-16 unit of a paragraph, or undefined if all are 0 (UAX #9). They are not to be
 * written to: the same are returned for the same text.
 */
export function embeddingLevels(text: string, direction: Direction): Uint8Array | undefined {
  if (!needsLevels(text, direction)) return undefined;
  if (direction === "rtl" && isOfOneLevel(text)) return new Uint8Array(text.length).fill(1);
  const known = knownLevels[direction].get(text);
  if (known !== undefined) return known;
  const levels = resolveLevels(text, direction);
  if (text.length <= longestKept) knownLevels[direction].set(text, levels);
  return levels;
}

// Texts, and UTF-16 units of one. Much of an edition is said again in the next.
const textsKept = 2000;
const longestKept = 2000;
const knownLevels = {
  ltr: new RecentMap<string, Uint8Array>(textsKept),
  rtl: new RecentMap<string, Uint8Array>(textsKept),
};

function resolveLevels(text: string, direction: Direction): Uint8Array {
  bidi ??= createBidi();
  const levels = new Uint8Array(text.length);
  // Rule P1: each line break starts afresh. bidi-js does that too, but in time that grows with the square
  // of the breaks, as of isolates; more of these than any text has are taken for nothing.
  let start = 0;
  for (const part of text.split(/(?<=[\n\r\u0085\u2029])/)) {
    const bounded =
      (part.match(isolates)?.length ?? 0) > 500 ? part.replace(isolates, "\u200b") : part;
    levels.set(bidi.getEmbeddingLevels(bounded, direction).levels, start);
    start += part.length;
  }
  return levels;
}

// Arabic letters and vowel marks, and signs that follow them: without numbers, letters of the other direction,
// controls and line breaks, all are at the level of the paragraph. Half the texts of a page are like that.
function isOfOneLevel(text: string): boolean {
  return /^(?:[ !"'()*.,:;«»\u060c\u061b\u061f\u0620-\u065f\u066e-\u06d5\u200c\u2010-\u2015\u2018-\u201f]|\u200d)*$/.test(
    text,
  );
}

const isolates = /[\u2066-\u2069]/g;

/** Returns the direction of a text's first strong character, if there is one (rule P2). */
export function firstStrong(text: string): Direction | undefined {
  bidi ??= createBidi();
  for (const character of text) {
    const type = bidi.getBidiCharTypeName(character);
    if (type === "L") return "ltr";
    if (type === "R" || type === "AL") return "rtl";
  }
  return undefined;
}

/** Returns the character to draw for one at an odd level: the mirrored bracket, or itself (rule L4). */
export function mirrored(character: string): string {
  bidi ??= createBidi();
  return bidi.getMirroredCharacter(character) ?? character;
}

/**
 * Returns the order, from left to right, in which the pieces of a line stand, given their levels in
 * logical order (UAX #9 rule L2).
 */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  if (order.length < 2) return order;
  const highest = Math.max(0, ...levels);
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1));
  for (let level = highest; level >= lowestOdd; level--) {
    let start = 0;
    while (start < order.length) {
      let end = start;
      while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end++;
      if (end > start + 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return order;
}
