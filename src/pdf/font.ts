import type { FontFace, GlyphRun } from "../text/index.ts";
import type { PdfFile } from "./file.ts";
import type { EmbeddedFont } from "./pdfkit.ts";
import { reference } from "./syntax.ts";

/** A glyph and the text it stands for: what has a code of its own. */
interface Code {
  readonly text: string;
  readonly code: number;
}

/**
 * The codes of a face's glyphs in the file. A glyph that stands for different texts (a bracket that is
 * mirrored, a space that must not break) has a code for each, so that every code leads back to exactly
 * its characters (ISO 32000-1 9.10.3).
 */
export class FontCodes {
  /** Its name among a page's resources. */
  readonly name: string;
  readonly id: number;
  readonly #face: FontFace;
  readonly #font: EmbeddedFont;
  readonly #codes = new Map<number, Code[]>();

  constructor(face: FontFace, name: string, file: PdfFile) {
    this.#face = face;
    this.name = name;
    const { id, font } = file.addFont(face.handle);
    this.id = id;
    this.#font = font;
    // pdfkit leaves .notdef unscaled and maps it to U+0000, which no text may hold.
    font.widths[0] = face.advanceOf(0) * 1000;
    font.unicode[0] = [0xfffd];
  }

  /** Returns the code of a glyph that stands for `text`. Throws at .notdef (ISO 14289-1 7.21.8). */
  codeOf(glyph: number, text: string): number {
    const known = this.#codes.get(glyph);
    if (known !== undefined) for (const entry of known) if (entry.text === text) return entry.code;
    if (glyph === 0) throw new Error(`no glyph for "${text}" in ${this.#face.id}`);
    const code = known === undefined ? this.#font.subset.includeGlyph(glyph) : this.#repeat(glyph);
    this.#font.widths[code] = this.#face.advanceOf(glyph) * 1000;
    this.#font.unicode[code] = [...text].map((character) => character.codePointAt(0) ?? 0);
    if (known === undefined) this.#codes.set(glyph, [{ text, code }]);
    else known.push({ text, code });
    return code;
  }

  /** Returns the code of an empty glyph that stands for a part of what another glyph draws. */
  partCodeOf(glyph: number, text: string): number {
    const code = this.codeOf(glyph, text);
    // Readers take what has no width at all for a mark, or see blanks around it; a thousandth is within
    // what PDF/A lets the widths of file and font differ (ISO 19005-2 6.2.11.5).
    this.#font.widths[code] = 1;
    return code;
  }

  /** Returns the width of a code's glyph, in thousandths of an em. */
  widthOf(code: number): number {
    return this.#font.widths[code] ?? 0;
  }

  // A second place for a glyph in the embedded font: the subset writes whatever stands in its list.
  #repeat(glyph: number): number {
    return this.#font.subset.glyphs.push(glyph) - 1;
  }
}

/** The fonts of a file, by face. */
export class FontBook {
  readonly #file: PdfFile;
  readonly #fonts = new Map<FontFace, FontCodes>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Returns the codes of a face, which is embedded from then on. */
  fontOf(face: FontFace): FontCodes {
    const known = this.#fonts.get(face);
    if (known !== undefined) return known;
    const font = new FontCodes(face, `F${this.#fonts.size + 1}`, this.#file);
    this.#fonts.set(face, font);
    return font;
  }

  /** Returns the entry of a page's resources for all fonts used so far. */
  entry(): string {
    const entries = [...this.#fonts.values()].map(({ name, id }) => `/${name} ${reference(id)}`);
    return `<<${entries.join("")}>>`;
  }
}

/** A glyph on its way to the page: its code, where the pen goes after it, how far it is shifted. */
export interface CodedGlyph {
  readonly code: number;
  /** Points. */
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/**
 * Returns the codes of glyphs. In right-to-left text a glyph of several characters (lam-alef) becomes
 * the glyph for the first and an empty one for each other, since readers turn such text around code by
 * code: the characters within one code would come out the wrong way round.
 */
export function codeGlyphs(run: GlyphRun, font: FontCodes): CodedGlyph[] {
  const blank = run.level % 2 === 1 ? blankGlyph(run.face) : 0;
  const coded: CodedGlyph[] = [];
  for (const { id, text, advance, xOffset, yOffset } of run.glyphs) {
    const [first = "", ...others] = blank === 0 || text.length < 2 ? [text] : [...text];
    others.reverse().forEach((other, at) => {
      const shift = others.length > 1 ? (partStart + at * partStep) * run.size : 0;
      coded.push({ code: font.partCodeOf(blank, other), advance: 0, xOffset: shift, yOffset: 0 });
    });
    coded.push({ code: font.codeOf(id, first), advance, xOffset, yOffset });
  }
  return coded;
}

// Where the empty glyphs for parts of one glyph go, in em. A tenth apart, lest the two lams of "Allah"
// be taken for one letter drawn twice to look bold; not more, lest there seem to be blanks.
const partStart = -0.05;
const partStep = 0.101;

// The face's own zero-width non-joiner, if it draws nothing and takes no room.
function blankGlyph(face: FontFace): number {
  const id = face.glyphId(0x200c);
  return face.advanceOf(id) === 0 ? id : 0;
}
