/** A picture that was read: what it shows, and nothing else that was in its file. */
export interface Image {
  readonly kind: "png" | "jpeg";
  /** In pixels, as it is shown: turned by its orientation. */
  readonly width: number;
  readonly height: number;
  /** The whole file, for a browser. */
  readonly file: Uint8Array;
  readonly samples: Samples;
  /** How the samples are turned to be shown. */
  readonly orientation: Orientation;
}

/**
 * Exif 2.3, tag 0112: 1 is upright, 3 upside down, 6 a quarter turn clockwise to be upright, 8 the other way;
 * 2, 4, 5 and 7 are these mirrored.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The samples of a picture as a PDF embeds them (ISO 32000-1 8.9.5). */
export interface Samples {
  /** Of the rows as they are stored. */
  readonly width: number;
  readonly height: number;
  readonly color: "gray" | "rgb" | "palette";
  readonly bits: number;
  /** `jpeg` for DCTDecode; `rows` are deflated, each after the number of its PNG filter (PNG 9.2). */
  readonly coding: "jpeg" | "rows";
  readonly data: Uint8Array;
  /** RGB triples, where the samples are numbers of these. */
  readonly palette?: Uint8Array;
  /** Of a JPEG that is RGB without saying so. */
  readonly isPlainRgb?: true;
  /** Opacity, 8 bits a pixel, coded as `rows`. */
  readonly alpha?: Uint8Array;
}

/** Why a file cannot be used as a picture. */
export interface ImageProblem {
  readonly code: "image/unknown-kind" | "image/damaged" | "image/too-large" | "image/unsupported";
  /** Goes on after the file's name: "is cut off". */
  readonly message: string;
  readonly hint: string;
}

/** Thrown while a picture is read; {@link readImage} returns its problem. */
export class ImageError extends Error {
  override readonly name = "ImageError";
  readonly problem: ImageProblem;
  constructor(problem: ImageProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Returns the error of a file that does not hold what its own headers say. */
export function damaged(message: string): ImageError {
  const hint = "open it in an image editor and save it anew";
  return new ImageError({ code: "image/damaged", message, hint });
}

// Rows, colours and opacity of such a picture take a gigabyte while it is read.
const mostPixels = 50_000_000;

/** Throws for a picture without pixels, or with more than can be worked on. */
export function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw damaged("has no width or no height");
  if (width * height <= mostPixels) return;
  throw new ImageError({
    code: "image/too-large",
    message: `is ${width} × ${height} pixels, more than 50 million`,
    hint: "make it smaller: 2000 pixels fill the width of a page",
  });
}
