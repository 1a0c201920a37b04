import type { Image, Orientation, Samples } from "../image/index.ts";
import type { PdfFile } from "./file.ts";
import { number, reference } from "./syntax.ts";

/** The pictures of a file, each embedded once however often it is drawn (ISO 32000-1 8.9.5). */
export class ImageBook {
  readonly #file: PdfFile;
  readonly #ids = new Map<Image, number>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Returns the resource name of a picture. */
  nameOf(image: Image): string {
    if (!this.#ids.has(image)) this.#ids.set(image, addSamples(image.samples, this.#file));
    return `I${[...this.#ids.keys()].indexOf(image) + 1}`;
  }

  /** Returns the entry of a page's resources, with its key; nothing where there are no pictures. */
  entry(): string {
    const ids = [...this.#ids.values()];
    if (ids.length === 0) return "";
    return `/XObject<<${ids.map((id, index) => `/I${index + 1} ${reference(id)}`).join("")}>>`;
  }
}

/** Where a picture goes on a page: points, from the page's lower left corner. */
interface ImageFrame {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

// A picture is drawn into the unit square, its first row at the top. These turn and mirror the square within
// itself, so that what is stored in some orientation stands upright.
const turns: Readonly<
  Record<Orientation, readonly [number, number, number, number, number, number]>
> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** Returns the operators that draw the picture of a resource name into a frame. */
export function imageOperators(
  name: string,
  { orientation }: Image,
  { left, bottom, width, height }: ImageFrame,
): string {
  const [a, b, c, d, e, f] = turns[orientation];
  const matrix = [
    a * width,
    b * height,
    c * width,
    d * height,
    left + e * width,
    bottom + f * height,
  ];
  return `q\n${matrix.map(number).join(" ")} cm\n/${name} Do\nQ`;
}

function addSamples(samples: Samples, file: PdfFile): number {
  const { width, height, bits, alpha } = samples;
  const mask =
    alpha === undefined
      ? ""
      : `/SMask ${reference(
          file.addCodedStream(
            `${sizeEntries(width, height, 8)}/ColorSpace/DeviceGray${rowEntries(1, 8, width)}`,
            alpha,
          ),
        )}`;
  const entries = `${sizeEntries(width, height, bits)}/ColorSpace${colorSpace(samples)}`;
  return file.addCodedStream(`${entries}${codingEntries(samples)}${mask}`, samples.data);
}

function sizeEntries(width: number, height: number, bits: number): string {
  return `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bits}`;
}

// What DeviceRGB and DeviceGray mean, the output intent says: sRGB (ISO 19005-2 6.2.4.3).
function colorSpace({ color, palette = new Uint8Array(3) }: Samples): string {
  if (color === "gray") return "/DeviceGray";
  if (color === "rgb") return "/DeviceRGB";
  const colors = Buffer.from(palette).toString("hex");
  return `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${colors}>]`;
}

function codingEntries({ coding, color, bits, width, isPlainRgb }: Samples): string {
  if (coding === "rows") return rowEntries(color === "rgb" ? 3 : 1, bits, width);
  return `/Filter/DCTDecode${isPlainRgb ? "/DecodeParms<</ColorTransform 0>>" : ""}`;
}

// ISO 32000-1 7.4.4.4: 15 means that each row names its PNG filter.
function rowEntries(colors: number, bits: number, columns: number): string {
  const parameters = `/Predictor 15/Colors ${colors}/BitsPerComponent ${bits}/Columns ${columns}`;
  return `/Filter/FlateDecode/DecodeParms<<${parameters}>>`;
}
