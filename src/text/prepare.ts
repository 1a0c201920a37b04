import type { Direction } from "./bidi.ts";
import { isHanging } from "./character.ts";
import type { FontSet } from "./font-set.ts";
import { canHyphenate, hyphenations } from "./hyphenate.ts";
import { type Item, itemize } from "./itemize.ts";
import { breakOpportunities, type Opportunity } from "./line-break.ts";
import type { TextSpan } from "./run.ts";
import { advanceOf } from "./shape.ts";

/** What a paragraph is measured and broken with. */
export interface ParagraphOptions {
  readonly fonts: FontSet;
  /** The paragraph's own direction (UAX #9 rule HL1), whatever its first letter. */
  readonly direction: Direction;
  /** Whether words may be hyphenated, in languages for which there are patterns. */
  readonly hyphenate?: boolean;
}

/** A paragraph ready to be broken: analysed once, whatever the width. */
export interface PreparedParagraph<Source> {
  readonly text: string;
  readonly direction: Direction;
  /** In logical order. */
  readonly items: readonly Item<Source>[];
  readonly opportunities: readonly Opportunity[];
  /** Where lines may end with a hyphen that the text does not have. */
  readonly hyphens: ReadonlySet<number>;
}

/** Analyses a paragraph: levels, items, break opportunities. */
export function prepareParagraph<Source>(
  spans: readonly TextSpan<Source>[],
  options: ParagraphOptions,
): PreparedParagraph<Source> {
  const text = spans.length === 1 ? (spans[0]?.text ?? "") : spans.map((s) => s.text).join("");
  const { fonts, direction, hyphenate = false } = options;
  const items = itemize(spans, text, fonts, direction);
  const found = text === "" ? [] : breakOpportunities(text);
  const places = hyphenate ? hyphenPlaces(spans, text) : [];
  if (places.length === 0)
    return { text, direction, items, opportunities: found, hyphens: noPlaces };
  const opportunities = [
    ...found,
    ...places.map((position) => ({ position, required: false, hyphen: true }) as const),
  ].sort((a, b) => a.position - b.position);
  return { text, direction, items, opportunities, hyphens: new Set(places) };
}

const noPlaces: ReadonlySet<number> = new Set();

function hyphenPlaces<Source>(spans: readonly TextSpan<Source>[], text: string): number[] {
  if (!spans.some(({ lang }) => canHyphenate(lang))) return [];
  const places = hyphenations(text);
  if (spans.every(({ lang }) => canHyphenate(lang))) return places;
  let [start, at] = [0, 0];
  return places.filter((place) => {
    while (place > start + (spans[at]?.text.length ?? 0)) start += spans[at++]?.text.length ?? 1;
    return canHyphenate(spans[at]?.lang ?? "");
  });
}

/** Returns the index of the item that holds the UTF-16 unit at `offset`. */
export function itemAt<Source>(items: readonly Item<Source>[], offset: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the advance of a stretch of a paragraph, as it would be drawn on one line. */
export function widthBetween<Source>(
  paragraph: PreparedParagraph<Source>,
  start: number,
  end: number,
): number {
  let width = 0;
  for (let at = itemAt(paragraph.items, start); ; at++) {
    const item = paragraph.items[at];
    if (item === undefined || item.start >= end) return width;
    const from = Math.max(start, item.start);
    const to = Math.min(end, item.end);
    if (from < to) width += advanceOf(paragraph.text, from, to, item);
  }
}

/** Returns the end of a stretch without the blanks and line breaks that hang after it. */
export function contentEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isHanging(text.charCodeAt(last - 1))) last--;
  return last;
}

const softHyphen = 0xad;

/** Returns the item to which a line that ends at `end` adds a hyphen, if it ends within a word. */
export function hyphenItem<Source>(
  paragraph: PreparedParagraph<Source>,
  end: number,
): Item<Source> | undefined {
  if (end >= paragraph.text.length) return undefined;
  if (paragraph.text.charCodeAt(end - 1) !== softHyphen && !paragraph.hyphens.has(end))
    return undefined;
  return paragraph.items[itemAt(paragraph.items, end - 1)];
}

/** The character drawn for a soft hyphen; the font may lend it the glyph of the hyphen-minus. */
export const drawnHyphen = "\u2010";

/** Returns the width of a line's content from `start`, with the hyphen it gets if it ends at `end`. */
export function lineWidth<Source>(
  paragraph: PreparedParagraph<Source>,
  start: number,
  end: number,
): number {
  const content = contentEnd(paragraph.text, start, end);
  return widthBetween(paragraph, start, content) + hyphenWidth(paragraph, end);
}

/** Returns the width of the hyphen that a line gets if it ends at `end`. */
export function hyphenWidth<Source>(paragraph: PreparedParagraph<Source>, end: number): number {
  const item = hyphenItem(paragraph, end);
  return item === undefined ? 0 : advanceOf(drawnHyphen, 0, 1, item);
}
