import type { Artifact } from "../frame.ts";
import type { FlowItem } from "../slice.ts";
import type { Look } from "./look.ts";

/** The area of a cell, rules included. */
export interface CellArea {
  readonly look: Look;
  readonly start: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

type Rect = Extract<FlowItem, { type: "rect" }>;

const background: Artifact = { type: "artifact", kind: "background" };
const rule: Artifact = { type: "artifact", kind: "rule" };

/** Returns backgrounds of cells, and then their rules; rules of neighbours become one. */
export function cellRects(areas: readonly CellArea[], gap: number): FlowItem[] {
  const backgrounds: Rect[] = [];
  const rules: Rect[] = [];
  for (const { look, start, width, top, bottom } of areas) {
    const { background: fill, ruleBefore, ruleAfter, ruleColor } = look.style;
    const add = (y: number, height: number): void => {
      rules.push({ type: "rect", start, y, width, height, fill: ruleColor, source: rule });
    };
    if (fill !== null)
      backgrounds.push({
        type: "rect",
        start,
        y: top,
        width,
        height: bottom - top,
        fill,
        source: background,
      });
    if (ruleBefore > 0) add(top, ruleBefore);
    if (ruleAfter > 0) add(bottom - ruleAfter, ruleAfter);
  }
  return [...backgrounds, ...joinRules(rules, gap)];
}

function joinRules(rules: readonly Rect[], gap: number): Rect[] {
  const inOrder = [...rules].sort((a, b) => a.y - b.y || a.start - b.start);
  const joined: Rect[] = [];
  for (const next of inOrder) {
    const last = joined.at(-1);
    if (last !== undefined && continues(last, next, gap))
      joined[joined.length - 1] = { ...last, width: next.start + next.width - last.start };
    else joined.push(next);
  }
  return joined;
}

// Starts and widths are sums in different orders: a thousandth of a point is no distance.
const tolerance = 1e-3;

function continues(last: Rect, next: Rect, gap: number): boolean {
  return (
    Math.abs(next.y - last.y) < tolerance &&
    next.height === last.height &&
    next.fill === last.fill &&
    next.start - (last.start + last.width) <= gap + tolerance
  );
}
