import { createCanvas, ImageData } from "@napi-rs/canvas";
import type { Picture } from "./picture.ts";

const across = 5;
const gap = 8;

/** Returns a PNG of pages at a third of their size, side by side, those of the numbers `framed` in a frame. */
export function contactSheet(pages: readonly Picture[], framed: readonly number[]): Uint8Array {
  const width = Math.ceil(Math.max(...pages.map((page) => page.width)) / 3);
  const height = Math.ceil(Math.max(...pages.map((page) => page.height)) / 3);
  const rows = Math.ceil(pages.length / across);
  const sheet = createCanvas(across * (width + gap) + gap, rows * (height + gap) + gap);
  const context = sheet.getContext("2d");
  context.fillStyle = "#808080";
  context.fillRect(0, 0, sheet.width, sheet.height);
  for (const [index, page] of pages.entries()) {
    const x = gap + (index % across) * (width + gap);
    const y = gap + Math.floor(index / across) * (height + gap);
    const drawing = createCanvas(page.width, page.height);
    drawing.getContext("2d").putImageData(new ImageData(page.data, page.width, page.height), 0, 0);
    if (framed.includes(index + 1)) {
      context.fillStyle = "#d00000";
      context.fillRect(x - gap / 2, y - gap / 2, page.width / 3 + gap, page.height / 3 + gap);
    }
    context.drawImage(drawing, x, y, page.width / 3, page.height / 3);
  }
  return sheet.toBuffer("image/png");
}
