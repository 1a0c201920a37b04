import { visualOrder } from "./bidi.ts";
import type { Item } from "./itemize.ts";
import { contentEnd, drawnHyphen, hyphenItem, itemAt, type PreparedParagraph } from "./prepare.ts";
import type { GlyphRun, Line, LineFragment } from "./run.ts";
import { advanceOf, shape } from "./shape.ts";

/** A stretch of one item on a line, at the level it has there. */
interface Slice<Source> {
  readonly item: Item<Source>;
  readonly text: string;
  readonly level: number;
  /** As of an item that begins here. */
  readonly joint?: number | undefined;
}

/** Builds the line of a paragraph from `start` to `end`: shapes its runs and puts them in order. */
export function buildLine<Source>(
  paragraph: PreparedParagraph<Source>,
  start: number,
  end: number,
): Line<Source> {
  const content = contentEnd(paragraph.text, start, end);
  // One blank is drawn after the content, beyond the width, to keep words apart in copied text.
  const drawnEnd =
    paragraph.text.charCodeAt(content) === 0x20 && content < end ? content + 1 : content;
  const slices = slicesOf(paragraph, start, content, drawnEnd);
  const hyphenated = hyphenItem(paragraph, end) !== undefined;
  const runs = slices.map((slice, at) => {
    const run = shape(
      slice.text,
      slice.item.face,
      slice.item.span.size,
      slice.level,
      slice.item.span,
    );
    return hyphenated && at === slices.length - 1 ? withHyphen(run) : run;
  });
  const hanging = drawnEnd > content ? hangingAdvance(slices) : 0;
  const fragments: LineFragment<Source>[] = [];
  let x = paragraph.direction === "rtl" ? -hanging : 0;
  for (const index of orderOf(slices)) {
    const run = runs[index];
    const slice = slices[index];
    if (run === undefined || slice === undefined) continue;
    if (run.advance !== 0 || run.glyphs.length > 0)
      fragments.push({ x, order: index, run, span: slice.item.span });
    x += run.advance;
  }
  const width = runs.reduce((sum, run) => sum + run.advance, 0) - hanging;
  const text = paragraph.text.slice(start, end);
  return { fragments, width, ...heightOf(paragraph, slices, start), text };
}

/** Returns the fragments of a line in the order in which they are read. */
export function inReadingOrder<Source>({
  fragments,
}: Line<Source>): readonly LineFragment<Source>[] {
  const isInOrder = fragments.every(({ order }, at) => order >= (fragments[at - 1]?.order ?? 0));
  return isInOrder ? fragments : fragments.toSorted((a, b) => a.order - b.order);
}

// Between isolates that stand side by side there is what parts them, though it is not drawn.
function orderOf<Source>(slices: readonly Slice<Source>[]): number[] {
  if (slices.length === 1) return [0];
  const levels: number[] = [];
  const indices: number[] = [];
  for (const [index, { level, joint }] of slices.entries()) {
    if (joint !== undefined) indices[levels.push(joint) - 1] = -1;
    indices[levels.push(level) - 1] = index;
  }
  return visualOrder(levels).flatMap((at) => {
    const index = indices[at] ?? -1;
    return index < 0 ? [] : [index];
  });
}

// Rule L1: blanks at the line's end take the paragraph's level.
function slicesOf<Source>(
  paragraph: PreparedParagraph<Source>,
  start: number,
  content: number,
  end: number,
): Slice<Source>[] {
  const base = paragraph.direction === "rtl" ? 1 : 0;
  const slices: Slice<Source>[] = [];
  const add = (item: Item<Source>, from: number, to: number, level: number): void => {
    if (to <= from) return;
    const joint = from === item.start ? item.joint : undefined;
    slices.push({ item, text: paragraph.text.slice(from, to), level, joint });
  };
  for (let at = itemAt(paragraph.items, start); ; at++) {
    const item = paragraph.items[at];
    if (item === undefined || item.start >= end) return slices;
    const from = Math.max(start, item.start);
    const to = Math.min(end, item.end);
    if (item.level === base) add(item, from, to, base);
    else {
      add(item, from, Math.min(to, content), item.level);
      add(item, Math.max(from, content), to, base);
    }
  }
}

function hangingAdvance<Source>(slices: readonly Slice<Source>[]): number {
  const last = slices.at(-1);
  if (last === undefined) return 0;
  return advanceOf(" ", 0, 1, { ...last.item, level: last.level });
}

// ISO 32000-1 14.8.2.2.3: a hyphen that is there for the line's sake reads as a soft hyphen.
function withHyphen(run: GlyphRun): GlyphRun {
  const hyphen = shape(drawnHyphen, run.face, run.size, run.level);
  const glyphs = hyphen.glyphs.map((glyph) => ({ ...glyph, text: "\u00ad" }));
  return {
    ...run,
    glyphs: run.level % 2 === 1 ? [...glyphs, ...run.glyphs] : [...run.glyphs, ...glyphs],
    advance: run.advance + hyphen.advance,
    text: `${run.text}\u00ad`,
  };
}

// The tallest of what is on the line; of an empty line, what would be.
function heightOf<Source>(
  paragraph: PreparedParagraph<Source>,
  slices: readonly Slice<Source>[],
  start: number,
): { ascent: number; descent: number } {
  const here = paragraph.items[itemAt(paragraph.items, start)];
  const items = slices.length > 0 || here === undefined ? slices.map((s) => s.item) : [here];
  let ascent = 0;
  let descent = 0;
  for (const { face, span } of items) {
    ascent = Math.max(ascent, face.ascent * span.size + span.rise);
    descent = Math.max(descent, face.descent * span.size - span.rise);
  }
  return { ascent, descent };
}
