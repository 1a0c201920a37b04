import type { FontFace } from "../text/index.ts";
import type { EmbeddedFont } from "./pdfkit.ts";

// What ISO 32000-1 9.9 asks a font program for, in the order in which fontkit writes it.
const kept = ["head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm"] as const;

// Flags of a component of a glyph (OpenType, glyf).
const [wordArguments, scaled, more, scaledByAxis, scaledByMatrix] = [0x1, 0x8, 0x20, 0x40, 0x80];

/**
 * Returns a face's font program with the glyphs that a file uses: the bytes that fontkit would make, of what is copied
 * where it is read and written anew there. Undefined for a font that is no plain TrueType file.
 */
export function subsetProgram(face: FontFace, subset: Subset): Uint8Array | undefined {
  const font = openTrueType(face);
  return font && encode(font, subset);
}

type Subset = Pick<EmbeddedFont["subset"], "glyphs" | "includeGlyph">;

/** The tables of a TrueType file. */
interface TrueType {
  readonly tables: ReadonlyMap<string, Uint8Array>;
  readonly glyf: Uint8Array;
  /** Where in `glyf` a glyph begins; one more than there are glyphs. */
  readonly loca: (glyph: number) => number;
  readonly isShort: boolean;
  readonly hmtx: DataView;
  /** How many glyphs have an advance of their own. */
  readonly metrics: number;
}

const opened = new WeakMap<FontFace, TrueType | false>();

function openTrueType(face: FontFace): TrueType | undefined {
  const known = opened.get(face) ?? readTrueType(face) ?? false;
  opened.set(face, known);
  return known === false ? undefined : known;
}

function readTrueType({ handle, bytes }: FontFace): TrueType | undefined {
  const tables = new Map<string, Uint8Array>();
  for (const [tag, { offset, length, compLength }] of Object.entries(handle.directory.tables)) {
    if (compLength !== undefined) return undefined;
    tables.set(tag, bytes.subarray(offset, offset + length));
  }
  const [head, hhea, loca, glyf, hmtx] = ["head", "hhea", "loca", "glyf", "hmtx"].map((tag) =>
    tables.get(tag),
  );
  if (handle.type !== "TTF" || !head || !hhea || !loca || !glyf || !hmtx) return undefined;
  const isShort = viewOf(head).getInt16(50) === 0;
  const offsets = viewOf(loca);
  return {
    tables,
    glyf,
    loca: (glyph) => (isShort ? offsets.getUint16(glyph * 2) * 2 : offsets.getUint32(glyph * 4)),
    isShort,
    hmtx: viewOf(hmtx),
    metrics: viewOf(hhea).getUint16(34),
  };
}

function encode(font: TrueType, subset: Subset): Uint8Array {
  const glyphs: Uint8Array[] = [];
  // Parts of glyphs join the list while it is gone through.
  for (let code = 0; code < subset.glyphs.length; code++)
    glyphs.push(glyphOf(font, subset.glyphs[code] ?? 0, subset));
  const changed: Readonly<Record<string, Uint8Array>> = {
    hhea: withNumber(font.tables.get("hhea"), 34, glyphs.length),
    loca: locaOf(glyphs, font.isShort),
    maxp: withNumber(font.tables.get("maxp"), 4, glyphs.length),
    glyf: Buffer.concat(glyphs),
    hmtx: metricsOf(font, subset.glyphs),
  };
  return writeTables(
    kept.flatMap((tag) => {
      const bytes = changed[tag] ?? font.tables.get(tag);
      return bytes === undefined ? [] : [{ tag, bytes }];
    }),
  );
}

// A glyph made of others names them by their numbers in the subset.
function glyphOf(font: TrueType, id: number, subset: Subset): Uint8Array {
  const bytes = font.glyf.subarray(font.loca(id), font.loca(id + 1));
  if (bytes.length === 0 || viewOf(bytes).getInt16(0) >= 0) return bytes;
  const copy = Uint8Array.from(bytes);
  const view = viewOf(copy);
  let at = 10;
  let flags = more;
  while (flags & more) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, subset.includeGlyph(view.getUint16(at + 2)));
    at += flags & wordArguments ? 8 : 6;
    if (flags & scaled) at += 2;
    else if (flags & scaledByAxis) at += 4;
    else if (flags & scaledByMatrix) at += 8;
  }
  return copy;
}

function withNumber(table: Uint8Array | undefined, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(table ?? []);
  viewOf(copy).setUint16(at, value);
  return copy;
}

function locaOf(glyphs: readonly Uint8Array[], isShort: boolean): Uint8Array {
  const bytes = new Uint8Array((glyphs.length + 1) * (isShort ? 2 : 4));
  const view = viewOf(bytes);
  let offset = 0;
  for (let code = 0; code <= glyphs.length; code++) {
    if (isShort) view.setUint16(code * 2, offset / 2);
    else view.setUint32(code * 4, offset);
    offset += glyphs[code]?.length ?? 0;
  }
  return bytes;
}

// The last advance stands for all glyphs after those that have one.
function metricsOf({ hmtx, metrics }: TrueType, glyphs: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(glyphs.length * 4);
  const view = viewOf(bytes);
  for (const [code, id] of glyphs.entries()) {
    const own = Math.min(id, metrics - 1);
    const bearing = id < metrics ? id * 4 + 2 : metrics * 4 + (id - metrics) * 2;
    view.setUint16(code * 4, hmtx.getUint16(own * 4));
    view.setInt16(code * 4 + 2, hmtx.getInt16(bearing));
  }
  return bytes;
}

function writeTables(
  tables: readonly { readonly tag: string; readonly bytes: Uint8Array }[],
): Uint8Array {
  const start = 12 + tables.length * 16;
  const head = Buffer.alloc(start);
  const exponent = Math.floor(Math.log2(tables.length));
  head.write("true", 0, "latin1");
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(2 ** exponent * 16, 6);
  head.writeUInt16BE(exponent, 8);
  head.writeUInt16BE((tables.length - 2 ** exponent) * 16, 10);
  let offset = start;
  for (const [index, { tag, bytes }] of tables.entries()) {
    const at = 12 + index * 16;
    head.write(tag, at, "latin1");
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...tables.map(({ bytes }) => bytes)]);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
