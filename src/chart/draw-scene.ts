import type { Item, Mark, Vega, VegaView } from "./engine.ts";
import { round } from "./path-builder.ts";
import { RecordingContext } from "./recording-context.ts";
import type { Scene } from "./scene.ts";

export interface DrawnScene {
  readonly scene: Scene;
  /** What of the chart could not be drawn. */
  readonly problems: readonly string[];
}

/** How a text item is set, also while it is measured; Vega's default size is 11. */
export function fontOf(item: Item): { family: string; size: number; weight: number } {
  return {
    family: item.font ?? "sans-serif",
    size: item.fontSize ?? 11,
    weight: weightOf(item.fontWeight),
  };
}

function weightOf(weight: string | number | undefined): number {
  if (weight === "bold" || weight === "bolder") return 700;
  return Number.isFinite(Number(weight)) && weight !== undefined ? Number(weight) : 400;
}

/** Draws a chart that has run, through Vega's own marks, into a scene. */
export function drawScene(vega: Vega, view: VegaView): DrawnScene {
  const context = new RecordingContext();
  const { left, right, top, bottom } = view.padding();
  const [x, y] = view._origin;
  context.translate(left + x, top + y);
  drawMark(vega, context, view.scenegraph().root);
  const scene: Scene = {
    width: round(view._viewWidth + left + right),
    height: round(view._viewHeight + top + bottom),
    items: context.items,
  };
  return { scene, problems: [...new Set(context.problems)] };
}

// Takes the place of Vega's canvas renderer: the same walk, but each item by itself, so that it can be told.
function drawMark(vega: Vega, context: RecordingContext, mark: Mark): void {
  const draw = vega.Marks[mark.marktype]?.draw;
  if (draw === undefined) return;
  const renderer = {
    draw: (_: unknown, child: Mark) => drawMark(vega, context, child),
  };
  const drawItems = (items: readonly Item[]): void =>
    draw.call(renderer, context, { ...mark, ...whole, items }, null);
  if (mark.clip) clip(context, mark);
  // An image is never drawn, and would be looked for with the loader.
  if (mark.marktype === "image") context.drawImage();
  else if (mark.marktype === "group" || nested.has(mark.marktype)) {
    tell(context, mark.marktype === "group" ? undefined : mark.items[0], () =>
      drawItems(mark.items),
    );
  } else
    vega.sceneVisit(mark, (item) => {
      context.textFont = fontOf(item);
      tell(context, item, () => {
        if (mark.marktype === "text") drawPlate(context, item);
        drawItems([item]);
      });
    });
  if (mark.clip) context.restore();
}

// One path through all items of the mark.
const nested: ReadonlySet<string> = new Set(["line", "area", "trail"]);
// What Vega keeps of the order of items holds for all of them, not for one alone.
const whole = { zdirty: false, zitems: undefined };

function clip(context: RecordingContext, { clip: shape, group }: Mark): void {
  context.save();
  context.beginPath();
  if (typeof shape === "function") shape(context);
  else context.rect(0, 0, group?.width ?? 0, group?.height ?? 0);
  context.clip();
}

const plate = { opacity: 0.82, padding: 1.5 };

// A text with a stroke stands on a plate of that colour: an outline of letters cannot be read back.
function drawPlate(context: RecordingContext, { stroke, bounds }: Item): void {
  if (stroke === undefined || stroke === null || bounds === undefined) return;
  const { x1, y1, x2, y2 } = bounds;
  context.save();
  context.fillStyle = stroke;
  context.globalAlpha = plate.opacity;
  context.fillRect(x1 - plate.padding, y1, x2 - x1 + 2 * plate.padding, y2 - y1);
  context.restore();
}

function tell(context: RecordingContext, item: Item | undefined, draw: () => void): void {
  const title = typeof item?.tooltip === "string" ? item.tooltip : "";
  if (title === "") {
    draw();
    return;
  }
  context.openGroup(title);
  draw();
  context.closeGroup();
}
