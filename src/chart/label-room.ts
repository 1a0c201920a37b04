import type { Item, Mark, VegaView } from "./engine.ts";

/** Room to add at the sides of a chart, in pixels. */
interface Room {
  readonly left: number;
  readonly right: number;
}

// Less is the roundness of letters.
const least = 0.5;
// A label that stands this near to a side, as a share of the width, does not move away from it.
const leastShare = 0.1;

/**
 * Returns the room that the labels of a chart's marks still need at its sides. Vega makes a plot narrower
 * by what reaches over its edge, once, and does not look again: but a label moves with its mark, by the
 * share of the width at which it stands, and a part of it is cut.
 */
export function roomForLabels(view: VegaView, ignored: ReadonlySet<string>): Room {
  const plot = view.width();
  const padding = view.padding();
  const [originX] = view._origin;
  const edge = { left: -padding.left - originX, right: view._viewWidth - originX + padding.right };
  let [left, right] = [0, 0];
  visitTexts(view.scenegraph().root, 0, ignored, (at, { x1, x2 }) => {
    const share = Math.min(1, Math.max(0, at / plot));
    if (share > leastShare) right = Math.max(right, (x2 - edge.right) / share);
    if (share < 1 - leastShare) left = Math.max(left, (edge.left - x1) / (1 - share));
  });
  return { left: left > least ? left : 0, right: right > least ? right : 0 };
}

function visitTexts(
  mark: Mark,
  offset: number,
  ignored: ReadonlySet<string>,
  visit: (at: number, bounds: { readonly x1: number; readonly x2: number }) => void,
): void {
  if (mark.clip === true || ignored.has(mark.name ?? "")) return;
  for (const item of mark.items) {
    const shift = offset + (mark.marktype === "group" ? (item.x ?? 0) : 0);
    for (const child of item.items ?? []) visitTexts(child, shift, ignored, visit);
    if (isLabel(mark, item) && item.bounds !== undefined) {
      const { x1, x2 } = item.bounds;
      visit(offset + (item.x ?? 0), { x1: offset + x1, x2: offset + x2 });
    }
  }
}

function isLabel({ marktype, role }: Mark, { text, opacity }: Item): boolean {
  return marktype === "text" && role === "mark" && opacity !== 0 && String(text ?? "") !== "";
}
