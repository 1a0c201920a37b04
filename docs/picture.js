// Pictures three pages of the built sample side by side, as README.md shows them: docs/pages.png.
// Usage: npm run picture
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const root = resolve(import.meta.dirname, "..");
const source = resolve(root, "out/2022-05-en/briefing.pdf");
const target = resolve(root, "docs/pages.png");

// Words that stand on the pages to show: the first, one with a table, the one with the map.
const landmarks = ["At a glance", "Sum of what is stated", "Natural Earth"];
const pageWidth = 560;
const gap = 14;
const largest = 200_000;

const data = new Uint8Array(readFileSync(source));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
const pictures = [];
for (const words of landmarks) pictures.push(await draw(await findPage(words)));

const width = pictures.length * (pageWidth + gap) + gap;
const height = pictures[0].height + 2 * gap;
const { canvas, context } = pdf.canvasFactory.create(width, height);
context.fillStyle = "#d5d9de";
context.fillRect(0, 0, width, height);
for (const [index, picture] of pictures.entries())
  context.drawImage(picture, gap + index * (pageWidth + gap), gap);

const png = encode(canvas.getContext("2d").getImageData(0, 0, width, height));
if (png.length > largest) throw new Error(`${png.length} bytes, more than ${largest}`);
writeFileSync(target, png);
process.stdout.write(`docs/pages.png: ${width} × ${height}, ${Math.ceil(png.length / 1024)} kB\n`);

async function findPage(words) {
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => item.str).join(" ");
    if (text.replace(/\s+/g, " ").includes(words)) return page;
  }
  throw new Error(`no page of ${source} says "${words}"`);
}

async function draw(page) {
  const scale = pageWidth / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const paper = pdf.canvasFactory.create(pageWidth, Math.round(viewport.height));
  await page.render({ canvas: paper.canvas, background: "#ffffff", viewport }).promise;
  return paper.canvas;
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
