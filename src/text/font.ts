import { type FontProgram, openFont } from "./fontkit.ts";

/** Where a face comes from: the part of the theme's font file that text needs. */
export interface FaceSource {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
}

// Characters that may be drawn with another's glyph where a font lacks their own.
const substitutes: ReadonlyMap<number, number> = new Map([
  [0x0009, 0x20],
  [0x00a0, 0x20],
  [0x202f, 0x20],
  [0x2007, 0x20],
  [0x2008, 0x20],
  [0x2009, 0x20],
  [0x200a, 0x20],
  [0x2010, 0x2d],
  [0x2011, 0x2d],
]);

const letters = {
  moveTo: "M",
  lineTo: "L",
  quadraticCurveTo: "Q",
  bezierCurveTo: "C",
  closePath: "Z",
} as const;

/** One face of a family: a font file, opened. Metrics are per em. */
export class FontFace {
  /** Unique among the faces of a font set, and the same in every build. */
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The fontkit font, for subsetting. */
  readonly handle: FontProgram;
  readonly unitsPerEm: number;
  /** Above the baseline. */
  readonly ascent: number;
  /** Below the baseline, positive. */
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly #covered = new Uint8Array(0x10000);
  readonly #coveredBeyond = new Set<number>();

  /** Throws if the bytes are not a TrueType or OpenType font. */
  constructor(source: FaceSource, bytes: Uint8Array) {
    this.id = `${source.family} ${source.weight}`;
    this.family = source.family;
    this.weight = source.weight;
    this.file = source.file;
    this.bytes = bytes;
    this.handle = openFont(bytes);
    for (const { offset, length, compLength } of Object.values(this.handle.directory.tables))
      if (offset + (compLength ?? length) > bytes.length) throw new Error("it is cut short");
    const { unitsPerEm, ascent, descent, capHeight, xHeight } = this.handle;
    this.unitsPerEm = unitsPerEm;
    this.ascent = ascent / unitsPerEm;
    this.descent = Math.abs(descent) / unitsPerEm;
    this.capHeight = (capHeight || ascent * 0.7) / unitsPerEm;
    this.xHeight = (xHeight || ascent * 0.5) / unitsPerEm;
    for (const codePoint of this.handle.characterSet)
      if (codePoint < 0x10000) this.#covered[codePoint] = 1;
      else this.#coveredBeyond.add(codePoint);
  }

  /** Tells whether the face can draw a character, be it with the glyph of its like (a no-break space). */
  hasGlyph(codePoint: number): boolean {
    if (this.#covers(codePoint)) return true;
    const substitute = substitutes.get(codePoint);
    return substitute !== undefined && this.#covers(substitute);
  }

  /** Returns the glyph id of a character, 0 where there is none. */
  glyphId(codePoint: number): number {
    const drawn = this.#covers(codePoint) ? codePoint : (substitutes.get(codePoint) ?? codePoint);
    return this.#covers(drawn) ? this.handle.glyphForCodePoint(drawn).id : 0;
  }

  /** Returns a glyph's own advance per em, without kerning. */
  advanceOf(glyphId: number): number {
    return this.handle.getGlyph(glyphId).advanceWidth / this.unitsPerEm;
  }

  /** Returns a glyph's outline as SVG path data: font units, y down from the baseline; "" where it draws nothing. */
  outlineOf(glyphId: number): string {
    const { commands } = this.handle.getGlyph(glyphId).path;
    return commands
      .map(({ command, args }) => {
        const points = args.map(
          (value, index) => Math.round(index % 2 === 0 ? value : -value) || 0,
        );
        return `${letters[command]}${points.join(" ").replaceAll(" -", "-")}`;
      })
      .join("");
  }

  #covers(codePoint: number): boolean {
    return codePoint < 0x10000
      ? this.#covered[codePoint] === 1
      : this.#coveredBeyond.has(codePoint);
  }
}
