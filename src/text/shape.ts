import { drawnText } from "./character.ts";
import { isClusterBoundary } from "./cluster.ts";
import type { FontFace } from "./font.ts";
import type { Glyph, GlyphRun } from "./run.ts";
import { type WordShaper, wordShaper } from "./word-shaper.ts";

// In UTF-16 units.
const longestWord = 256;

/** What may be asked of shaping beyond face and size. */
export interface ShapeOptions {
  /** Digits of one width, for columns of figures. */
  readonly tabular?: boolean;
}

/**
 * Shapes a text of one face, size and bidi level; what is not drawn (bidi controls, soft hyphens, line
 * breaks) is left out. Words are shaped one by one: there is no kerning with blanks, as in browsers.
 */
export function shape(
  text: string,
  face: FontFace,
  size: number,
  level = 0,
  options: ShapeOptions = {},
): GlyphRun {
  const rightToLeft = level % 2 === 1;
  const shaper = wordShaper(face, size, { rightToLeft, tabular: options.tabular ?? false });
  return new ShapedRun(drawnText(text), { face, size, level }, shaper);
}

/**
 * A run that makes its glyphs each time it is asked for them: a document of many pages has millions of
 * them, and needs those of one page at a time.
 */
class ShapedRun implements GlyphRun {
  readonly face: FontFace;
  readonly size: number;
  readonly level: number;
  readonly text: string;
  readonly advance: number;
  readonly #shaper: WordShaper;

  constructor(text: string, look: Pick<GlyphRun, "face" | "size" | "level">, shaper: WordShaper) {
    this.face = look.face;
    this.size = look.size;
    this.level = look.level;
    this.text = text;
    this.advance = shaper.advanceOfPairs(text, 0, text.length) ?? advanceOfWords(text, shaper);
    this.#shaper = shaper;
  }

  get glyphs(): readonly Glyph[] {
    return this.#shaper.glyphsOfPairs(this.text) ?? this.#glyphsOfWords();
  }

  #glyphsOfWords(): readonly Glyph[] {
    if (isWord(this.text)) return this.#shaper.shape(this.text).glyphs;
    const words = wordsOf(this.text);
    if (this.level % 2 === 1) words.reverse();
    return words.flatMap((word) => this.#shaper.shape(word).glyphs);
  }
}

/** The look of a stretch of text, as an item of a paragraph has it. */
export interface RunLook {
  readonly face: FontFace;
  readonly level: number;
  readonly span: ShapeOptions & { readonly size: number };
}

/** Returns the advance of a stretch of a text in one look: that of its run, without making one. */
export function advanceOf(text: string, start: number, end: number, look: RunLook): number {
  const rightToLeft = look.level % 2 === 1;
  const style = { rightToLeft, tabular: look.span.tabular ?? false };
  const shaper = wordShaper(look.face, look.span.size, style);
  const plain = shaper.advanceOfPairs(text, start, end);
  if (plain !== undefined) return plain;
  return advanceOfWords(drawnText(text.slice(start, end)), shaper);
}

function advanceOfWords(drawn: string, shaper: WordShaper): number {
  if (isWord(drawn) || drawn === " ") return shaper.shape(drawn).advance;
  return wordsOf(drawn).reduce((advance, word) => advance + shaper.shape(word).advance, 0);
}

function isWord(text: string): boolean {
  return text.length <= longestWord && blankFrom(text, 0) === text.length;
}

// Words and the blanks between them. What is longer than any word is cut, lest the time to shape it grow
// with its square.
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (let start = 0; start < text.length; ) {
    const blank = blankFrom(text, start);
    while (start < blank) {
      let end = Math.min(start + longestWord, blank);
      while (end < blank && end < start + 2 * longestWord && !isClusterBoundary(text, end)) end++;
      words.push(text.slice(start, end));
      start = end;
    }
    if (blank < text.length) words.push(text.charAt(blank));
    start = blank + 1;
  }
  return words;
}

// Where the next blank is that lines may end at, or the end.
function blankFrom(text: string, start: number): number {
  for (let at = start; at < text.length; at++) if (isBlank(text.charCodeAt(at))) return at;
  return text.length;
}

function isBlank(unit: number): boolean {
  if (unit < 0x1680) return unit === 0x20;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a && unit !== 0x2007) ||
    unit === 0x205f ||
    unit === 0x3000
  );
}
