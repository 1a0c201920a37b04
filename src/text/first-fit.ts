import { isHanging } from "./character.ts";
import { isClusterBoundary } from "./cluster.ts";
import { contentEnd, lineWidth, type PreparedParagraph, widthBetween } from "./prepare.ts";

// Points. Sums of the same advances in another order may differ by less.
const tolerance = 1e-6;

// Of the line: less room than this is left at its end rather than filled with a part of a word.
const leastGap = 0.4;

// UTF-16 units, more than most words have.
const window = 64;

/**
 * Chooses where lines end, taking as much as fits on each: the offsets after each line's last unit,
 * the last being the text's length. A better fit would be another function of this shape.
 */
export function firstFit<Source>(
  paragraph: PreparedParagraph<Source>,
  widthOfLine: (line: number) => number,
): number[] {
  const filler = new LineFiller(paragraph, widthOfLine);
  let start = 0;
  let inner: number[] = [];
  for (const { position, required } of paragraph.opportunities) {
    if (!required && !isHanging(paragraph.text.charCodeAt(position - 1))) {
      inner.push(position);
      if (position < paragraph.text.length) continue;
    }
    filler.addWord(start, position, inner);
    if (required) filler.endLine(position);
    start = position;
    inner = [];
  }
  return filler.finish();
}

/** Fills line after line with words; a word goes up to its trailing blanks. */
class LineFiller<Source> {
  readonly #paragraph: PreparedParagraph<Source>;
  readonly #widthOfLine: (line: number) => number;
  readonly #ends: number[] = [];
  #lineStart = 0;
  #pen = 0;
  #limit: number;

  constructor(paragraph: PreparedParagraph<Source>, widthOfLine: (line: number) => number) {
    this.#paragraph = paragraph;
    this.#widthOfLine = widthOfLine;
    this.#limit = widthOfLine(0) + tolerance;
  }

  endLine(end: number): void {
    this.#ends.push(end);
    this.#lineStart = end;
    this.#pen = 0;
    this.#limit = this.#widthOfLine(this.#ends.length) + tolerance;
  }

  finish(): number[] {
    const end = this.#paragraph.text.length;
    if (this.#lineStart < end) this.#ends.push(end);
    return this.#ends;
  }

  /** Adds a word; `inner` are the places within it where it may be broken. */
  addWord(wordStart: number, end: number, inner: readonly number[]): void {
    const content = contentEnd(this.#paragraph.text, wordStart, end);
    let start = wordStart;
    let next = 0;
    let width = 0;
    for (;;) {
      width = this.#widthUpToLimit(start, content);
      if (this.#pen + width <= this.#limit) break;
      while ((inner[next] ?? content) <= start) next++;
      const cut = this.#cut(start, content, inner.slice(next, next + window));
      if (cut >= content) break;
      this.endLine(cut);
      start = cut;
    }
    // Blanks are not shaped with what they follow.
    this.#pen += Number.isFinite(width)
      ? width + widthBetween(this.#paragraph, content, end)
      : widthBetween(this.#paragraph, start, end);
  }

  // Where to break in or before a word that does not fit: at the last of the places that fits, before
  // it, or, where it has the line to itself, between characters.
  #cut(start: number, content: number, places: readonly number[]): number {
    const isAlone = this.#lineStart === start;
    const isWide = this.#limit - this.#pen >= leastGap * this.#limit;
    let fitting = start;
    for (const place of places) {
      if (place >= content || !this.#fits(start, place)) break;
      if (isAlone || isWide || !this.#paragraph.hyphens.has(place)) fitting = place;
    }
    if (fitting > start || this.#lineStart < start) return fitting;
    return this.#cutClusters(start, Math.min(places[0] ?? content, content));
  }

  #cutClusters(start: number, end: number): number {
    const { text } = this.#paragraph;
    const reach = this.#reach(start, end);
    const boundaries: number[] = [];
    for (let at = start + 1; at <= end && (at <= reach || boundaries.length === 0); at++)
      if (isClusterBoundary(text, at)) boundaries.push(at);
    let low = 0;
    let high = boundaries.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#fits(start, boundaries[middle] ?? end)) low = middle;
      else high = middle - 1;
    }
    return boundaries[low] ?? end;
  }

  #widthUpToLimit(start: number, end: number): number {
    if (this.#reach(start, end) < end) return Number.POSITIVE_INFINITY;
    return widthBetween(this.#paragraph, start, end);
  }

  // How far to look for what fits on the line: measures no more of an endless word than that takes.
  #reach(start: number, end: number): number {
    let length = window;
    while (start + length < end && this.#fits(start, start + length)) length *= 2;
    return Math.min(start + length, end);
  }

  #fits(start: number, end: number): boolean {
    return this.#pen + lineWidth(this.#paragraph, start, end) <= this.#limit;
  }
}
