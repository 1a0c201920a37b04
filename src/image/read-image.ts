import { type Image, ImageError, type ImageProblem } from "./image.ts";
import { isJpeg, readJpeg } from "./jpeg.ts";
import { isPng, readPng } from "./png.ts";

const mostBytes = 20_000_000;

/** Reads a picture file, PNG or JPEG, or says what is wrong with it. */
export function readImage(bytes: Uint8Array): Image | ImageProblem {
  try {
    if (bytes.length > mostBytes) throw tooLong(bytes.length);
    if (isPng(bytes)) return readPng(bytes);
    if (isJpeg(bytes)) return readJpeg(bytes);
    throw unknownKind(bytes);
  } catch (error) {
    if (error instanceof ImageError) return error.problem;
    throw error;
  }
}

function tooLong(bytes: number): ImageError {
  return new ImageError({
    code: "image/too-large",
    message: `holds ${(bytes / 1_000_000).toFixed(1)} MB, more than 20`,
    hint: "make it smaller: 2000 pixels fill the width of a page",
  });
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^GIF8/, "a GIF"],
  [/^RIFF[\s\S]{4}WEBP/, "a WebP image"],
  [/^[\s\S]{4}ftyp(?:avif|avis)/, "an AVIF image"],
  [/^[\s\S]{4}ftyp(?:hei|hev|mif)/, "a HEIC image"],
  [/^(?:II\*\0|MM\0\*)/, "a TIFF image"],
  [/^BM/, "a BMP image"],
  [/^%PDF/, "a PDF"],
  [/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!DOCTYPE svg)/i, "an SVG drawing"],
];

function unknownKind(bytes: Uint8Array): ImageError {
  const start = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
  const kind = kinds.find(([pattern]) => pattern.test(start))?.[1];
  return new ImageError({
    code: "image/unknown-kind",
    message: kind === undefined ? "is no picture" : `is ${kind}, whatever its name says`,
    hint: "save it as PNG, or a photograph as JPEG",
  });
}
