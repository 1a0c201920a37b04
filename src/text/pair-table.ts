import type { FontFace } from "./font.ts";
import { type LatinRules, readLatinRules } from "./latin-rules.ts";

/** Latin letters, digits and punctuation, numbered from 0: the characters pairs are kept for. */
const pairCharacters = 0x180 + 0x33;

/** Stands for the second of a pair where a word ends. */
export const endOfWord: number = pairCharacters;

/** What {@link PairTable.advance} answers where a pair may be a ligature, or a glyph is missing. */
export const askFont: number = Number.NEGATIVE_INFINITY;
const unread = Number.POSITIVE_INFINITY;

/** Returns the number of a character among those pairs are kept for, -1 if it is none of them. */
export function pairIndex(code: number): number {
  if (code < 0x21 || (code > 0x7e && code < 0xa0) || code === 0xad) return -1;
  if (code < 0x180) return code;
  // U+2044 FRACTION SLASH turns digits around it into numerators and denominators.
  return code >= 0x2010 && code < 0x2043 && (code < 0x2028 || code > 0x202f)
    ? code - 0x2010 + 0x180
    : -1;
}

/** A pair of indices as a small integer. */
export function pairKey(first: number, second: number): number {
  return (first << 10) | second;
}

/**
 * Glyphs and kerned advances of Latin characters in a face, read from the font's tables: what fontkit
 * would answer for a word, without asking it.
 */
export class PairTable {
  readonly #face: FontFace;
  // By first index, then second.
  readonly #rows: Float64Array[] = [];
  #ids = new Uint16Array(pairCharacters);
  readonly #rules: LatinRules | undefined;

  constructor(face: FontFace, features: readonly string[]) {
    this.#face = face;
    const simple = new Set<number>();
    for (let code = 0x21; code < 0x2043; code = code === 0x17f ? 0x2010 : code + 1) {
      const index = pairIndex(code);
      if (index < 0) continue;
      const id = face.glyphId(code);
      this.#ids[index] = id;
      if (id !== 0) simple.add(id);
    }
    const rules = readLatinRules(face.handle, simple, features);
    if (rules !== undefined) this.#ids = this.#ids.map((id) => rules.standIn(id));
    this.#rules = rules;
  }

  /** Returns the glyph of a character, given its index; 0 if the face lacks it. */
  idOf(index: number): number {
    return this.#ids[index] ?? 0;
  }

  /**
   * Returns the advance, in font units, of the first of a pair of indices; {@link askFont} where fontkit
   * has to say.
   */
  advance(first: number, second: number): number {
    let row = this.#rows[first];
    if (row === undefined) {
      row = new Float64Array(pairCharacters + 1).fill(unread);
      this.#rows[first] = row;
    }
    const known = row[second] ?? unread;
    if (known !== unread) return known;
    const advance = this.#read(first, second);
    row[second] = advance;
    return advance;
  }

  #read(first: number, second: number): number {
    const glyph = this.idOf(first);
    const next = second === endOfWord ? 0 : this.idOf(second);
    if (this.#rules === undefined || glyph === 0 || this.#rules.mayChange(glyph, next))
      return askFont;
    const kern = second === endOfWord ? 0 : this.#rules.kern(glyph, next);
    return this.#face.handle.getGlyph(glyph).advanceWidth + kern;
  }
}
