import { channelsOf, type PngHeader } from "./png-rows.ts";

/** Colour and opacity of a picture, 8 bits each. */
interface Separated {
  readonly colors: Buffer;
  readonly isGray: boolean;
  /** Absent where every pixel is opaque. */
  readonly alpha: Buffer | undefined;
}

interface Tables {
  readonly palette: Buffer | undefined;
  readonly transparency: Buffer | undefined;
}

/** Parts the samples of a picture into its colours and their opacity. */
export function separateAlpha(
  samples: Uint8Array | Uint16Array,
  header: PngHeader,
  tables: Tables,
): Separated {
  const count = header.width * header.height;
  const isGray = header.color === 0 || header.color === 4;
  const perPixel = isGray ? 1 : 3;
  const colors = Buffer.alloc(count * perPixel);
  const alpha = Buffer.alloc(count, 255);
  const channels = channelsOf(header.color);
  const toByte = byteScale(header.depth);
  const clear = clearColor(header, tables.transparency);
  let isOpaque = true;
  for (let pixel = 0; pixel < count; pixel++) {
    const at = pixel * channels;
    const first = samples[at] ?? 0;
    if (header.color === 3) {
      // A number that the palette does not have is black (PNG 11.2.2 leaves it open).
      for (let channel = 0; channel < 3; channel++)
        colors[pixel * 3 + channel] = tables.palette?.[first * 3 + channel] ?? 0;
      alpha[pixel] = tables.transparency?.[first] ?? 255;
    } else {
      for (let channel = 0; channel < perPixel; channel++)
        colors[pixel * perPixel + channel] = toByte(samples[at + channel] ?? 0);
      if (header.color >= 4) alpha[pixel] = toByte(samples[at + perPixel] ?? 0);
      else if (clear?.every((value, channel) => samples[at + channel] === value)) alpha[pixel] = 0;
    }
    isOpaque &&= alpha[pixel] === 255;
  }
  return { colors, isGray, alpha: isOpaque ? undefined : alpha };
}

// PNG 12.5: the highest sample becomes 255.
function byteScale(depth: number): (sample: number) => number {
  if (depth === 8) return (sample) => sample;
  if (depth === 16) return (sample) => sample >> 8;
  const most = 2 ** depth - 1;
  return (sample) => Math.round((sample * 255) / most);
}

// PNG 11.3.1.1: the one colour that is not there.
function clearColor(
  { color, depth }: PngHeader,
  transparency: Buffer | undefined,
): readonly number[] | undefined {
  if (transparency === undefined || color === 3) return undefined;
  const mask = 2 ** depth - 1;
  return Array.from({ length: channelsOf(color) }, (_, index) => {
    return transparency.readUInt16BE(2 * index) & mask;
  });
}
