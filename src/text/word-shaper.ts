import type { FontFace } from "./font.ts";
import { askFont, endOfWord, PairTable, pairIndex, pairKey } from "./pair-table.ts";
import { RecentMap } from "./recent-map.ts";
import type { Glyph } from "./run.ts";
import { type ShapingStyle, shapeWord, tabularFeatures, type UnitGlyph } from "./shape-word.ts";

/** Glyphs of a stretch without blanks, in visual order, scaled to a size. */
export interface ShapedWord {
  readonly glyphs: readonly Glyph[];
  readonly advance: number;
}

const space = 0x20;

// A table may have 100,000 different cells.
const wordsKept = 25_000;

// Shaped words of a face in font units, which every size shares: shaping takes most of the time.
type Units = RecentMap<string, readonly UnitGlyph[]>;

/** Shapes words of one face, size and style, and remembers them. */
export class WordShaper {
  readonly #face: FontFace;
  readonly #style: ShapingStyle;
  readonly #scale: number;
  readonly #pairs: PairTable | undefined;
  readonly #units: Units;
  readonly #pairGlyphs = new Map<number, Glyph>();
  readonly #words = new RecentMap<string, ShapedWord>(wordsKept);
  #space: ShapedWord | undefined;

  constructor(
    face: FontFace,
    size: number,
    style: ShapingStyle,
    { pairs, units }: { readonly pairs: PairTable | undefined; readonly units: Units },
  ) {
    this.#face = face;
    this.#style = style;
    this.#scale = size / face.unitsPerEm;
    this.#pairs = pairs;
    this.#units = units;
  }

  /** Returns a word's glyphs; the same object for the same word. */
  shape(word: string): ShapedWord {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const shaped = this.#fromPairs(word) ?? this.#fromFont(word);
    this.#words.set(word, shaped);
    return shaped;
  }

  /**
   * Returns the advance of words and spaces between two offsets of a text, if all of it is known pair by
   * pair; a quick way round {@link shape}, with the same result but for rounding.
   */
  advanceOfPairs(text: string, start: number, end: number): number | undefined {
    if (this.#pairs === undefined) return undefined;
    let units = 0;
    let spaces = 0;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === space) {
        spaces++;
        continue;
      }
      const first = pairIndex(code);
      const nextCode = at + 1 < end ? text.charCodeAt(at + 1) : space;
      const second = nextCode === space ? endOfWord : pairIndex(nextCode);
      if (first < 0 || second < 0) return undefined;
      const advance = this.#pairs.advance(first, second);
      if (advance === askFont) return undefined;
      units += advance;
    }
    return units * this.#scale + (spaces > 0 ? spaces * this.#shapeSpace().advance : 0);
  }

  /** Returns the glyphs of words and spaces, if all of them are known pair by pair. */
  glyphsOfPairs(text: string): readonly Glyph[] | undefined {
    if (this.#pairs === undefined) return undefined;
    const glyphs: Glyph[] = [];
    let code = text.charCodeAt(0);
    for (let at = 0; at < text.length; at++) {
      const nextCode = at + 1 < text.length ? text.charCodeAt(at + 1) : space;
      const glyph =
        code === space ? this.#shapeSpace().glyphs[0] : this.#pairOf(code, nextCode, text, at);
      if (glyph === undefined) return undefined;
      glyphs.push(glyph);
      code = nextCode;
    }
    return glyphs;
  }

  // Of all words the one most asked for.
  #shapeSpace(): ShapedWord {
    this.#space ??= this.shape(" ");
    return this.#space;
  }

  #fromPairs(word: string): ShapedWord | undefined {
    const glyphs = word === " " ? undefined : this.glyphsOfPairs(word);
    if (glyphs === undefined) return undefined;
    return { glyphs, advance: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) };
  }

  #pairOf(code: number, nextCode: number, text: string, at: number): Glyph | undefined {
    const first = pairIndex(code);
    const second = nextCode === space ? endOfWord : pairIndex(nextCode);
    return first < 0 || second < 0 ? undefined : this.#pairGlyph(first, second, text, at);
  }

  #pairGlyph(first: number, second: number, word: string, at: number): Glyph | undefined {
    const key = pairKey(first, second);
    const known = this.#pairGlyphs.get(key);
    if (known !== undefined || this.#pairs === undefined) return known;
    const units = this.#pairs.advance(first, second);
    if (units === askFont) return undefined;
    const id = this.#pairs.idOf(first);
    const advance = units * this.#scale;
    const glyph = { id, advance, xOffset: 0, yOffset: 0, text: word.charAt(at) };
    this.#pairGlyphs.set(key, glyph);
    return glyph;
  }

  #fromFont(word: string): ShapedWord {
    const known = this.#units.get(word);
    const units = known ?? shapeWord(word, this.#face, this.#style);
    if (known === undefined) this.#units.set(word, units);
    const glyphs = units.map((glyph) => ({
      id: glyph.id,
      advance: glyph.advance * this.#scale,
      xOffset: glyph.xOffset * this.#scale,
      yOffset: glyph.yOffset * this.#scale,
      text: glyph.text,
    }));
    const advance = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
    return { glyphs: this.#style.rightToLeft ? glyphs.reverse() : glyphs, advance };
  }
}

/** The word shapers of a face, by size and style, and the pairs and words that serve every size. */
interface FaceShapers {
  plainPairs?: PairTable;
  tabularPairs?: PairTable;
  readonly units: Units[];
  readonly bySize: Map<number, (WordShaper | undefined)[]>;
}

const shapersOfFaces = new WeakMap<FontFace, FaceShapers>();

interface ShaperKey {
  readonly face: FontFace;
  readonly size: number;
  /** Its style as a small number. */
  readonly slot: number;
}

// What was asked for last: mostly it is asked for again.
let last: ShaperKey | undefined;
let lastShaper: WordShaper | undefined;

/** Returns the word shaper for a face, size and style; always the same one. */
export function wordShaper(face: FontFace, size: number, style: ShapingStyle): WordShaper {
  const slot = (style.rightToLeft ? 1 : 0) + (style.tabular ? 2 : 0);
  if (lastShaper !== undefined && last?.face === face && last.size === size && last.slot === slot)
    return lastShaper;
  last = { face, size, slot };
  lastShaper = findShaper(last, style);
  return lastShaper;
}

function findShaper({ face, size, slot }: ShaperKey, style: ShapingStyle): WordShaper {
  let shapers = shapersOfFaces.get(face);
  if (shapers === undefined) {
    shapers = { bySize: new Map(), units: [] };
    shapersOfFaces.set(face, shapers);
  }
  let styles = shapers.bySize.get(size);
  if (styles === undefined) {
    styles = [];
    shapers.bySize.set(size, styles);
  }
  let shaper = styles[slot];
  if (shaper === undefined) {
    const units = shapers.units[slot] ?? new RecentMap(wordsKept);
    shapers.units[slot] = units;
    shaper = new WordShaper(face, size, style, { pairs: pairsFor(face, shapers, style), units });
    styles[slot] = shaper;
  }
  return shaper;
}

function pairsFor(
  face: FontFace,
  shapers: FaceShapers,
  style: ShapingStyle,
): PairTable | undefined {
  if (style.rightToLeft) return undefined;
  if (style.tabular) {
    shapers.tabularPairs ??= new PairTable(face, tabularFeatures);
    return shapers.tabularPairs;
  }
  shapers.plainPairs ??= new PairTable(face, []);
  return shapers.plainPairs;
}
