import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Image, type ImageProblem, readImage } from "../../src/image/index.ts";
import {
  chunk,
  exif,
  headerChunk,
  jpeg,
  type PngSketch,
  pixelsOf,
  png,
  pngSignature,
  segment,
  withSegments,
} from "./pictures.ts";

function read(bytes: Uint8Array): Image {
  const image = readImage(bytes);
  if ("code" in image) throw new Error(`${image.code}: ${image.message}`);
  return image;
}

function problemOf(bytes: Uint8Array): ImageProblem | undefined {
  const image = readImage(bytes);
  return "code" in image ? image : undefined;
}

const secret = Buffer.from("SECRET");

/** Everything that leaves with a picture: the file, and what a PDF gets, packed and unpacked. */
function leaving({ file, samples }: Image): Buffer {
  const parts = [samples.data, ...(samples.alpha ? [samples.alpha] : [])];
  const open = samples.coding === "rows" ? parts.map((part) => inflateSync(part)) : [];
  return Buffer.concat([file, ...parts, ...open]);
}

const gradient: PngSketch = {
  width: 13,
  height: 9,
  color: 2,
  pixel: (x, y) => [x * 19, y * 28, 99],
};
const grayPixel = (x: number, y: number): readonly number[] => [(x * 7 + y * 3) % 256];

