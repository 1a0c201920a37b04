import { type FontFace, type Glyph, type GlyphRun, RecentMap } from "../text/index.ts";
import type { PdfFile } from "./file.ts";
import { subsetProgram } from "./font-program.ts";
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
    const { subset } = font;
    const encode = subset.encode.bind(subset);
    subset.encode = () => subsetProgram(face, subset) ?? encode();
    // pdfkit leaves .notdef unscaled and maps it to U+0000, which no text may hold.
    font.widths[0] = face.advanceOf(0) * 1000;
    font.unicode[0] = [0xfffd];
  }

  /** Returns the code of a glyph as what it stands for. Throws at .notdef (ISO 14289-1 7.21.8). */
  codeOf({ id, text, isPart }: DrawnGlyph): number {
    const known = this.#codes.get(id);
    if (known !== undefined) for (const entry of known) if (entry.text === text) return entry.code;
    if (id === 0) throw new Error(`no glyph for "${text}" in ${this.#face.id}`);
    const code = known === undefined ? this.#font.subset.includeGlyph(id) : this.#repeat(id);
    // Readers take what has no width at all for a mark, or see blanks around it; a thousandth is within
    // what PDF/A lets the widths of file and font differ (ISO 19005-2 6.2.11.5).
    this.#font.widths[code] = isPart === true ? 1 : this.#face.advanceOf(id) * 1000;
    const characters = text === "" ? [...wordJoiner] : [...text];
    this.#font.unicode[code] = characters.map((character) => character.codePointAt(0) ?? 0);
    if (known === undefined) this.#codes.set(id, [{ text, code }]);
    else known.push({ text, code });
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

// What a further glyph of a cluster stands for. It needs some character (ISO 19005-2 6.2.11.7), and this
// one is nothing to see, nothing to break at and, to most readers, nothing at all.
const wordJoiner = "\u2060";

// Enough for the rows around: cells that say the same are often the same run.
const runsKept = 4000;

/** The fonts of a file, by face. */
export class FontBook {
  /** The operators that show a run. */
  readonly shown: RecentMap<GlyphRun, string> = new RecentMap(runsKept);
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

/** A glyph to draw; a part is an empty one that stands for some of what its neighbour draws. */
export interface DrawnGlyph extends Glyph {
  readonly isPart?: true;
}

/**
 * Returns the glyphs to draw for a run. In right-to-left text a glyph of several characters (lam-alef)
 * becomes the glyph for the first and an empty one for each other, since readers turn such text around
 * code by code: the characters within one code would come out the wrong way round.
 */
export function drawnGlyphs(run: GlyphRun): readonly DrawnGlyph[] {
  const { glyphs } = run;
  if (run.level % 2 === 0 || glyphs.every(({ text }) => text.length < 2)) return glyphs;
  const id = run.face.glyphId(0x200c);
  if (run.face.advanceOf(id) !== 0) return glyphs;
  return glyphs.flatMap((glyph): DrawnGlyph | DrawnGlyph[] => {
    if (glyph.text.length < 2) return glyph;
    const [text = "", ...others] = glyph.text;
    const parts = others.reverse().map((other, at): DrawnGlyph => {
      const xOffset = others.length > 1 ? (partStart + at * partStep) * run.size : 0;
      return { id, text: other, advance: 0, xOffset, yOffset: 0, isPart: true };
    });
    return [...parts, { ...glyph, text }];
  });
}

// Where the empty glyphs for parts of one glyph go, in em. A tenth apart, lest the two lams of "Allah"
// be taken for one letter drawn twice to look bold; not more, lest there seem to be blanks.
const partStart = -0.05;
const partStep = 0.101;
