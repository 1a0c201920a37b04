import { type Diagnostic, type Place, ReportError } from "../diagnostic.ts";
import { isDrawn } from "./character.ts";
import { type FaceSource, FontFace } from "./font.ts";

/** The faces a document may use. */
export class FontSet {
  readonly faces: readonly FontFace[];
  // By family, then weight.
  readonly #order = new Map<string, Map<number, readonly FontFace[]>>();

  /** Throws if there is no face at all. */
  constructor(faces: readonly FontFace[]) {
    if (faces.length === 0) throw new Error("a font set needs at least one face");
    this.faces = faces;
  }

  /** Returns the face for a family and weight, before any fallback by character. */
  primaryFace(family: string, weight: number): FontFace {
    const [first] = this.#candidates(family, weight);
    if (first === undefined) throw new Error("a font set needs at least one face");
    return first;
  }

  /**
   * Returns the face to draw a character with: the nearest weight of the family that has it, then the
   * nearest of the other families in the theme's order; the primary face if none has it.
   */
  faceFor(family: string, weight: number, codePoint: number): FontFace {
    const candidates = this.#candidates(family, weight);
    return candidates.find((face) => face.hasGlyph(codePoint)) ?? this.primaryFace(family, weight);
  }

  /** Tells whether any face has the character. */
  covers(codePoint: number): boolean {
    return this.faces.some((face) => face.hasGlyph(codePoint));
  }

  #candidates(family: string, weight: number): readonly FontFace[] {
    const byWeight = this.#order.get(family) ?? new Map<number, readonly FontFace[]>();
    const known = byWeight.get(weight);
    if (known !== undefined) return known;
    const families = [family, ...this.faces.map((face) => face.family)];
    const order = [...new Set(families)].flatMap((name) =>
      this.faces
        .filter((face) => face.family === name)
        .sort((a, b) => weightDistance(a.weight, weight) - weightDistance(b.weight, weight)),
    );
    this.#order.set(family, byWeight.set(weight, order));
    return order;
  }
}

// CSS Fonts 4 §5.2 in short: from 500 up prefer the heavier of two equally near, below the lighter.
function weightDistance(weight: number, wanted: number): number {
  const lessLiked = wanted >= 500 ? weight < wanted : weight > wanted;
  return Math.abs(weight - wanted) + (lessLiked ? 0.5 : 0);
}

/**
 * Opens the theme's fonts. Throws a ReportError with a finding for each file that cannot be read
 * (`text/font-unreadable`), is no TrueType or OpenType font (`text/font-format`), or is there for a
 * family and weight that another file is for (`text/font-duplicate`).
 */
export async function loadFonts(
  files: readonly FaceSource[],
  read: (file: string) => Uint8Array | Promise<Uint8Array>,
): Promise<FontSet> {
  const faces: FontFace[] = [];
  const findings: Diagnostic[] = [];
  for (const source of files) {
    const bytes = await readFont(source, read, findings);
    if (bytes !== undefined) openFace(source, bytes, faces, findings);
  }
  for (const [index, source] of files.entries())
    if (files.findIndex((other) => isSameFace(other, source)) < index)
      findings.push({
        severity: "error",
        code: "text/font-duplicate",
        message: `the font "${source.family}" ${source.weight} is given twice`,
        place: { file: source.file },
        hint: "give each family and weight once under `fonts` in theme.yaml",
      });
  if (findings.length > 0) throw new ReportError(findings);
  return new FontSet(faces);
}

function isSameFace(a: FaceSource, b: FaceSource): boolean {
  return a.family === b.family && a.weight === b.weight;
}

async function readFont(
  source: FaceSource,
  read: (file: string) => Uint8Array | Promise<Uint8Array>,
  findings: Diagnostic[],
): Promise<Uint8Array | undefined> {
  try {
    return await read(source.file);
  } catch (error) {
    if (error instanceof ReportError) {
      findings.push(...error.diagnostics);
      return undefined;
    }
    findings.push({
      severity: "error",
      code: "text/font-unreadable",
      message: `cannot read the font "${source.family}" ${source.weight}: ${reasonOf(error)}`,
      place: { file: source.file },
      hint: "check the path under `fonts` in theme.yaml",
    });
    return undefined;
  }
}

function openFace(
  source: FaceSource,
  bytes: Uint8Array,
  faces: FontFace[],
  findings: Diagnostic[],
): void {
  try {
    const kind = kinds.get(String.fromCharCode(...bytes.subarray(0, 4)));
    if (kind !== undefined) throw new Error(`it is ${kind}`);
    faces.push(new FontFace(source, bytes));
  } catch (error) {
    findings.push({
      severity: "error",
      code: "text/font-format",
      message: `the font "${source.family}" ${source.weight} cannot be used: ${reasonOf(error)}`,
      place: { file: source.file },
      hint: "give a TrueType or OpenType file (.ttf, .otf) with a single face",
    });
  }
}

// What fontkit opens but later fails on: it subsets no composite glyphs of WOFF2, and a collection is
// not a face.
const kinds: ReadonlyMap<string, string> = new Map([
  ["wOF2", "a WOFF2 file"],
  ["ttcf", "a collection of several faces"],
]);

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** Returns the characters of a text that no face has, each once, in order of appearance. */
export function missingCharacters(text: string, fonts: FontSet): string[] {
  const missing = new Set<string>();
  for (const character of text) {
    const codePoint = character.codePointAt(0);
    if (codePoint !== undefined && isDrawn(codePoint) && !fonts.covers(codePoint))
      missing.add(character);
  }
  return [...missing];
}

/** Returns a `text/missing-glyph` finding for each character of a text that no face has. */
export function missingGlyphs(text: string, fonts: FontSet, place?: Place): Diagnostic[] {
  return missingCharacters(text, fonts).map((character) => {
    const codePoint = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return {
      severity: "error",
      code: "text/missing-glyph",
      message: `no font has a glyph for "${character}" (U+${codePoint})`,
      ...(place === undefined ? {} : { place }),
      hint: "write it otherwise, or add a font that has it under `fonts` in theme.yaml",
    };
  });
}
