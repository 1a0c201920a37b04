import { FontFace, FontSet } from "../../src/text/index.ts";

/** Blocks of characters that the font has: Latin with its extensions, Arabic, punctuation. */
const blocks = [
  [0x20, 0x24f],
  [0x600, 0x6ff],
  [0x2000, 0x206f],
] as const;

/**
 * Makes a font set of one face whose every glyph is a square: text of size 10 takes 10 points a
 * character, 8 above the baseline and 2 below, so that positions can be told by counting.
 */
export function squareFonts(): FontSet {
  const faces = [400, 700].map(
    (weight) => new FontFace({ family: "Square", weight, file: "square.ttf" }, squareFont()),
  );
  return new FontSet(faces);
}

// OpenType 1.9: the tables that a TrueType font cannot do without.
function squareFont(): Uint8Array {
  const count = 1 + blocks.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return assemble([
    ["cmap", cmap()],
    ["glyf", new Uint8Array(4)],
    [
      "head",
      words([
        1,
        0,
        1,
        0,
        0,
        0,
        0x5f0f,
        0x3cf5,
        0,
        1000,
        ...zeros(8),
        0,
        0,
        1000,
        1000,
        0,
        8,
        2,
        1,
        0,
      ]),
    ],
    ["hhea", words([1, 0, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 1])],
    ["hmtx", words([1000, 0, ...zeros(count - 1)])],
    ["loca", words(zeros(2 * (count + 1)))],
    ["maxp", words([1, 0, count, ...zeros(13)])],
  ]);
}

// Format 12: segments of characters to consecutive glyphs.
function cmap(): Uint8Array {
  let glyph = 1;
  const groups = blocks.flatMap(([first, last]) => {
    const group = [first, last, glyph];
    glyph += last - first + 1;
    return group;
  });
  const head = words([
    0,
    1,
    3,
    10,
    0,
    12,
    12,
    0,
    0,
    16 + 4 * groups.length,
    0,
    0,
    0,
    blocks.length,
  ]);
  return joined([head, words(groups.flatMap((value) => [value >>> 16, value & 0xffff]))]);
}

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  let offset = 12 + 16 * tables.length;
  const records = tables.map(([tag, data]) => {
    const place = words([0, 0, 0, offset, 0, data.length]);
    offset += padded(data).length;
    return joined([new TextEncoder().encode(tag), place]);
  });
  const header = words([1, 0, tables.length, 0, 0, 0]);
  return joined([header, ...records, ...tables.map(([, data]) => padded(data))]);
}

function words(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * values.length));
  for (const [index, value] of values.entries()) view.setUint16(2 * index, value & 0xffff);
  return new Uint8Array(view.buffer);
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

function padded(data: Uint8Array): Uint8Array {
  return joined([data, new Uint8Array((4 - (data.length % 4)) % 4)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
