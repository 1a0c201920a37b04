import { isArray, isReference, isStream, type PdfObjects } from "./object.ts";

/** A font of a file. */
export interface FontReading {
  readonly name: string;
  /** The embedded font program; empty if there is none. */
  readonly program: Buffer;
  /** Code → characters. */
  readonly unicode: ReadonlyMap<number, string>;
  /** Code → width in thousandths of an em, as the file says. */
  readonly widths: ReadonlyMap<number, number>;
  /** Code → width in thousandths of an em, as the embedded font has it. */
  readonly ownWidths: readonly number[];
}

/** Reads all fonts by their names in the resources that pages share. */
export function fontsOf(file: PdfObjects): ReadonlyMap<string, FontReading> {
  const fonts = new Map<string, FontReading>();
  for (const { page } of file.pages)
    for (const [key, value] of file.dictionary(
      file.dictionary(page.get("Resources")).get("Font"),
    )) {
      if (!isReference(value)) throw new Error("a font that is no object");
      if (!fonts.has(key)) fonts.set(key, readFont(file, value.id));
    }
  return fonts;
}

function readFont(file: PdfObjects, id: number): FontReading {
  const font = file.dictionary({ id });
  const descendant = file.dictionary(file.array(font.get("DescendantFonts"))[0]);
  const descriptor = file.dictionary(descendant.get("FontDescriptor"));
  const embedded = file.resolve(descriptor.get("FontFile2"));
  const program = isStream(embedded) ? file.content(descriptor.get("FontFile2")) : Buffer.alloc(0);
  const widths = new Map<number, number>();
  const [first, list] = file.array(descendant.get("W"));
  if (isArray(list))
    for (const [at, width] of list.entries()) widths.set(Number(first) + at, Number(width));
  return {
    name: String(font.get("BaseFont")).slice(1),
    program,
    unicode: readUnicode(file.content(font.get("ToUnicode")).toString("latin1")),
    widths,
    ownWidths: program.length > 0 ? readWidths(program) : [],
  };
}

// Ranges with an array of targets, the only form that is written (ISO 32000-1 9.10.3).
function readUnicode(cmap: string): Map<number, string> {
  const unicode = new Map<number, string>();
  for (const [, first = "", targets = ""] of cmap.matchAll(
    /<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g,
  ))
    [...targets.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, target = ""], at) => {
      const bytes = Buffer.from(target.replaceAll(" ", ""), "hex");
      unicode.set(Number.parseInt(first, 16) + at, bytes.swap16().toString("utf16le"));
    });
  return unicode;
}

// OpenType: hmtx holds an advance for each of the first hhea.numberOfHMetrics glyphs.
function readWidths(program: Buffer): number[] {
  const table = (tag: string): number => {
    for (let at = 12; at < 12 + 16 * program.readUInt16BE(4); at += 16)
      if (program.toString("latin1", at, at + 4) === tag) return program.readUInt32BE(at + 8);
    throw new Error(`no ${tag} table`);
  };
  const unitsPerEm = program.readUInt16BE(table("head") + 18);
  const count = program.readUInt16BE(table("hhea") + 34);
  const start = table("hmtx");
  return Array.from(
    { length: count },
    (_, glyph) => (program.readUInt16BE(start + glyph * 4) * 1000) / unitsPerEm,
  );
}
