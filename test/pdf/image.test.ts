import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/document/index.ts";
import { type Image, readImage } from "../../src/image/index.ts";
import type { Artifact } from "../../src/layout/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { exif, jpeg, type PngSketch, png, withSegments } from "../image/pictures.ts";
import { pdfFindings, readPdf, renderPage } from "../support/pdf.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";
import { doc } from "./build.ts";

function imageOf(bytes: Uint8Array): Image {
  const image = readImage(bytes);
  if ("code" in image) throw new Error(image.message);
  return image;
}

const ornament: Artifact = { type: "artifact", kind: "background" };

/** A page of 40 by 20 that each picture fills, one page for each. */
function write(images: readonly Image[], more: Partial<Figure> = {}): Uint8Array {
  const figures = images.map((image): Figure => {
    const scene = { width: image.width, height: image.height, items: [], image };
    return { type: "figure", alt: "A picture", scene, ...more };
  });
  const pages = figures.map((figure, index) => ({
    width: 40,
    height: 20,
    label: `${index + 1}`,
    items: [
      {
        type: "scene",
        ...{ x: 0, y: 0, width: 40, height: 20, scene: figure.scene },
        source: figure.file?.isOrnament ? ornament : figure,
      } as const,
    ],
  }));
  return writePdf(doc(figures), { pages, outline: [], destinations: new Map() }, { fonts });
}

/** The colours at the middle of the four quarters of a page, in the order of reading. */
async function quarters(bytes: Uint8Array, page = 1): Promise<readonly string[]> {
  const { data, width, height } = await renderPage(bytes, page);
  const corners = [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => [x, y] as const));
  return corners.map(([x, y]) => {
    const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
    return [...data.slice(at, at + 3)].map((part) => Math.round(part / 17).toString(16)).join("");
  });
}

// Red and green above, blue and white below.
const four = ["f00", "0f0", "00f", "fff"];
const colors = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];
function quarter(x: number, y: number): number {
  return (y < 10 ? 0 : 2) + (x < 20 ? 0 : 1);
}
function rgb(x: number, y: number): readonly number[] {
  return colors.slice(quarter(x, y) * 3, quarter(x, y) * 3 + 3);
}
const base: PngSketch = { width: 40, height: 20, color: 2, pixel: rgb };

describe("a picture in a PDF", () => {
  test.each<readonly [string, PngSketch, readonly string[]]>([
    ["in RGB", base, four],
    ["of 16 bits", { ...base, depth: 16, pixel: (x, y) => rgb(x, y).map((v) => v * 257) }, four],
    ["that is interlaced", { ...base, interlaced: true }, four],
    [
      "with a palette",
      { ...base, color: 3, depth: 2, palette: colors, pixel: (x, y) => [quarter(x, y)] },
      four,
    ],
    [
      "with a palette, one colour of which is clear",
      {
        ...base,
        color: 3,
        depth: 2,
        palette: colors,
        transparency: [0],
        pixel: (x, y) => [quarter(x, y)],
      },
      ["fff", "0f0", "00f", "fff"],
    ],
    [
      "with opacity",
      { ...base, color: 6, pixel: (x, y) => [...rgb(x, y), y < 10 ? 255 : 0] },
      ["f00", "0f0", "fff", "fff"],
    ],
    [
      "in gray with opacity, interlaced",
      { ...base, color: 4, interlaced: true, pixel: (x, y) => [0, quarter(x, y) * 85] },
      ["fff", "aaa", "555", "000"],
    ],
  ])("%s looks as its file does", async (_, sketch, expected) => {
    expect(await quarters(write([imageOf(png(sketch))]))).toEqual(expected);
  });

  test.each([
    [1, ["0a0", "fff", "fff", "fff"]],
    [2, ["fff", "0a0", "fff", "fff"]],
    [3, ["fff", "fff", "fff", "0a0"]],
    [4, ["fff", "fff", "0a0", "fff"]],
    [5, ["0a0", "fff", "fff", "fff"]],
    [6, ["fff", "0a0", "fff", "fff"]],
    [7, ["fff", "fff", "fff", "0a0"]],
    [8, ["fff", "fff", "0a0", "fff"]],
  ] as const)("turned by %d is drawn upright", async (way, expected) => {
    const image = imageOf(withSegments(await jpeg(), exif(way)));
    expect(await quarters(write([image]))).toEqual(expected);
  });

  test("has a structure element with its words and its box, and keeps what the file claims", async () => {
    const image = imageOf(png({ ...base, color: 6, pixel: (x, y) => [...rgb(x, y), 99] }));
    const bytes = write([image, imageOf(await jpeg())]);
    expect(pdfFindings(bytes)).toEqual([]);
    expect(JSON.stringify(await readPdf(bytes))).toContain("A picture");
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.match(/\/SMask \d+ 0 R/g)).toHaveLength(1);
    expect(text).toContain("/Filter/DCTDecode");
  });

  test("that stands twice is in the file once, and the file is the same each time", async () => {
    const image = imageOf(await jpeg());
    const bytes = write([image, image]);
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.match(/\/Subtype\/Image/g)).toHaveLength(1);
    expect(Buffer.compare(bytes, write([image, image]))).toBe(0);
  });

  test("that says nothing is an artifact", async () => {
    const file = { path: "images/line.png", isOrnament: true } as const;
    const bytes = write([imageOf(png(base))], { alt: "", file });
    expect(pdfFindings(bytes)).toEqual([]);
    expect(JSON.stringify(await readPdf(bytes))).not.toContain("Figure");
    expect(await quarters(bytes)).toEqual(four);
  });

  test("takes no place, time or words of its file along", async () => {
    const bytes = write([imageOf(withSegments(await jpeg(), exif(6)))]);
    expect(Buffer.from(bytes).includes("SECRET")).toBe(false);
    expect(Buffer.from(bytes).includes("Exif")).toBe(false);
  });
});
