import { damaged } from "./image.ts";

/** What a PNG says of itself (PNG 11.2.1). `color`: 0 gray, 2 RGB, 3 palette, 4 and 6 with opacity. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly color: number;
  readonly interlaced: boolean;
}

/** One of the pictures that an interlaced one is sent as: every `dx`th pixel of every `dy`th row. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

// Adam7 (PNG 8.2).
const adam7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];
const whole: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];

/** Returns how many samples a pixel has. */
export function channelsOf(color: number): number {
  return [1, 0, 3, 1, 2, 0, 4][color] ?? 0;
}

interface Part extends Pass {
  readonly columns: number;
  readonly rows: number;
  /** Bytes of a row, without that of its filter. */
  readonly stride: number;
}

function partsOf({ width, height, depth, color, interlaced }: PngHeader): readonly Part[] {
  const passes = interlaced ? adam7 : whole;
  const parts = passes.map((pass): Part => {
    const columns = Math.ceil((width - pass.x) / pass.dx);
    const rows = Math.ceil((height - pass.y) / pass.dy);
    return { ...pass, columns, rows, stride: Math.ceil((columns * channelsOf(color) * depth) / 8) };
  });
  return parts.filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/** Returns how many bytes the rows of a picture are, unpacked, each with its filter. */
export function rowsLength(header: PngHeader): number {
  return partsOf(header).reduce((sum, { rows, stride }) => sum + rows * (stride + 1), 0);
}

/** Throws for a row whose filter does not exist. */
export function checkFilters(rows: Buffer, header: PngHeader): void {
  let at = 0;
  for (const part of partsOf(header))
    for (let row = 0; row < part.rows; row++, at += part.stride + 1)
      if ((rows[at] ?? 0) > 4) throw damaged("is damaged");
}

/** Returns the samples of a picture, pixel by pixel, row by row: 16 bits of each where the PNG has them. */
export function decodeRows(rows: Buffer, header: PngHeader): Uint8Array | Uint16Array {
  const { width, height, depth, color } = header;
  const channels = channelsOf(color);
  const count = width * height * channels;
  const samples = depth === 16 ? new Uint16Array(count) : new Uint8Array(count);
  const distance = Math.max(1, (channels * depth) >> 3);
  let at = 0;
  for (const part of partsOf(header)) {
    let above: Buffer = Buffer.alloc(part.stride);
    for (let row = 0; row < part.rows; row++) {
      const line = rows.subarray(at + 1, at + 1 + part.stride);
      undoFilter(rows[at] ?? 0, line, above, distance);
      const start = (part.y + row * part.dy) * width + part.x;
      if (depth === 8 && part.dx === 1) samples.set(line, start * channels);
      else
        for (let column = 0; column < part.columns; column++)
          for (let channel = 0; channel < channels; channel++)
            samples[(start + column * part.dx) * channels + channel] = sampleAt(
              line,
              column * channels + channel,
              depth,
            );
      above = line;
      at += part.stride + 1;
    }
  }
  return samples;
}

function sampleAt(line: Buffer, index: number, depth: number): number {
  if (depth === 8) return line[index] ?? 0;
  if (depth === 16) return ((line[2 * index] ?? 0) << 8) | (line[2 * index + 1] ?? 0);
  const bit = index * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

// PNG 9.2: each byte is stored as the difference from those to its left and above. A loop for each filter:
// there are hundreds of millions of bytes in a large picture.
function undoFilter(filter: number, line: Buffer, above: Buffer, distance: number): void {
  const { length } = line;
  if (filter === 1)
    for (let index = distance; index < length; index++)
      line[index] = (line[index] ?? 0) + (line[index - distance] ?? 0);
  else if (filter === 2)
    for (let index = 0; index < length; index++)
      line[index] = (line[index] ?? 0) + (above[index] ?? 0);
  else if (filter > 2)
    for (let index = 0; index < length; index++) {
      const left = index < distance ? 0 : (line[index - distance] ?? 0);
      const up = above[index] ?? 0;
      const corner = index < distance ? 0 : (above[index - distance] ?? 0);
      const guess = filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
      line[index] = (line[index] ?? 0) + guess;
    }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
