import { crc32, deflateSync, inflateSync } from "node:zlib";
import { checkSize, damaged, type Image, type Samples } from "./image.ts";
import { separateAlpha } from "./png-alpha.ts";
import { checkFilters, decodeRows, type PngHeader, rowsLength } from "./png-rows.ts";

// PNG (third edition) 5.2.
const signature = Buffer.from("89504e470d0a1a0a", "hex");

/** Tells a PNG by its first bytes. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.equals(bytes.subarray(0, signature.length));
}

/** What a picture is made of; texts, time, place, profile and animation are left out. */
interface Chunks {
  readonly header: PngHeader;
  readonly palette: Buffer | undefined;
  readonly transparency: Buffer | undefined;
  readonly data: Buffer;
}

/** Reads a PNG chunk by chunk and unpacks it, so that what is passed on is what is seen. */
export function readPng(bytes: Uint8Array): Image {
  const chunks = readChunks(Buffer.from(bytes));
  const { header, palette, transparency } = chunks;
  const { rows, data } = unpack(chunks.data, header);
  checkFilters(rows, header);
  const { width, height } = header;
  const file = Buffer.concat([
    signature,
    writeChunk("IHDR", headerBytes(header)),
    ...(palette === undefined ? [] : [writeChunk("PLTE", palette)]),
    ...(transparency === undefined ? [] : [writeChunk("tRNS", transparency)]),
    writeChunk("IDAT", data),
    writeChunk("IEND", Buffer.alloc(0)),
  ]);
  const samples = samplesOf(chunks, rows, data);
  return { kind: "png", width, height, file, samples, orientation: 1 };
}

// As it is where a PDF can hold it so; taken apart into colour and opacity, 8 bits each, where not.
function samplesOf({ header, palette, transparency }: Chunks, rows: Buffer, data: Buffer): Samples {
  const { width, height, depth, color } = header;
  const hasAlpha = color >= 4 || transparency !== undefined;
  if (!hasAlpha && !header.interlaced)
    return {
      width,
      height,
      bits: depth,
      color: color === 3 ? "palette" : color === 0 ? "gray" : "rgb",
      coding: "rows",
      data,
      ...(palette !== undefined && color === 3 && { palette }),
    };
  const pixels = decodeRows(rows, header);
  const { colors, isGray, alpha } = separateAlpha(pixels, header, { palette, transparency });
  const perPixel = isGray ? 1 : 3;
  return {
    width,
    height,
    bits: 8,
    color: isGray ? "gray" : "rgb",
    coding: "rows",
    data: packRows(colors, width * perPixel),
    ...(alpha !== undefined && { alpha: packRows(alpha, width) }),
  };
}

// The data are passed on as they were packed, without what may stand behind their end.
function unpack(data: Buffer, header: PngHeader): { rows: Buffer; data: Buffer } {
  const length = rowsLength(header);
  const { rows, used } = inflate(data, length);
  if (rows.length !== length) throw damaged("is cut off, or damaged");
  return { rows, data: data.subarray(0, used) };
}

// Never more than the picture needs: a small file may unpack to gigabytes.
function inflate(data: Buffer, length: number): { rows: Buffer; used: number } {
  try {
    // With `info` there is also what unpacked it, of which the types do not know.
    const result: unknown = inflateSync(data, { maxOutputLength: length, info: true });
    const rows: unknown = Reflect.get(Object(result), "buffer");
    const engine: unknown = Reflect.get(Object(result), "engine");
    const used: unknown = Reflect.get(Object(engine), "bytesWritten");
    if (Buffer.isBuffer(rows) && typeof used === "number") return { rows, used };
  } catch {
    // Whatever is wrong with the data is the same to whoever wants to see the picture.
  }
  throw damaged("is cut off, or damaged");
}

// Each row as its difference from the one above (PNG 9.2, filter 2), which packs pictures well enough.
function packRows(samples: Buffer, length: number): Buffer {
  const count = samples.length / length;
  const rows = Buffer.alloc(samples.length + count);
  for (let row = 0; row < count; row++) {
    const [from, to] = [row * length, row * (length + 1)];
    rows[to] = 2;
    for (let x = 0; x < length; x++) {
      const above = row === 0 ? 0 : (samples[from + x - length] ?? 0);
      rows[to + 1 + x] = (samples[from + x] ?? 0) - above;
    }
  }
  return deflateSync(rows);
}

function readChunks(bytes: Buffer): Chunks {
  let header: PngHeader | undefined;
  let palette: Buffer | undefined;
  let transparency: Buffer | undefined;
  const data: Buffer[] = [];
  let hasEnd = false;
  for (let at = signature.length; !hasEnd; ) {
    const length = at + 12 > bytes.length ? -1 : bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (length < 0 || end > bytes.length) throw damaged("is cut off");
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, end - 4);
    const isNeeded = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"].includes(type);
    if (isNeeded && crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw damaged("is damaged");
    if ((header === undefined) !== (type === "IHDR")) throw damaged("is damaged");
    if (type === "IHDR") header = readHeader(body);
    else if (type === "PLTE") palette ??= body;
    else if (type === "tRNS") transparency ??= body;
    else if (type === "IDAT") data.push(body);
    else if (type === "IEND") hasEnd = true;
    // An upper-case letter marks what nobody may pass over (5.4).
    else if (/^[A-Z]/.test(type)) throw damaged("is damaged");
    at = end;
  }
  if (header === undefined || data.length === 0) throw damaged("has no picture in it");
  checkColors(header, palette, transparency);
  return { header, palette, transparency, data: Buffer.concat(data) };
}

// Depths that go with each kind of colour (table 11.1).
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

function readHeader(body: Buffer): PngHeader {
  const [depth = 0, color = -1, compression, filter, interlace = 2] = body.subarray(8);
  if (body.length !== 13 || !depths[color]?.includes(depth)) throw damaged("is damaged");
  if (compression !== 0 || filter !== 0 || interlace > 1) throw damaged("is damaged");
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  checkSize(width, height);
  return { width, height, depth, color, interlaced: interlace === 1 };
}

function headerBytes({ width, height, depth, color, interlaced }: PngHeader): Buffer {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body.set([depth, color, 0, 0, interlaced ? 1 : 0], 8);
  return body;
}

function checkColors(
  { color, depth }: PngHeader,
  palette: Buffer | undefined,
  transparency: Buffer | undefined,
): void {
  const colors = (palette?.length ?? 0) / 3;
  if (color === 3 && (colors < 1 || colors > 2 ** depth || !Number.isInteger(colors)))
    throw damaged("is damaged: its palette does not fit");
  if (color !== 3 && palette !== undefined && (!Number.isInteger(colors) || colors > 256))
    throw damaged("is damaged: its palette does not fit");
  if (transparency === undefined) return;
  const wanted = { 0: 2, 2: 6 }[color];
  const fits =
    color === 3
      ? transparency.length <= colors
      : wanted !== undefined && transparency.length === wanted;
  if (!fits) throw damaged("is damaged: its transparency does not fit");
}

function writeChunk(type: string, body: Buffer): Buffer {
  const chunk = Buffer.alloc(body.length + 12);
  chunk.writeUInt32BE(body.length, 0);
  chunk.write(type, 4, "latin1");
  body.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, body.length + 8)), body.length + 8);
  return chunk;
}
