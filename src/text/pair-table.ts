import type { FontFace } from "./font.ts";
import { type LigatureStarts, ligatureStarts } from "./pairwise.ts";
import type { UnitGlyph } from "./shape-word.ts";

/** Latin letters, digits and punctuation, numbered 0 to 690: the characters pairs are kept for. */
const pairCharacters = 0x250 + 0x33;

/** Stands for the second of a pair where a word ends. */
export const endOfWord: number = pairCharacters;

/** Returns the number of a character among those pairs are kept for, -1 if it is none of them. */
export function pairIndex(code: number): number {
  if (code < 0x21 || (code > 0x7e && code < 0xa1) || code === 0xad) return -1;
  if (code < 0x250) return code;
  // U+2044 FRACTION SLASH turns digits around it into numerators and denominators.
  return code >= 0x2010 && code < 0x2043 && (code < 0x2028 || code > 0x202f)
    ? code - 0x2010 + 0x250
    : -1;
}

/** Returns the key of a pair of indices: a small integer, for speed. */
export function pairKey(first: number, second: number): number {
  return (first << 10) | second;
}

/**
 * Advances of character pairs in a face, in font units: learnt from words that fontkit has shaped, so
 * that the next word made of known pairs needs no fontkit.
 */
export class PairTable {
  readonly #advances = new Map<number, number>();
  readonly #ids = new Uint16Array(pairCharacters);
  readonly #ligatures: LigatureStarts | undefined;

  constructor(face: FontFace) {
    const simple = new Set<number>();
    for (let code = 0x21; code < 0x2043; code++) {
      const index = pairIndex(code);
      if (index < 0) continue;
      const id = face.glyphId(code);
      this.#ids[index] = id;
      if (id !== 0) simple.add(id);
    }
    this.#ligatures = ligatureStarts(face.handle, simple);
  }

  /** Returns the glyph of a character, given its index. */
  idOf(index: number): number {
    return this.#ids[index] ?? 0;
  }

  /** Returns the advance of the first of a pair, if it is known. */
  advance(first: number, second: number): number | undefined {
    return this.#advances.get(pairKey(first, second));
  }

  /** Takes a shaped word's advances over, if each of its glyphs is simply its character's. */
  learn(word: string, glyphs: readonly UnitGlyph[]): void {
    if (this.#ligatures === undefined || glyphs.length !== word.length) return;
    const indices = Array.from(word, (_, at) => pairIndex(word.charCodeAt(at)));
    const plain = glyphs.every((glyph, at) => {
      const index = indices[at] ?? -1;
      return index >= 0 && glyph.id === this.idOf(index) && !glyph.xOffset && !glyph.yOffset;
    });
    if (!plain) return;
    for (const [at, glyph] of glyphs.entries()) {
      const next = glyphs[at + 1];
      if (next !== undefined && this.#ligatures.has((glyph.id << 16) | next.id)) continue;
      this.#advances.set(pairKey(indices[at] ?? 0, indices[at + 1] ?? endOfWord), glyph.advance);
    }
  }
}
