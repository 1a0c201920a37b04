import { type Diagnostic, ReportError } from "../diagnostic.ts";
import { mirrored } from "./bidi.ts";
import type { FontFace } from "./font.ts";
import { type GlyphInfo, type RawGlyph, shapeGlyphs } from "./fontkit.ts";

/** How words are shaped: what, besides the face, decides which glyphs come out. */
export interface ShapingStyle {
  readonly rightToLeft: boolean;
  /** Digits of one width, for columns of figures. */
  readonly tabular: boolean;
}

/** The OpenType features that make figures tabular. */
export const tabularFeatures: readonly string[] = ["tnum"];

/** A shaped glyph in font units, with the characters it stands for ("" within a cluster). */
export interface UnitGlyph {
  readonly id: number;
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly text: string;
}

/**
 * Shapes a stretch of text without blanks, through fontkit; glyphs are in logical order. Throws a
 * ReportError (`text/font-shaping`) if the font has rules that fontkit cannot follow.
 */
export function shapeWord(text: string, face: FontFace, style: ShapingStyle): UnitGlyph[] {
  if (text === "") return [];
  const characters = [...text];
  const order = shapingOrder(characters);
  const drawn = order.map((index) => {
    const character = characters[index] ?? "";
    const mirror = style.rightToLeft ? codePointOf(mirrored(character)) : 0;
    return mirror !== 0 && face.hasGlyph(mirror) ? mirror : codePointOf(character);
  });
  const infos = drawn.map((codePoint) => ({
    id: glyphOrStandIn(codePoint, face),
    codePoints: [codePoint],
  }));
  const visible = rawGlyphs(infos, text, face, style).filter((glyph) => glyph.id !== 0);
  const owners: number[] = [];
  for (const [at, owner] of ownersOf(visible, drawn).entries()) owners[order[at] ?? at] = owner;
  return withText(visible, owners, characters);
}

// fontkit throws at rules it does not know; then it is the font that has to be another.
function rawGlyphs(
  infos: readonly GlyphInfo[],
  text: string,
  face: FontFace,
  style: ShapingStyle,
): RawGlyph[] {
  try {
    return shapeGlyphs(face.handle, infos, {
      rightToLeft: style.rightToLeft,
      script: scriptOf(text, style.rightToLeft),
      features: style.tabular ? tabularFeatures : undefined,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const finding: Diagnostic = {
      severity: "error",
      code: "text/font-shaping",
      message: `the font "${face.family}" ${face.weight} cannot set "${text}": ${reason}`,
      place: { file: face.file },
      hint: "name another font under `fonts` in theme.yaml",
    };
    throw new ReportError([finding], { cause });
  }
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

// A missing character is found and reported before anything is drawn (see missingGlyphs); should one
// come here all the same it is drawn as a mark, for .notdef may be in no PDF/A (ISO 19005-2 6.2.11.8).
function glyphOrStandIn(codePoint: number, face: FontFace): number {
  const id = face.glyphId(codePoint);
  if (id !== 0 || isJoiner(codePoint)) return id;
  return face.glyphId(0xfffd) || face.glyphId(0x3f);
}

// ZWNJ and ZWJ do their work in shaping; a face without a glyph for them draws nothing there.
function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d;
}

// Returns the characters' indices in the order to shape them. Fonts attach a vowel mark above a shadda
// only if the shadda comes first; text may have either order (HarfBuzz does the same by its modified
// combining classes).
function shapingOrder(characters: readonly string[]): number[] {
  const order = characters.map((_, index) => index);
  for (const [at, character] of characters.entries()) {
    if (character !== "\u0651") continue;
    let first = at;
    while (first > 0 && /[\u064b-\u0650\u0652\u0670]/.test(characters[first - 1] ?? "")) first--;
    order.splice(first, 0, ...order.splice(at, 1));
  }
  return order;
}

// The word's script; digits and punctuation alone follow the direction.
function scriptOf(text: string, rightToLeft: boolean): string | undefined {
  if (/\p{Script=Arabic}/u.test(text)) return "arab";
  if (/\p{Script=Latin}/u.test(text)) return "latn";
  if (/\p{L}/u.test(text)) return undefined;
  return rightToLeft || /[\u0660-\u0669\u06f0-\u06f9]/.test(text) ? "arab" : "latn";
}

// Gives each glyph its characters. Shaping keeps their order, except that a ligature takes its parts
// from before and after the marks between them. Characters and glyphs are then one cluster, whose
// characters are dealt out in order: texts joined are the word, and no glyph goes without if it can.
function withText(
  glyphs: readonly RawGlyph[],
  owners: readonly number[],
  characters: readonly string[],
): UnitGlyph[] {
  const texts = glyphs.map(() => "");
  let start = 0;
  for (let end = 1; end <= owners.length; end++) {
    const cluster = owners.slice(start, end);
    if (owners.slice(end).some((owner) => owner <= Math.max(...cluster))) continue;
    const shown = [...new Set(cluster)].sort((a, b) => a - b);
    let next = start;
    for (const [at, glyph] of shown.entries()) {
      const upTo = at === 0 ? end - shown.length + 1 : next + 1;
      texts[glyph] = characters.slice(next, upTo).join("");
      next = upTo;
    }
    start = end;
  }
  return glyphs.map(({ id, xAdvance, xOffset, yOffset }, at) => {
    return { id, advance: xAdvance, xOffset, yOffset, text: texts[at] ?? "" };
  });
}

// Returns for each character, in shaping order, the index of the glyph that shows it; one that shaping
// removed belongs to the glyph of the character before.
function ownersOf(glyphs: readonly RawGlyph[], drawn: readonly number[]): number[] {
  const owners = new Array<number>(drawn.length).fill(-1);
  for (const [at, glyph] of glyphs.entries())
    for (const codePoint of glyph.codePoints) {
      const index = drawn.findIndex((one, i) => one === codePoint && owners[i] === -1);
      if (index >= 0) owners[index] = at;
    }
  let previous = 0;
  return owners.map((owner) => {
    if (owner >= 0) previous = owner;
    return previous;
  });
}
