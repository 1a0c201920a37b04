import type { FontFace } from "./font.ts";
import type { Isolate } from "./isolate.ts";

/** One stretch of text in one look; `source` is handed through untouched to where its glyphs land. */
export interface TextSpan<Source> {
  readonly text: string;
  readonly family: string;
  readonly weight: number;
  /** Points. */
  readonly size: number;
  readonly color: string;
  /** BCP 47. */
  readonly lang: string;
  /** Points that the baseline is raised, for note marks. */
  readonly rise: number;
  /** Digits of one width, for columns of figures. */
  readonly tabular?: boolean;
  /** What it is part of that is put in order by itself: words of another direction, a figure. */
  readonly isolate?: Isolate | undefined;
  readonly source: Source;
}

/** A shaped glyph. Lengths are in points at the run's size. */
export interface Glyph {
  /** Glyph id in the face. */
  readonly id: number;
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  /**
   * The characters it stands for, in logical order: texts of a run's glyphs, joined in logical order, are
   * the run's text. "" where a character takes several glyphs, for all but the first of them.
   */
  readonly text: string;
}

/** Glyphs of one face, size and bidi level, in visual order, left to right. */
export interface GlyphRun {
  readonly face: FontFace;
  readonly size: number;
  readonly level: number;
  readonly glyphs: readonly Glyph[];
  readonly advance: number;
  /** The characters of the run in logical order. */
  readonly text: string;
}

/** A run on a line; `x` is its left end from the line's left end. */
export interface LineFragment<Source> {
  readonly x: number;
  /** When it is read: fragments of a line by this number are in logical order. */
  readonly order: number;
  readonly run: GlyphRun;
  readonly span: TextSpan<Source>;
}

/**
 * One line of a paragraph, fragments in visual order, left to right. `width` is without trailing
 * blanks, of which one is drawn, beyond the width, so that copied words stay apart; `ascent` and
 * `descent` (both positive) are those of its tallest run. `text` is logical, with what hangs at the end
 * (blanks, the line break) included: lines joined give the paragraph's text.
 */
export interface Line<Source> {
  readonly fragments: readonly LineFragment<Source>[];
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
  readonly text: string;
}
