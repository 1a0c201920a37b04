import { firstFit } from "./first-fit.ts";
import { buildLine } from "./line.ts";
import {
  lineWidth,
  type ParagraphOptions,
  type PreparedParagraph,
  prepareParagraph,
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
  let min = 0;
  let max = 0;
  let start = 0;
  let lineStart = 0;
  for (const { position, required } of paragraph.opportunities) {
    min = Math.max(min, lineWidth(paragraph, start, position));
    start = position;
    if (!required && position < paragraph.text.length) continue;
    max = Math.max(max, lineWidth(paragraph, lineStart, position));
    lineStart = position;
  }
  return { min, max };
}

/** Returns the width of the widest piece of a paragraph that cannot be broken. */
export function minContentWidth<Source>(
  spans: readonly TextSpan<Source>[],
  options: ParagraphOptions,
): number {
  return contentWidth(prepareParagraph(spans, options)).min;
}

/** Returns the width a paragraph takes if only line breaks in its text end lines. */
export function maxContentWidth<Source>(
  spans: readonly TextSpan<Source>[],
  options: ParagraphOptions,
): number {
  return contentWidth(prepareParagraph(spans, options)).max;
}
