import { crc32, deflateSync } from "node:zlib";
import { createCanvas, loadImage } from "@napi-rs/canvas";

/** A PNG to be made: what each pixel holds, sample by sample. */
export interface PngSketch {
  readonly width: number;
  readonly height: number;
  /** As in IHDR: 0 gray, 2 RGB, 3 palette, 4 gray and 6 RGB with opacity. */
  readonly color: number;
  readonly depth?: number;
  readonly interlaced?: boolean;
  readonly filter?: number;
  readonly pixel: (x: number, y: number) => readonly number[];
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
  /** More chunks, before the picture's data. */
  readonly chunks?: readonly Buffer[];
}

export const pngSignature: Buffer = Buffer.from("89504e470d0a1a0a", "hex");

export function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function headerChunk(width: number, height: number, ...rest: readonly number[]): Buffer {
  const body = Buffer.alloc(8);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  return chunk("IHDR", Buffer.concat([body, Uint8Array.from(rest)]));
}

/** Makes a PNG, each row by the filter named. */
export function png(sketch: PngSketch): Buffer {
  const { width, height, color, depth = 8, interlaced = false, palette, transparency } = sketch;
  return Buffer.concat([
    pngSignature,
    headerChunk(width, height, depth, color, 0, 0, interlaced ? 1 : 0),
    ...(sketch.chunks ?? []),
    ...(palette ? [chunk("PLTE", Uint8Array.from(palette))] : []),
    ...(transparency ? [chunk("tRNS", Uint8Array.from(transparency))] : []),
    chunk("IDAT", deflateSync(rowsOf(sketch))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

// Adam7 as a table: the first column and row of a pass, and its steps (PNG 8.2).
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function rowsOf({ width, height, interlaced = false, ...sketch }: PngSketch): Buffer {
  const { depth = 8, filter = 0, pixel } = sketch;
  const rows: Buffer[] = [];
  for (const [x0, y0, dx, dy] of interlaced ? passes : ([[0, 0, 1, 1]] as const)) {
    let above: readonly number[] = [];
    for (let y = y0; y < height; y += dy) {
      const samples: number[] = [];
      for (let x = x0; x < width; x += dx) samples.push(...pixel(x, y));
      if (samples.length === 0) continue;
      const bytes = pack(samples, depth);
      const distance = Math.max(1, (pixel(0, 0).length * depth) >> 3);
      rows.push(
        Buffer.from([filter, ...bytes.map((b, i) => b - guess(filter, bytes, above, i, distance))]),
      );
      above = bytes;
    }
  }
  return Buffer.concat(rows);
}

function pack(samples: readonly number[], depth: number): number[] {
  if (depth === 16) return samples.flatMap((sample) => [sample >> 8, sample & 255]);
  if (depth === 8) return [...samples];
  const bytes = new Array<number>(Math.ceil((samples.length * depth) / 8)).fill(0);
  samples.forEach((sample, index) => {
    const bit = index * depth;
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (sample << (8 - depth - (bit & 7)));
  });
  return bytes;
}

function guess(
  filter: number,
  row: readonly number[],
  above: readonly number[],
  index: number,
  distance: number,
): number {
  const [left, up, corner] = [
    row[index - distance] ?? 0,
    above[index] ?? 0,
    above[index - distance] ?? 0,
  ];
  const p = left + up - corner;
  const nearest = [left, up, corner].toSorted((a, b) => Math.abs(p - a) - Math.abs(p - b))[0] ?? 0;
  return [0, left, up, (left + up) >> 1, nearest][filter] ?? 0;
}

/** Makes a JPEG whose upper left quarter is green, on white; 40 by 20. */
export async function jpeg(): Promise<Buffer> {
  const canvas = createCanvas(40, 20);
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, 40, 20);
  context.fillStyle = "#00aa00";
  context.fillRect(0, 0, 20, 10);
  return canvas.encode("jpeg", 95);
}

export function segment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Puts segments right behind the start of a JPEG. */
export function withSegments(picture: Buffer, ...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([picture.subarray(0, 2), ...segments, picture.subarray(2)]);
}

/** An Exif segment as cameras write it: how the picture is turned, what it shows, and where it was taken. */
export function exif(orientation: number, order: "II" | "MM" = "II"): Buffer {
  const isLittle = order === "II";
  const tiff = Buffer.alloc(120);
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, "latin1");
  short(42, 2);
  long(8, 4);
  short(3, 8);
  const entries = [
    [0x010e, 2, 22, 60],
    [0x0112, 3, 1, 0],
    [0x8825, 4, 1, 90],
  ] as const;
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + 12 * index;
    short(tag, at);
    short(type, at + 2);
    long(count, at + 4);
    long(value, at + 8);
  });
  short(orientation, 10 + 12 + 8);
  tiff.write("SECRET 34.5000 69.2000", 60, "latin1");
  return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]));
}

/** Returns the colours of a picture as another program reads it: RGBA, row by row. */
export async function pixelsOf(file: Uint8Array): Promise<readonly number[]> {
  const image = await loadImage(Buffer.from(file));
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return [...context.getImageData(0, 0, image.width, image.height).data];
}
