// Draws pages of PDFs side by side, as PNGs of few colours: for picture.js and gallery.js.
import { readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export const root = resolve(import.meta.dirname, "..");

/** Opens a PDF. */
export async function open(file) {
  const data = new Uint8Array(readFileSync(file));
  return await getDocument({ data, verbosity: 0 }).promise;
}

/** Returns the first page that says these words. */
export async function findPage(pdf, words) {
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => item.str).join(" ");
    if (text.replace(/\s+/g, " ").includes(words)) return page;
  }
  throw new Error(`no page says "${words}"`);
}

/** Draws a page on white paper, so many pixels wide. */
export async function draw(pdf, page, pageWidth) {
  const scale = pageWidth / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const paper = pdf.canvasFactory.create(pageWidth, Math.round(viewport.height));
  await page.render({ canvas: paper.canvas, background: "#ffffff", viewport }).promise;
  return paper.canvas;
}

/** Writes drawn pages of one PDF's canvas factory as rows of a picture, which is to be no larger than told. */
export function writeSheet(pdf, rows, { target, gap, largest }) {
  const sum = (numbers) => numbers.reduce((all, number) => all + number + gap, gap);
  const heights = rows.map((row) => Math.max(...row.map((page) => page.height)));
  const width = Math.max(...rows.map((row) => sum(row.map((page) => page.width))));
  const height = sum(heights);
  const { canvas, context } = pdf.canvasFactory.create(width, height);
  context.fillStyle = "#d5d9de";
  context.fillRect(0, 0, width, height);
  let y = gap;
  for (const [index, row] of rows.entries()) {
    let x = gap;
    for (const page of row) {
      context.drawImage(page, x, y);
      x += page.width + gap;
    }
    y += heights[index] + gap;
  }
  const png = encode(canvas.getContext("2d").getImageData(0, 0, width, height));
  if (png.length > largest) throw new Error(`${target}: ${png.length} bytes, more than ${largest}`);
  writeFileSync(target, png);
  const size = `${width} × ${height}, ${Math.ceil(png.length / 1024)} kB`;
  process.stdout.write(`${relative(root, target)}: ${size}\n`);
}

// A PNG of 256 colours is a third of one of sixteen million, and pages of type need no more.
function encode({ data: rgba, width, height }) {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colors = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256);
  const palette = colors.map(([pixel]) => channelsOf(pixel));
  const indexes = new Map();
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, pixel] of pixels.entries()) {
    const index = indexes.get(pixel) ?? nearest(palette, channelsOf(pixel));
    indexes.set(pixel, index);
    rows[at + Math.floor(at / width) + 1] = index;
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function channelsOf(pixel) {
  return [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
}

function nearest(palette, [red, green, blue]) {
  const distances = palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
  return distances.indexOf(Math.min(...distances));
}

function chunk(type, bytes) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), bytes]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(bytes.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
