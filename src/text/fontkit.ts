import { create } from "fontkit";
import type { LayoutTable } from "./opentype.ts";

/** What is used of a fontkit font. Members with an underscore are private there: the version is pinned. */
export interface FontProgram {
  readonly type: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Where the file's tables are; `compLength` is their length in a WOFF file. */
  readonly directory: {
    readonly tables: Readonly<
      Record<
        string,
        { readonly offset: number; readonly length: number; readonly compLength?: number }
      >
    >;
  };
  readonly characterSet: readonly number[];
  readonly GSUB?: LayoutTable | null;
  readonly GPOS?: LayoutTable | null;
  /** Kerning and shaping rules of other kinds; only whether they are there matters. */
  readonly kern?: object | null;
  readonly morx?: object | null;
  readonly _layoutEngine: { readonly engine?: LayoutEngine | null };
  glyphForCodePoint(codePoint: number): FontGlyph;
  getGlyph(id: number): FontGlyph;
  layout(
    glyphs: readonly GlyphInfo[],
    features: readonly string[] | undefined,
    script: string | undefined,
    language: string | undefined,
    direction: "ltr" | "rtl",
  ): { readonly glyphs: readonly FontGlyph[]; readonly positions: readonly GlyphPosition[] };
}

interface FontGlyph extends GlyphInfo {
  readonly advanceWidth: number;
  /** Its outline in font units, y up. */
  readonly path: {
    readonly commands: readonly {
      readonly command: "moveTo" | "lineTo" | "quadraticCurveTo" | "bezierCurveTo" | "closePath";
      readonly args: readonly number[];
    }[];
  };
}

/** A glyph on its way through shaping, with the characters it stands for. */
export interface GlyphInfo {
  readonly id: number;
  readonly codePoints: readonly number[];
}

interface GlyphPosition {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

interface LayoutEngine {
  readonly GSUBProcessor?: object | null;
  glyphInfos?: readonly GlyphInfo[] | null;
  cleanup?: () => void;
}

/** A glyph as shaped, in font units, with the code points it stands for. */
export interface RawGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** Opens a font; throws what fontkit throws if the bytes are not one. */
export function openFont(bytes: Uint8Array): FontProgram {
  return create(bytes);
}

/** How a piece of text is to be shaped. `script` is an OpenType tag; without one fontkit guesses. */
export interface ShapingRequest {
  readonly rightToLeft: boolean;
  readonly script: string | undefined;
  readonly features: readonly string[] | undefined;
}

/** Shapes a sequence of characters; the result is in logical order whatever the direction. */
export function shapeGlyphs(
  font: FontProgram,
  characters: readonly GlyphInfo[],
  request: ShapingRequest,
): RawGlyph[] {
  const engine = font._layoutEngine.engine;
  let infos: readonly GlyphInfo[] | undefined;
  if (engine?.GSUBProcessor) {
    // A glyph of fontkit's is cached with the code points of its first use, so its own are not to be
    // trusted; those of the run are in the engine until it cleans up.
    engine.cleanup = () => {
      infos = engine.glyphInfos ?? undefined;
      engine.glyphInfos = null;
    };
  }
  const direction = request.rightToLeft ? "rtl" : "ltr";
  // Always with a direction: fontkit takes digits of Arabic script for right-to-left.
  const glyphs = infosOrGlyphs(font, characters, engine);
  const run = font.layout(glyphs, request.features, request.script, undefined, direction);
  const last = run.positions.length - 1;
  return run.positions.map((_, index) => {
    const at = request.rightToLeft ? last - index : index;
    const info = infos?.[index] ?? run.glyphs[at];
    const position = run.positions[at];
    if (info === undefined || position === undefined) throw new Error("fontkit lost a glyph");
    const { xAdvance, xOffset, yOffset } = position;
    return { id: info.id, codePoints: info.codePoints, xAdvance, xOffset, yOffset };
  });
}

// Without a substitution table fontkit measures the glyphs it is given, so they have to be its own.
function infosOrGlyphs(
  font: FontProgram,
  characters: readonly GlyphInfo[],
  engine: LayoutEngine | null | undefined,
): readonly GlyphInfo[] {
  return engine?.GSUBProcessor ? characters : characters.map((info) => font.getGlyph(info.id));
}
