import {
  type Glyph,
  type GlyphRun,
  inReadingOrder,
  type Line,
  type LineFragment,
  type TextSpan,
} from "../text/index.ts";
import { fragmentStart } from "./direction.ts";
import type { LinkItem } from "./frame.ts";
import { type Leaf, type LinkTarget, noBreakSpace } from "./inline.ts";
import type { PageSetting } from "./setting.ts";
import type { PlainItem } from "./slice.ts";
import type { TextStyle } from "./style.ts";

/** The height of a line, and where its baseline is from its top. */
export interface Strut {
  readonly height: number;
  readonly baseline: number;
}

/** Returns the line that text of a style stands on: its face is centred in the distance of baselines. */
export function strutOf(style: TextStyle, setting: PageSetting): Strut {
  const { ascent, descent } = setting.fonts.primaryFace(style.fontFamily, style.fontWeight);
  const half = (style.lineHeight - (ascent + descent) * style.fontSize) / 2;
  return { height: style.lineHeight, baseline: half + ascent * style.fontSize };
}

/** Returns the strut of a line: that of its block, unless something on the line asks for more. */
export function lineStrut(line: Line<Leaf>, block: Strut, setting: PageSetting): Strut {
  let tallest: TextSpan<Leaf> | undefined;
  for (const { span } of line.fragments)
    if (span.source.lineHeight > (tallest?.source.lineHeight ?? block.height)) tallest = span;
  if (tallest === undefined) return block;
  const { family, weight, size, source } = tallest;
  const { ascent, descent } = setting.fonts.primaryFace(family, weight);
  const half = (source.lineHeight - (ascent + descent) * size) / 2;
  return { height: source.lineHeight, baseline: half + ascent * size };
}

/** Where a line stands: its stretch, and how it lies in it. */
export interface LinePlace {
  readonly start: number;
  readonly width: number;
  readonly top: number;
  readonly align: TextStyle["textAlign"];
}

/** Returns a line's text in the order of reading, and then its links, at its place. */
export function lineItems(
  line: Line<Leaf>,
  strut: Strut,
  place: LinePlace,
  direction: "ltr" | "rtl",
): PlainItem[] {
  const start = place.start + alignOffset(line.width, place);
  const items: PlainItem[] = [];
  const links = new Map<LinkTarget, Extent>();
  for (const fragment of inReadingOrder(line)) {
    const { run, span } = fragment;
    const at = start + fragmentStart(fragment, line.width, direction);
    const { color, lang, rise, source: leaf } = span;
    items.push({
      type: "text",
      start: at,
      y: place.top + strut.baseline - rise,
      run: leaf.isBound ? unbind(run) : run,
      color,
      lang,
      source: leaf.source,
    });
    if (leaf.link !== undefined)
      widen(links, leaf.link, at, visibleEnd(fragment, at, start + line.width));
  }
  for (const [link, extent] of links) items.push(linkItem(link, extent, strut, place.top));
  return items;
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

function alignOffset(lineWidth: number, place: LinePlace): number {
  if (place.align === "start") return 0;
  const room = place.width - lineWidth;
  return place.align === "end" ? room : room / 2;
}

// Blanks at the line's end hang out of it; a link does not reach over them.
function visibleEnd(fragment: LineFragment<Leaf>, at: number, lineEnd: number): number {
  return Math.min(at + fragment.run.advance, lineEnd);
}

function widen(links: Map<LinkTarget, Extent>, link: LinkTarget, from: number, to: number): void {
  const known = links.get(link);
  links.set(
    link,
    known === undefined
      ? { from, to }
      : { from: Math.min(known.from, from), to: Math.max(known.to, to) },
  );
}

function linkItem(
  link: LinkTarget,
  extent: Extent,
  strut: Strut,
  top: number,
): Omit<LinkItem, "x"> & { start: number } {
  return {
    type: "link",
    start: extent.from,
    y: top,
    width: extent.to - extent.from,
    height: strut.height,
    url: link.url,
    text: link.text,
    source: link.node,
  };
}

// What is copied from a page has the spaces that the document has.
function unbind(run: GlyphRun): GlyphRun {
  if (!run.text.includes(noBreakSpace)) return run;
  const release = (glyph: Glyph): Glyph =>
    glyph.text === noBreakSpace ? { ...glyph, text: " " } : glyph;
  return { ...run, text: run.text.replaceAll(noBreakSpace, " "), glyphs: run.glyphs.map(release) };
}
