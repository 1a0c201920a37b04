import type { GlyphRun } from "../text/index.ts";
import type { OutlineBook } from "./outline-book.ts";
import { element, number } from "./svg.ts";

/** Where a run goes: the left end of its baseline. */
interface RunPlace {
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly opacity?: string | undefined;
  /** Degrees, clockwise, around that point. */
  readonly angle?: number;
}

/** Draws a run as uses of its glyphs' outlines, in the units of their font. */
export function drawRun(run: GlyphRun, place: RunPlace, book: OutlineBook): string {
  const { x, y, fill, opacity, angle = 0 } = place;
  book.say(run.text, { left: x, right: x + run.advance, y });
  const unit = run.face.unitsPerEm / run.size;
  const uses: string[] = [];
  let pen = 0;
  for (const glyph of run.glyphs) {
    const id = book.glyph(run.face, glyph.id);
    const across = Math.round((pen + glyph.xOffset) * unit) || 0;
    const down = Math.round(-glyph.yOffset * unit) || 0;
    pen += glyph.advance;
    if (id === "") continue;
    uses.push(
      element("use", {
        "xlink:href": `#${id}`,
        x: across === 0 ? undefined : String(across),
        y: down === 0 ? undefined : String(down),
      }),
    );
  }
  if (uses.length === 0) return "";
  const turn = angle === 0 ? "" : ` rotate(${number(angle)})`;
  const transform = `translate(${number(x)} ${number(y)})${turn} scale(${number(1 / unit, 6)})`;
  return `\n${element("g", { fill, "fill-opacity": opacity, transform }, uses.join(""))}`;
}
