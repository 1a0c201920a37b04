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
  const inOrder = rules.toSorted((a, b) => a.y - b.y || a.start - b.start);
  const joined: Rect[] = [];
  let last: Rect | undefined;
  let end = 0;
  for (const next of inOrder) {
    if (last === undefined || !continues(last, end, next, gap)) {
      if (last !== undefined) joined.push({ ...last, width: end - last.start });
      last = next;
    }
    end = next.start + next.width;
  }
  if (last !== undefined) joined.push({ ...last, width: end - last.start });
  return joined;
}

// Starts and widths are sums in different orders: a thousandth of a point is no distance.
const tolerance = 1e-3;

// Whether a rule goes on a line that has come as far as `end`.
function continues(last: Rect, end: number, next: Rect, gap: number): boolean {
  return (
    Math.abs(next.y - last.y) < tolerance &&
    next.height === last.height &&
    next.fill === last.fill &&
    next.start - end <= gap + tolerance
  );
}