describe("a PNG", () => {
  const palette = [0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255];
  test.each<readonly [string, PngSketch, Image["samples"]["color"], number, boolean]>([
    ["in RGB", gradient, "rgb", 8, false],
    ["in gray", { ...gradient, color: 0, pixel: grayPixel }, "gray", 8, false],
    ["of 1 bit", { ...gradient, color: 0, depth: 1, pixel: (x) => [x % 2] }, "gray", 1, false],
    [
      "of 16 bits",
      { ...gradient, depth: 16, pixel: (x, y) => [x * 5000, y * 7000, 9] },
      "rgb",
      16,
      false,
    ],
    [
      "with a palette",
      { ...gradient, color: 3, depth: 2, palette, pixel: (x, y) => [(x + y) % 4] },
      "palette",
      2,
      false,
    ],
    ["that is interlaced", { ...gradient, interlaced: true }, "rgb", 8, false],
    [
      "with opacity",
      { ...gradient, color: 6, pixel: (x, y) => [x * 19, y * 28, 9, x * 20] },
      "rgb",
      8,
      true,
    ],
    [
      "in gray, of 16 bits, with opacity",
      { ...gradient, color: 4, depth: 16, pixel: (x, y) => [x * 4000, y * 6000] },
      "gray",
      8,
      true,
    ],
    [
      "with a palette, one colour of which is clear",
      {
        ...gradient,
        color: 3,
        depth: 4,
        interlaced: true,
        palette,
        transparency: [0],
        pixel: (x) => [x % 4],
      },
      "rgb",
      8,
      true,
    ],
    [
      "with one colour that is not there",
      {
        ...gradient,
        color: 0,
        depth: 4,
        transparency: [0, 3],
        pixel: (x) => [x],
      },
      "gray",
      8,
      true,
    ],
    [
      "whose opacity is full everywhere",
      { ...gradient, color: 6, pixel: (x, y) => [x, y, 9, 255] },
      "rgb",
      8,
      false,
    ],
  ])("%s is read as it looks", async (_, sketch, color, bits, hasAlpha) => {
    const bytes = png(sketch);
    const { width, height, file, samples } = read(bytes);
    expect([width, height]).toEqual([13, 9]);
    expect(await pixelsOf(file)).toEqual(await pixelsOf(bytes));
    expect([samples.color, samples.bits, samples.alpha !== undefined]).toEqual([
      color,
      bits,
      hasAlpha,
    ]);
  });

  test.each([0, 1, 2, 3, 4])("of rows by filter %d has its opacity apart", (filter) => {
    const pixel = (x: number, y: number): readonly number[] =>
      [x * 19, (x ^ y) * 40, (x * y) % 3, ((x + y) % 4) * 60].map((v) => v & 255);
    const { samples } = read(png({ ...gradient, color: 6, filter, pixel }));
    const rows = (data: Uint8Array, perPixel: number): number[] => {
      const stored = inflateSync(data);
      const out: number[] = [];
      for (let y = 0; y < 9; y++) {
        const start = y * (13 * perPixel + 1);
        expect(stored[start]).toBe(2);
        for (let x = 0; x < 13 * perPixel; x++)
          out.push(((stored[start + 1 + x] ?? 0) + (out.at(-13 * perPixel) ?? 0)) & 255);
      }
      return out;
    };
    const all = Array.from({ length: 9 * 13 }, (_, at) => pixel(at % 13, Math.floor(at / 13)));
    expect(rows(samples.data, 3)).toEqual(
      all.flatMap((each) => each.slice(0, 3).map((v) => v & 255)),
    );
    expect(rows(samples.alpha ?? new Uint8Array(), 1)).toEqual(all.map((each) => each[3]));
  });

  test("of any kind looks the same afterwards, and is the same file whenever it is read", async () => {
    const kinds = [
      [0, [1, 2, 4, 8, 16]],
      [2, [8, 16]],
      [4, [8, 16]],
      [6, [8, 16]],
    ] as const;
    const kind = fc.constantFrom(
      ...kinds.flatMap(([color, depths]) => depths.map((depth) => ({ color, depth }))),
    );
    const size = fc.integer({ min: 1, max: 20 });
    await fc.assert(
      fc.asyncProperty(
        kind,
        size,
        size,
        fc.boolean(),
        fc.nat(4),
        async (of, width, height, interlaced, filter) => {
          const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[of.color];
          const most = 2 ** of.depth;
          const pixel = (x: number, y: number): readonly number[] =>
            Array.from({ length: channels }, (_, c) =>
              of.color >= 4 && c === channels - 1
                ? most - 1
                : (x * 7919 + y * 104_729 + c * 31) % most,
            );
          const bytes = png({ ...of, width, height, interlaced, filter, pixel });
          const image = read(bytes);
          expect(await pixelsOf(image.file)).toEqual(await pixelsOf(bytes));
          expect(readImage(bytes)).toEqual(image);
          expect(read(image.file).file).toEqual(image.file);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("leaves texts, place and time behind, and what is hidden after its end", () => {
    const chunks = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "prVt"].map((type) =>
      chunk(type, secret),
    );
    const bytes = Buffer.concat([png({ ...gradient, chunks }), secret]);
    expect(bytes.includes(secret)).toBe(true);
    expect(leaving(read(bytes)).includes(secret)).toBe(false);
  });

  test("leaves behind what stands in its data after their end", () => {
    const whole = png(gradient);
    const end = whole.length - 12;
    const more = chunk("IDAT", secret);
    const bytes = Buffer.concat([whole.subarray(0, end), more, whole.subarray(end)]);
    expect(leaving(read(bytes)).includes(secret)).toBe(false);
    expect(read(bytes).file).toEqual(read(whole).file);
  });

  const valid = png(gradient);
  const flipped = Buffer.from(valid);
  flipped.writeUInt8((flipped[50] ?? 0) ^ 1, 50);
  const bomb = Buffer.concat([
    pngSignature,
    headerChunk(2, 2, 8, 0, 0, 0, 0),
    chunk("IDAT", Buffer.from(inflateBomb())),
    chunk("IEND", Buffer.alloc(0)),
  ]);

  test.each([
    ["cut off in its data", valid.subarray(0, 60), "image/damaged"],
    ["cut off before its end", valid.subarray(0, -12), "image/damaged"],
    ["of nothing but a signature", pngSignature, "image/damaged"],
    ["with a wrong sum", flipped, "image/damaged"],
    ["that unpacks to more than it shows", bomb, "image/damaged"],
    ["of fewer rows than it says", png({ ...gradient, pixel: () => [1] }), "image/damaged"],
    ["with a filter that does not exist", png({ ...gradient, filter: 7 }), "image/damaged"],
    ["of no width", pngOf(headerChunk(0, 2, 8, 0, 0, 0, 0)), "image/damaged"],
    ["of a depth that does not exist", pngOf(headerChunk(2, 2, 3, 0, 0, 0, 0)), "image/damaged"],
    [
      "with a palette of no colours",
      png({ ...gradient, color: 3, pixel: () => [0] }),
      "image/damaged",
    ],
    [
      "of huge size",
      pngOf(headerChunk(2 ** 31 - 1, 2 ** 31 - 1, 16, 6, 0, 0, 1)),
      "image/too-large",
    ],
  ])("%s is refused", (_, bytes, code) => {
    expect(problemOf(bytes)?.code).toBe(code);
  });
});

function pngOf(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([pngSignature, ...chunks]);
}

// A megabyte of nothing, in a thousand bytes.
function inflateBomb(): Uint8Array {
  const rows = png({ width: 1000, height: 1000, color: 0, pixel: () => [0] });
  const at = rows.indexOf("IDAT");
  return rows.subarray(at + 4, at + 4 + rows.readUInt32BE(at - 4));
}

describe("a JPEG", () => {
  test("looks the same afterwards", async () => {
    const bytes = await jpeg();
    const { width, height, file, samples } = read(bytes);
    expect([width, height, samples.color, samples.coding]).toEqual([40, 20, "rgb", "jpeg"]);
    expect(await pixelsOf(file)).toEqual(await pixelsOf(bytes));
  });

  test.each([1, 3, 6, 8])("turned by %d is shown upright, and tells only that", async (way) => {
    const bytes = withSegments(await jpeg(), exif(way, way > 3 ? "MM" : "II"));
    const image = read(bytes);
    expect(image.orientation).toBe(way);
    expect([image.width, image.height]).toEqual(way > 4 ? [20, 40] : [40, 20]);
    expect(await pixelsOf(image.file)).toEqual(await pixelsOf(bytes));
    expect(image.samples.width).toBe(40);
  });

  test("leaves place, time, comments and previews behind", async () => {
    const plain = await jpeg();
    const jfif = Buffer.from("4a46494600010200000100010303", "hex");
    const bytes = Buffer.concat([
      withSegments(
        plain,
        segment(0xe0, Buffer.concat([jfif, Buffer.from("SECRET of 27 bytes in here.")])),
        exif(6),
        segment(0xe1, Buffer.from("http://ns.adobe.com/xap/1.0/\0SECRET")),
        segment(0xe2, Buffer.from("ICC_PROFILE\0SECRET")),
        segment(0xed, Buffer.from("Photoshop 3.0\0SECRET")),
        segment(0xee, Buffer.concat([Buffer.from("Adobe\0d\0\0\0\0\x01", "latin1"), secret])),
        segment(0xfe, secret),
      ),
      secret,
    ]);
    expect(bytes.includes(secret)).toBe(true);
    const image = read(bytes);
    expect(leaving(image).includes(secret)).toBe(false);
    expect(Buffer.from(image.file).indexOf("Exif")).toBeGreaterThan(0);
    expect(Buffer.from(image.samples.data).indexOf("Exif")).toBe(-1);
    expect(await pixelsOf(image.file)).toHaveLength(40 * 20 * 4);
  });

  test("without a word about its colours, whose parts are named R, G and B, is plain RGB", async () => {
    const { data } = read(await jpeg()).samples;
    const named = Buffer.from(data.filter((_, at) => at < 2 || at >= 20));
    const frame = named.indexOf(Buffer.from([0xff, 0xc0]));
    const scan = named.indexOf(Buffer.from([0xff, 0xda]));
    "RGB".split("").forEach((name, index) => {
      named.writeUInt8(name.charCodeAt(0), frame + 10 + 3 * index);
      named.writeUInt8(name.charCodeAt(0), scan + 5 + 2 * index);
    });
    expect(read(named).samples.isPlainRgb).toBe(true);
    expect(read(await jpeg()).samples).not.toHaveProperty("isPlainRgb");
  });

  test("in CMYK, in 12 bits or without loss is refused with what to do", async () => {
    const plain = await jpeg();
    const at = plain.indexOf(Buffer.from([0xff, 0xc0]));
    const changed = (offset: number, value: number): Buffer => {
      const copy = Buffer.from(plain);
      copy.writeUInt8(value, at + offset);
      return copy;
    };
    const head = (parts: number): Buffer =>
      segment(0xc0, Buffer.from([8, 0, 2, 0, 2, parts, ...new Array(3 * parts).fill(1)]));
    const cmyk = Buffer.concat([plain.subarray(0, 2), head(4), plain.subarray(at)]);
    for (const bytes of [cmyk, changed(4, 12), changed(1, 0xc3), changed(1, 0xc9)])
      expect(problemOf(bytes)).toMatchObject({
        code: "image/unsupported",
        hint: expect.stringContaining("RGB"),
      });
  });

  test("however it is cut off, is refused", async () => {
    const bytes = withSegments(await jpeg(), exif(6));
    for (let length = 3; length < bytes.length; length++)
      expect(problemOf(bytes.subarray(0, length))?.code).toBe("image/damaged");
  });

  test("of huge size, of no height, or of too many parts is refused", async () => {
    const plain = await jpeg();
    const at = plain.indexOf(Buffer.from([0xff, 0xc0]));
    const sized = (width: number, height: number): Buffer => {
      const copy = Buffer.from(plain);
      copy.writeUInt16BE(height, at + 5);
      copy.writeUInt16BE(width, at + 7);
      return copy;
    };
    expect(problemOf(sized(65_535, 65_535))?.code).toBe("image/too-large");
    expect(problemOf(sized(40, 0))?.code).toBe("image/damaged");
    const many = new Array<Buffer>(20_000).fill(segment(0xfe, Buffer.alloc(0)));
    expect(problemOf(withSegments(plain, ...many))?.code).toBe("image/damaged");
  });
});

describe("a file", () => {
  test.each([
    ["a GIF", Buffer.from("GIF89a....")],
    ["a WebP image", Buffer.from("RIFF....WEBPVP8 ")],
    ["a HEIC image", Buffer.from("\0\0\0\x18ftypheic", "latin1")],
    ["an SVG drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ["a PDF", Buffer.from("%PDF-1.7")],
  ])("that is %s is called so, whatever its name", (kind, bytes) => {
    expect(problemOf(bytes)).toMatchObject({
      code: "image/unknown-kind",
      message: expect.stringContaining(kind),
    });
  });

  test("of words, or of nothing, is no picture", () => {
    for (const text of ["", "id,date\n1,2022-05-25\n", "\xff\xd8"])
      expect(problemOf(Buffer.from(text, "latin1"))?.code).toBe("image/unknown-kind");
  });

  test("of more than 20 MB is refused unread", () => {
    expect(problemOf(new Uint8Array(20_000_001))?.code).toBe("image/too-large");
  });

  test("spoiled in any way is a picture or a problem, never an error", async () => {
    const pictures = [
      png(gradient),
      png({ ...gradient, color: 6, interlaced: true, pixel: (x, y) => [x, y, 1, 2] }),
      withSegments(await jpeg(), exif(6)),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...pictures),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (picture, changes) => {
          const copy = Buffer.from(picture);
          for (const [at, value] of changes) copy[at % copy.length] = value;
          const result = readImage(copy);
          expect("code" in result ? result.hint : result.kind).not.toBe("");
        },
      ),
      { numRuns: 400 },
    );
  });

  test("with any header is a picture or a problem, never an error", () => {
    const data = chunk("IDAT", inflateBomb());
    const small = fc.oneof(fc.nat(9), fc.nat());
    fc.assert(
      fc.property(small, small, fc.array(fc.nat(7), { maxLength: 6 }), (width, height, rest) => {
        const end = chunk("IEND", Buffer.alloc(0));
        const palette = chunk("PLTE", Buffer.alloc(6));
        const result = readImage(pngOf(headerChunk(width, height, ...rest), palette, data, end));
        expect("code" in result || result.width === width).toBe(true);
      }),
    );
  });
});
