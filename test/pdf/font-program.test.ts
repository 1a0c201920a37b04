import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { subsetProgram } from "../../src/pdf/font-program.ts";
import { openPdfKit } from "../../src/pdf/pdfkit.ts";
import { type FontFace, loadFonts } from "../../src/text/index.ts";
import { liberation, readFont, regular } from "../text/fonts.ts";

const [roboto] = (
  await loadFonts(
    [{ family: "Roboto", weight: 400, file: "templates/fonts/Roboto-Regular.ttf" }],
    readFont,
  )
).faces;
// Letters made of others, one made of nothing, and one glyph at two codes.
const text = "Añö ﷲ آزُÉi g½";

function subsetOf(face: FontFace | undefined) {
  if (face === undefined) throw new Error("no such font");
  const kit = openPdfKit();
  kit.font(face.handle);
  const { subset } = kit._font;
  for (const character of text) {
    const id = face.glyphId(character.codePointAt(0) ?? 0);
    if (id !== 0) subset.includeGlyph(id);
  }
  subset.glyphs.push(face.glyphId(0x41));
  return { face, subset };
}

function smaller(table: Uint8Array): Uint8Array {
  const deflated = deflateSync(table);
  return deflated.length < table.length ? deflated : table;
}

// A font as WOFF 1.0 has it: each table deflated where that makes it smaller.
function packed({ bytes, handle }: FontFace): Uint8Array {
  const tables = Object.entries(handle.directory.tables).map(([tag, { offset, length }]) => ({
    tag,
    length,
    data: smaller(bytes.subarray(offset, offset + length)),
  }));
  const start = 44 + tables.length * 20;
  const head = Buffer.alloc(start);
  head.write("wOFF", 0, "latin1");
  head.writeUInt32BE(0x10000, 4);
  head.writeUInt16BE(tables.length, 12);
  let offset = start;
  for (const [index, { tag, length, data }] of tables.entries()) {
    const at = 44 + index * 20;
    head.write(tag, at, "latin1");
    head.writeUInt32BE(offset, at + 4);
    head.writeUInt32BE(data.length, at + 8);
    head.writeUInt32BE(length, at + 12);
    offset += data.length;
  }
  head.writeUInt32BE(offset, 8);
  return Buffer.concat([head, ...tables.map(({ data }) => data)]);
}

describe("the font program of a file's glyphs", () => {
  test.each([
    ["Vazirmatn", regular],
    ["Roboto", roboto],
    ["Liberation", liberation.faces[0]],
  ])("is byte for byte that of fontkit: %s", (_, font) => {
    const [own, theirs] = [subsetOf(font), subsetOf(font)];
    const program = subsetProgram(own.face, own.subset);
    expect(program === undefined).toBe(false);
    expect(Buffer.from(program ?? []).equals(theirs.subset.encode())).toBe(true);
    expect(own.subset.glyphs).toEqual(theirs.subset.glyphs);
  });

  test("is left to fontkit where tables are packed", async () => {
    const source = { family: "Packed", weight: 400, file: "packed.woff" };
    const { faces } = await loadFonts([source], () => packed(regular));
    const { face, subset } = subsetOf(faces[0]);
    expect(face.advanceOf(face.glyphId(0x41))).toBe(regular.advanceOf(regular.glyphId(0x41)));
    expect(subsetProgram(face, subset)).toBeUndefined();
  });
});
