import type { Direction } from "./bidi.ts";
import { isHanging } from "./character.ts";
import type { FontSet } from "./font-set.ts";
import { type Item, itemize } from "./itemize.ts";
import { breakOpportunities, type Opportunity } from "./line-break.ts";
import type { TextSpan } from "./run.ts";
import { advanceOf } from "./shape.ts";

/** What a paragraph is measured and broken with. */
export interface ParagraphOptions {
  readonly fonts: FontSet;
  /** The paragraph's own direction (UAX #9 rule HL1), whatever its first letter. */
  readonly direction: Direction;
}

/** A paragraph ready to be broken: analysed once, whatever the width. */
export interface PreparedParagraph<Source> {
  readonly text: string;
  readonly direction: Direction;
  /** In logical order. */
  readonly items: readonly Item<Source>[];
  readonly opportunities: readonly Opportunity[];
}

/** Analyses a paragraph: levels, items, break opportunities. */
export function prepareParagraph<Source>(
  spans: readonly TextSpan<Source>[],
  options: ParagraphOptions,
): PreparedParagraph<Source> {
  const text = spans.length === 1 ? (spans[0]?.text ?? "") : spans.map((s) => s.text).join("");
  const { fonts, direction } = options;
  return {
    text,
    direction,
    items: itemize(spans, text, fonts, direction),
    opportunities: text === "" ? [] : breakOpportunities(text),
  };
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

/** Returns the item to which a line that ends at `end` adds a hyphen, if a soft hyphen stands there. */
export function hyphenItem<Source>(
  paragraph: PreparedParagraph<Source>,
  end: number,
): Item<Source> | undefined {
  if (end >= paragraph.text.length || paragraph.text.charCodeAt(end - 1) !== softHyphen)
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
