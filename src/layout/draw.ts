import type { Artifact, Source } from "./frame.ts";
import type { PageFill, Placed } from "./paginate.ts";
import type { Box, FlowItem, PlainItem } from "./slice.ts";

/** Takes an item of a source to where it belongs: `y` is to be added to the item's own. */
export type Put<Item> = (item: PlainItem, y: number, source: Source) => Item;

export interface Drawing<Item> {
  /** Backgrounds first, then everything else in reading order. */
  readonly items: readonly Item[];
  /** Boxes that go on on the next page. */
  readonly open: readonly Box[];
}

/**
 * Draws what stands on a page at its place, and what of each box stands beside it. `open` are the boxes
 * that began on an earlier page; they start at 0.
 */
export function draw<Item>(
  { placed, repeated }: Pick<PageFill, "placed" | "repeated">,
  open: readonly Box[],
  put: Put<Item>,
): Drawing<Item> {
  const { parts, bottom } = boxParts(placed, open);
  const rects = parts.flatMap((part) => boxRects(part, part.bottom ?? bottom));
  const items: Item[] = rects.map((rect) => put(rect, 0, rect.source));
  putAll(repeated?.items ?? [], 0, put, items);
  for (const { slice, y } of placed) putAll(slice.items, y + slice.inset, put, items);
  return { items, open: stillOpen(parts) };
}

function putAll<Item>(flow: readonly FlowItem[], y: number, put: Put<Item>, items: Item[]): void {
  for (const item of flow)
    if (item.type !== "copy") items.push(put(item, y, item.source));
    else for (const text of item.texts) items.push(put(text, y + item.y, item.source));
}

/** Returns the boxes that go on below what is placed, those included that began above it. */
export function openAfter(placed: readonly Placed[], open: readonly Box[]): readonly Box[] {
  return stillOpen(boxParts(placed, open).parts);
}

function stillOpen(parts: readonly BoxPart[]): readonly Box[] {
  return parts.filter((part) => part.bottom === undefined).map((part) => part.box);
}

// The part of a box that is on the page; without `bottom` it goes on.
interface BoxPart {
  readonly box: Box;
  readonly top: number;
  readonly isStart: boolean;
  bottom?: number;
}

function boxParts(
  placed: readonly Placed[],
  open: readonly Box[],
): { readonly parts: readonly BoxPart[]; readonly bottom: number } {
  const parts: BoxPart[] = open.map((box) => ({ box, top: 0, isStart: false }));
  for (const { slice, y } of placed) {
    for (const edge of slice.opens) parts.push({ box: edge.box, top: y + edge.y, isStart: true });
    for (const edge of slice.closes) close(parts, edge.box, y + edge.y);
  }
  const last = placed.at(-1);
  return { parts, bottom: last === undefined ? 0 : last.y + last.slice.height };
}

function close(parts: readonly BoxPart[], box: Box, y: number): void {
  const part = parts.find((candidate) => candidate.box === box);
  if (part !== undefined) part.bottom = y;
}

const background: Artifact = { type: "artifact", kind: "background" };
const rule: Artifact = { type: "artifact", kind: "rule" };

// A box broken over pages has its upper rule on the first and its lower rule on the last of them.
function boxRects({ box, ...part }: BoxPart, bottom: number): PlainItem[] {
  const { start, width, ruleBefore, ruleAfter, ruleStart } = box;
  const height = bottom - part.top;
  // A page that a box reaches may hold nothing but the rest of a note.
  if (height <= 0) return [];
  const rects: PlainItem[] = [];
  const add = (rect: Omit<RectArea, "start">, fill: string, source: Artifact): void => {
    rects.push({ type: "rect", start, fill, source, ...rect });
  };
  if (box.background !== null) add({ y: part.top, width, height }, box.background, background);
  if (ruleBefore > 0 && part.isStart)
    add({ y: part.top, width, height: ruleBefore }, box.ruleColor, rule);
  if (ruleAfter > 0 && part.bottom !== undefined)
    add({ y: bottom - ruleAfter, width, height: ruleAfter }, box.ruleColor, rule);
  if (ruleStart > 0) add({ y: part.top, width: ruleStart, height }, box.ruleColor, rule);
  return rects;
}

interface RectArea {
  readonly start: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
