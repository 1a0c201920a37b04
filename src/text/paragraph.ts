import { firstFit } from "./first-fit.ts";
import { buildLine } from "./line.ts";
import {
  contentEnd,
  hyphenWidth,
  lineWidth,
  type ParagraphOptions,
  type PreparedParagraph,
  prepareParagraph,
  widthBetween,
} from "./prepare.ts";
import type { Line, TextSpan } from "./run.ts";

/** Points; a function gives it for each line, from 0. */
type LineWidth = number | ((line: number) => number);

export interface BreakOptions extends ParagraphOptions {
  readonly width: LineWidth;
}

/**
 * Breaks a paragraph into lines, first fit. Every line keeps to its width, trailing blanks apart; a word
 * wider than its line is cut between characters, as a last resort. No text, no lines.
 */
export function breakParagraph<Source>(
  spans: readonly TextSpan<Source>[],
  options: BreakOptions,
): Line<Source>[] {
  return breakPrepared(prepareParagraph(spans, options), options.width);
}

/** Breaks a prepared paragraph into lines, see {@link breakParagraph}. */
export function breakPrepared<Source>(
  paragraph: PreparedParagraph<Source>,
  width: LineWidth,
): Line<Source>[] {
  const ends = firstFit(paragraph, typeof width === "number" ? () => width : width);
  return ends.map((end, index) => buildLine(paragraph, ends[index - 1] ?? 0, end));
}

/** The widths between which a paragraph's lines make sense, for columns of tables. */
export interface ContentWidth {
  /** Of the widest piece that cannot be broken. */
  readonly min: number;
  /** Of the widest line if only line breaks in the text end lines. */
  readonly max: number;
}

/** Returns the least and the most width that a paragraph can use. */
export function contentWidth<Source>(paragraph: PreparedParagraph<Source>): ContentWidth {
  const { text } = paragraph;
  let min = 0;
  let max = 0;
  let line = 0;
  let start = 0;
  let wordStart = 0;
  for (const { position, required } of paragraph.opportunities) {
    const content = contentEnd(text, start, position);
    const piece = widthBetween(paragraph, start, content);
    min = Math.max(min, piece + hyphenWidth(paragraph, position));
    // Words are set one by one: those of a line need to be measured only where they may be broken.
    if (content < position || required || position === text.length) {
      line += start === wordStart ? piece : widthBetween(paragraph, wordStart, content);
      max = Math.max(max, line);
      line = required ? 0 : line + widthBetween(paragraph, content, position);
      wordStart = position;
    }
    start = position;
  }
  return { min, max };
}

/** Returns what {@link contentWidth} has as the least, in half the time. */
export function leastWidth<Source>(paragraph: PreparedParagraph<Source>): number {
  let least = 0;
  let start = 0;
  for (const { position } of paragraph.opportunities) {
    least = Math.max(least, lineWidth(paragraph, start, position));
    start = position;
  }
  return least;
}

/** Returns the width of the widest piece of a paragraph that cannot be broken. */
export function minContentWidth<Source>(
  spans: readonly TextSpan<Source>[],
  options: ParagraphOptions,
): number {
  return leastWidth(prepareParagraph(spans, options));
}

/** Returns the width a paragraph takes if only line breaks in its text end lines. */
export function maxContentWidth<Source>(
  spans: readonly TextSpan<Source>[],
  options: ParagraphOptions,
): number {
  return contentWidth(prepareParagraph(spans, options)).max;
}
