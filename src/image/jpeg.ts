import { readOrientation, writeOrientation } from "./exif.ts";
import { checkSize, damaged, type Image, ImageError, type Orientation } from "./image.ts";

// ITU-T T.81 B.1.1.3.
const [startOfImage, endOfImage, startOfScan] = [0xd8, 0xd9, 0xda];
const [jfif, exif, adobe] = [0xe0, 0xe1, 0xee];
// More than any camera writes.
const mostSegments = 10_000;

/** Tells a JPEG by its first bytes. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === startOfImage && bytes[2] === 0xff;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** The names of the components, which for some writers say "RGB". */
  readonly names: string;
}

/** What is found in a file on the way through its segments. */
interface Found {
  /** What decoding takes, in its order. */
  readonly kept: Uint8Array[];
  frame?: Frame;
  orientation: Orientation;
  isJfif: boolean;
  /** How the colours are coded, where Adobe's segment says so. */
  transform?: number;
}

/** Reads a JPEG segment by segment; what decoding does not take is left out. */
export function readJpeg(bytes: Uint8Array): Image {
  const { kept, frame, orientation, isJfif, transform } = readSegments(Buffer.from(bytes));
  if (frame === undefined) throw damaged("has no picture in it");
  const start = [
    Uint8Array.of(0xff, startOfImage),
    ...(isJfif ? [jfifSegment] : []),
    ...(transform === undefined ? [] : [adobeSegment(transform)]),
  ];
  const data = Buffer.concat([...start, ...kept]);
  const [soi = data, ...rest] = [...start, ...kept];
  const file =
    orientation === 1 ? data : Buffer.concat([soi, writeOrientation(orientation), ...rest]);
  const isTurned = orientation >= 5;
  const isPlainRgb = !isJfif && transform === undefined && frame.names === "RGB";
  return {
    kind: "jpeg",
    width: isTurned ? frame.height : frame.width,
    height: isTurned ? frame.width : frame.height,
    file,
    orientation,
    samples: {
      width: frame.width,
      height: frame.height,
      color: frame.components === 1 ? "gray" : "rgb",
      bits: 8,
      coding: "jpeg",
      data,
      ...(isPlainRgb && { isPlainRgb }),
    },
  };
}

function readSegments(bytes: Buffer): Found {
  const found: Found = { kept: [], orientation: 1, isJfif: false };
  let at = 2;
  let scans = 0;
  for (let segments = 0; ; segments++) {
    if (segments > mostSegments) throw damaged("is damaged: it has too many parts");
    // Any number of bytes FF may stand before a marker (B.1.1.2).
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) throw damaged("is cut off, or damaged");
    if (marker === endOfImage) break;
    const length = at + 4 > bytes.length ? 0 : bytes.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw damaged("is cut off, or damaged");
    readSegment(marker, bytes.subarray(at + 4, end), found);
    if (!isLeftOut(marker)) found.kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== startOfScan) continue;
    if (found.frame === undefined) throw damaged("is damaged: a scan before its frame");
    scans += 1;
    at = endOfScan(bytes, end);
    found.kept.push(bytes.subarray(end, at));
  }
  if (scans === 0) throw damaged("has no picture in it");
  found.kept.push(Uint8Array.of(0xff, endOfImage));
  return found;
}

// What applications add, comments, and what no JPEG needs.
function isLeftOut(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker >= 0xf0;
}

// Within a scan FF is followed by 0, or by the number of a restart (B.1.1.5).
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? -1;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw damaged("is cut off: the picture does not end");
}

function readSegment(marker: number, body: Buffer, found: Found): void {
  const name = body.toString("latin1", 0, 5);
  if (isFrame(marker)) {
    if (found.frame !== undefined) throw damaged("is damaged: two pictures in one");
    found.frame = readFrame(marker, body);
  } else if (marker < 0xc0 || (marker >= 0xd0 && marker <= startOfImage))
    throw damaged("is damaged");
  else if (rare.includes(marker)) throw unsupported(rareCoding);
  else if (marker === jfif) found.isJfif ||= name === "JFIF\0";
  else if (marker === exif && found.orientation === 1) found.orientation = readOrientation(body);
  else if (marker === adobe && name === "Adobe" && body.length >= 12)
    found.transform = body[11] ?? 0;
}

const rareCoding = "is coded in a way that few programs read";
// Extensions, arithmetic coding, a height that is told later, and pictures in several sizes.
const rare: readonly number[] = [0xc8, 0xcc, 0xdc, 0xde, 0xdf];

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readFrame(marker: number, body: Buffer): Frame {
  if (body.length < 6) throw damaged("is damaged");
  const components = body[5] ?? 0;
  if (body.length < 6 + 3 * components) throw damaged("is damaged");
  // Baseline, extended and progressive with Huffman coding, in 8 bits: what browsers and PDF have in common.
  if (marker > 0xc2 || body[0] !== 8) throw unsupported(rareCoding);
  if (components === 4) throw unsupported("is in CMYK, the colours of print");
  if (components !== 1 && components !== 3) throw unsupported(`has ${components} colours`);
  const [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)];
  checkSize(width, height);
  const names = Array.from({ length: components }, (_, index) => body[6 + 3 * index] ?? 0);
  return { width, height, components, names: String.fromCharCode(...names) };
}

function unsupported(message: string): ImageError {
  const hint = "open it in an image editor and save it as a JPEG in RGB, or as PNG";
  return new ImageError({ code: "image/unsupported", message, hint });
}

// JFIF 1.02 without a density or a preview: it says that the colours are YCbCr.
const jfifSegment = Buffer.from("ffe000104a46494600010200000100010000", "hex");

// ITU-T T.872 6.5.3.
function adobeSegment(transform: number): Uint8Array {
  const start = Buffer.from("ffee000e41646f6265006400000000", "hex");
  return Buffer.concat([start, Uint8Array.of(transform)]);
}
