import type { Item, Mark, Vega, VegaView } from "./engine.ts";
import type { IsCovered } from "./label-overlap.ts";
import type { MapMarks } from "./map-marks.ts";
import { round } from "./path-builder.ts";
import { RecordingContext } from "./recording-context.ts";
import { rowField } from "./rows.ts";
import type { Scene, SceneText } from "./scene.ts";

export interface DrawnScene {
  readonly scene: Scene;
  /** What of the chart could not be drawn. */
  readonly problems: readonly string[];
}

/** A face and a size in pixels. */
export interface Font {
  readonly family: string;
  readonly size: number;
  readonly weight: number;
}

/** How a text item is set, also while it is measured; Vega's default size is 11. */
export function fontOf(item: Item): Font {
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

/** How a chart is drawn. */
export interface Drawing {
  /**
   * Tells whether it is turned over, to be read from right to left: all of it at once, so that bars,
   * axes, legends, arrows and offsets agree whatever a spec says of them. Letters are not turned.
   */
  readonly isMirrored: boolean;
  /** What is never turned over. */
  readonly map: MapMarks;
  /** Which labels are left out. */
  readonly isCovered: IsCovered;
}

/** Draws a chart that has run, through Vega's own marks, into a scene. */
export function drawScene(vega: Vega, view: VegaView, drawing: Drawing): DrawnScene {
  const context = new RecordingContext();
  const { left, right, top, bottom } = view.padding();
  const [x, y] = view._origin;
  const width = round(view._viewWidth + left + right);
  if (drawing.isMirrored) turnOver(context, width);
  context.translate(left + x, top + y);
  drawMark({ vega, context, drawing }, view.scenegraph().root);
  const scene: Scene = {
    width,
    height: round(view._viewHeight + top + bottom),
    items: context.items,
  };
  return { scene, problems: [...new Set(context.problems)] };
}

// What lies between 0 and `width` changes sides.
function turnOver(context: RecordingContext, width: number): void {
  context.transform(-1, 0, 0, 1, width, 0);
}

interface Pen {
  readonly vega: Vega;
  readonly context: RecordingContext;
  readonly drawing: Drawing;
}

function drawMark(pen: Pen, mark: Mark): void {
  const { context, drawing } = pen;
  if (!drawing.isMirrored || !drawing.map.framed.has(mark.name ?? "")) {
    drawItems(pen, mark);
    return;
  }
  context.save();
  turnOver(context, mark.group?.width ?? 0);
  drawItems(pen, mark);
  context.restore();
}

// Takes the place of Vega's canvas renderer: the same walk, but each item by itself, so that it can be told.
function drawItems(pen: Pen, mark: Mark): void {
  const { vega, context } = pen;
  const draw = vega.Marks[mark.marktype]?.draw;
  if (draw === undefined) return;
  const renderer = {
    draw: (_: unknown, child: Mark) => drawMark(pen, child),
  };
  const drawThem = (items: readonly Item[]): void =>
    draw.call(renderer, context, { ...mark, ...whole, items }, null);
  if (mark.clip) clip(context, mark);
  // An image is never drawn, and would be looked for with the loader.
  if (mark.marktype === "image") context.drawImage();
  else if (mark.marktype === "group" || nested.has(mark.marktype)) {
    tell(context, mark.marktype === "group" ? undefined : mark.items[0], () =>
      drawThem(mark.items),
    );
  } else if (mark.marktype === "text") drawTexts(pen, mark, drawThem);
  else vega.sceneVisit(mark, (item) => tell(context, item, () => drawThem([item])));
  if (mark.clip) context.restore();
}

function drawTexts(
  { vega, context, drawing }: Pen,
  mark: Mark,
  drawThem: (items: readonly Item[]) => void,
): void {
  // In a map a label stays at its place, but beside it on the side where reading goes on.
  const isTurned = drawing.isMirrored && drawing.map.placed.has(mark.name ?? "");
  vega.sceneVisit(mark, (item) => {
    if (drawing.isCovered(mark, item)) return;
    context.textFont = fontOf(item);
    context.textOwner = ownerOf(mark, item);
    context.save();
    if (isTurned) turnOver(context, 2 * (item.x ?? 0));
    tell(context, item, () => {
      drawPlate(context, item);
      drawThem([item]);
    });
    context.restore();
  });
}

// Axes, legends and titles have roles of their own.
function ownerOf({ role }: Mark, { datum }: Item): SceneText["of"] {
  if (role !== "mark") return undefined;
  const written: unknown = Reflect.get(Object(datum), rowField);
  const [index, query] = /^(\d+) (.+)$/.exec(String(written))?.slice(1) ?? [];
  if (index === undefined || query === undefined) return "several";
  return { query, index: Number(index) };
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
