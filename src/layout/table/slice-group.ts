import { type FlowItem, makeSlice, penalty, type Slice } from "../slice.ts";
import { apart, type CellLine, lower } from "./set-cell.ts";
import type { SetGroup } from "./set-group.ts";

/** A place to break a group of rows at. */
interface Cut {
  readonly y: number;
  readonly cost: number;
}

/**
 * Returns a group of rows as slices: a single one if it is at most `limit` high; else it may break
 * between its rows, and within a row higher than that, wherever no line of any cell is in the way.
 */
export function sliceGroup(whole: SetGroup, limit: number): Slice[] {
  if (whole.height <= limit) return [toSlice(whole, penalty.free)];
  const group = { ...whole, lines: whole.lines.flatMap(apart) };
  const cuts = cutsOf(group, limit);
  if (cuts.length === 0) return [toSlice(group, penalty.free)];
  const starts: readonly Cut[] = [{ y: 0, cost: penalty.free }, ...cuts];
  const linesOf = starts.map((): CellLine[] => []);
  for (const line of group.lines) {
    const index = countUpTo(cuts, line.top);
    linesOf[index]?.push(lower(line, -(starts[index]?.y ?? 0)));
  }
  return starts.map(({ y: from, cost }, index) => {
    const to = cuts[index]?.y ?? group.height;
    const rects = group.rects.flatMap((rect) => clip(rect, from, to));
    const anchors = group.anchors.filter(({ y }) => y >= from && y < to);
    const moved = anchors.map((anchor) => ({ ...anchor, y: anchor.y - from }));
    return toSlice({ height: to - from, lines: linesOf[index] ?? [], rects, anchors: moved }, cost);
  });
}

type Band = Pick<SetGroup, "height" | "lines" | "rects" | "anchors">;

function toSlice({ height, lines, rects, anchors }: Band, breakBefore: number): Slice {
  const items: FlowItem[] = [...rects];
  const within: Slice["anchors"][number][] = [...anchors];
  const notes: Slice["notes"][number][] = [];
  for (const line of lines) {
    for (const item of line.items) items.push(item);
    for (const anchor of line.anchors) within.push(anchor);
    for (const note of line.notes) notes.push(note);
  }
  return makeSlice(height, items, { breakBefore, anchors: within, notes });
}

const tolerance = 1e-6;

function cutsOf(group: SetGroup, limit: number): Cut[] {
  const ends = [...group.rowTops.slice(1), group.height];
  const cuts = group.rowTops.flatMap((top, index): Cut[] => {
    const end = ends[index] ?? group.height;
    const between = index === 0 ? [] : [{ y: top, cost: penalty.free }];
    return end - top <= limit ? between : [...between, ...cutsWithin(group.lines, top, end)];
  });
  const byTop = [...group.lines].sort((a, b) => a.top - b.top);
  let reached = 0;
  let next = 0;
  return cuts.filter(({ y }) => {
    for (
      let line = byTop[next];
      line !== undefined && line.top < y - tolerance;
      line = byTop[++next]
    )
      reached = Math.max(reached, line.top + line.height);
    return reached <= y + tolerance;
  });
}

// Two lines of a row stay together at either end, as in a paragraph.
function cutsWithin(lines: readonly CellLine[], top: number, end: number): Cut[] {
  const inRow = lines.filter((line) => line.top >= top && line.top < end);
  const tops = inRow.map((line) => line.top).sort((a, b) => a - b);
  const cuts = tops.filter((y, index) => index > 0 && y - (tops[index - 1] ?? 0) > tolerance);
  return cuts.map((y, index) => {
    const isLonely = index === 0 || index === cuts.length - 1;
    return { y, cost: isLonely ? penalty.lonely : penalty.free };
  });
}

// How many cuts are at or above a line's top: the index of its band.
function countUpTo(cuts: readonly Cut[], top: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.y ?? 0) <= top + tolerance) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clip(rect: FlowItem, from: number, to: number): FlowItem[] {
  if (rect.type !== "rect") return [];
  const y = Math.max(rect.y, from);
  const height = Math.min(rect.y + rect.height, to) - y;
  return height > tolerance ? [{ ...rect, y: y - from, height }] : [];
}
