import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { openPdfKit } from "../../src/pdf/pdfkit.ts";
import { regular } from "../text/fonts.ts";

const manifest = resolve(import.meta.dirname, "../../node_modules/pdfkit/package.json");

// What pdfkit hands over while something is written.
function written(write: (kit: ReturnType<typeof openPdfKit>) => void): string[] {
  const kit = openPdfKit();
  const pieces: string[] = [];
  kit._write = (data) => {
    pieces.push(typeof data === "string" ? data : "bytes");
  };
  kit._refEnd = ({ id }) => {
    pieces.push(`end of ${id}`);
  };
  write(kit);
  return pieces;
}

describe("what is used of pdfkit's private parts", () => {
  test("is that of the version which was looked at", () => {
    expect(JSON.parse(readFileSync(manifest, "utf8"))).toMatchObject({ version: "0.20.2" });
  });

  test("gives out object numbers by the length of _offsets", () => {
    const kit = openPdfKit();
    kit._offsets.length = 0;
    expect(kit.ref({}).id).toBe(1);
    expect(kit._offsets.push(null)).toBe(2);
    expect(kit.ref({}).id).toBe(3);
  });

  test("writes an object in three pieces, a stream in six", () => {
    const pieces = written((kit) => {
      kit._offsets.length = 0;
      kit.ref({ Type: "ObjStm" }).end();
      kit.ref({}).end(new Uint8Array(3));
    });
    const [head, dictionary, tail, end, ...stream] = pieces;
    expect([head, tail, end]).toEqual(["1 0 obj", "endobj", "end of 1"]);
    expect(dictionary).toMatch(/^<<\s*\/Type \/ObjStm\s*>>$/);
    expect(stream[1]).toMatch(/\/Filter \/FlateDecode/);
    expect(stream.filter((piece) => !piece.startsWith("<<"))).toEqual([
      "2 0 obj",
      "stream",
      "bytes",
      "\nendstream",
      "endobj",
      "end of 2",
    ]);
  });

  test("takes an open font, and embeds a glyph at each of its codes", () => {
    const kit = openPdfKit();
    kit.font(regular.handle);
    const { subset, widths, unicode } = kit._font;
    const glyph = regular.glyphId(0x61);
    expect(subset.includeGlyph(glyph)).toBe(1);
    expect(subset.includeGlyph(glyph)).toBe(1);
    expect(subset.glyphs.push(glyph)).toBe(3);
    expect([widths.length, unicode.length]).toEqual([1, 1]);
  });

  test("embeds a font when it is finished", () => {
    const pieces = written((kit) => {
      kit.font(regular.handle);
      kit._font.widths[1] = 500;
      kit._font.unicode[1] = [0x61];
      kit._font.subset.includeGlyph(regular.glyphId(0x61));
      kit._font.ref();
      kit._font.finalize();
    }).join("\n");
    expect(pieces).toMatch(/\/BaseFont \/[A-Z]{6}\+Vazirmatn-Regular/);
    expect(pieces).toContain("/Encoding /Identity-H");
    expect(pieces).toContain("/CIDToGIDMap /Identity");
    expect(pieces).toMatch(/\/W \[0 \[[\d.]+ 500\]\]/);
  });

  test("writes the profile of sRGB as output intent", () => {
    const kit = openPdfKit();
    kit._addColorOutputIntent();
    expect(kit._root.data.OutputIntents).toHaveLength(1);
  });
});
