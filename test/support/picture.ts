import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, sep } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import pixelmatch from "pixelmatch";
import { expect } from "vitest";

/** Pixels as red, green, blue and opacity, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

const updating = process.env["UPDATE_GOLDEN"] === "1";

/**
 * Compares a picture with the PNG at `path`: at most `share` of its pixels may differ to the eye. One that
 * has no PNG fails, unless files are being updated. What differs is written below `actual/` in the place of
 * `expected/`, with a picture of the differences.
 */
export async function expectPicture(path: string, picture: Picture, share: number): Promise<void> {
  const png = encodePng(picture);
  if (updating) write(path, png);
  const expected = await readPng(path);
  const difference = new Uint8ClampedArray(picture.data.length);
  const { width, height } = picture;
  const differing =
    expected?.width !== width || expected.height !== height
      ? width * height
      : pixelmatch(expected.data, picture.data, difference, width, height, { threshold: 0.1 });
  const isSame = differing <= share * width * height;
  if (!isSame) {
    const actual = actualOf(path);
    write(actual, png);
    if (expected !== undefined)
      write(actual.replace(/png$/, "difference.png"), encodePng({ ...picture, data: difference }));
  }
  const hint = `${path} ${expected ? "" : "is missing: "}see actual/, then "npm run test:update"`;
  expect(isSame ? 0 : differing, hint).toBe(0);
}

/** Returns the path, below `actual/`, of what a test made in place of a file below `expected/`. */
function actualOf(path: string): string {
  const folders = path.split(sep);
  return folders.with(folders.lastIndexOf("expected"), "actual").join(sep);
}

async function readPng(path: string): Promise<Picture | undefined> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  const image = await loadImage(bytes);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/**
 * Returns a picture as a PNG with a palette, each colour rounded to one of 16 steps a channel: a quarter of
 * the size, and no difference that the eye or a comparison would see (PNG specification, 11.2 and 11.3.1).
 */
function encodePng({ width, height, data }: Picture): Uint8Array {
  const palette = new Map<number, number>();
  const rows = Buffer.alloc(height * (width + 1));
  for (let pixel = 0; pixel < width * height; pixel++) {
    const color = [0, 1, 2].reduce((sum, channel) => {
      const step = Math.round((data[pixel * 4 + channel] ?? 0) / 17);
      return sum * 256 + step * 17;
    }, 0);
    const index = palette.get(color) ?? palette.size;
    if (index > 255) throw new Error("more colours than a palette holds");
    palette.set(color, index);
    rows[pixel + Math.floor(pixel / width) + 1] = index;
  }
  const colors = Buffer.alloc(palette.size * 3);
  for (const [color, index] of palette) colors.writeUIntBE(color, index * 3, 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", colors),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
