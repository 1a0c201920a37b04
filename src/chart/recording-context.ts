import { type Color, parseColor } from "./color.ts";
import { type Outline, pathOf } from "./outlines.ts";
import {
  identity,
  type Matrix,
  multiply,
  PathBuilder,
  round,
  transformPoint,
} from "./path-builder.ts";
import type { SceneGroup, SceneItem, ScenePath, SceneText } from "./scene.ts";

/** How the next text is set; read from Vega's item, where the canvas has only a CSS font. */
export interface TextFont {
  readonly family: string;
  readonly size: number;
  readonly weight: number;
}

interface State {
  readonly matrix: Matrix;
  readonly fillStyle: unknown;
  readonly strokeStyle: unknown;
  readonly lineWidth: number;
  readonly lineCap: string;
  readonly lineJoin: string;
  readonly dash: readonly number[];
  readonly globalAlpha: number;
  readonly textAlign: string;
  /** How many groups were open. */
  readonly depth: number;
}

const anchors: Readonly<Record<string, SceneText["anchor"]>> = {
  center: "middle",
  right: "right",
  end: "right",
};

const opposite = { left: "right", middle: "middle", right: "left" } as const;

/**
 * A canvas context that writes down what Vega draws. Vega builds a path under a transformation, takes the
 * transformation back and then fills: so points are transformed as they come.
 */
export class RecordingContext {
  fillStyle: unknown = "#000000";
  strokeStyle: unknown = "#000000";
  lineWidth = 1;
  lineCap = "butt";
  lineJoin = "miter";
  lineDashOffset = 0;
  miterLimit = 10;
  globalAlpha = 1;
  globalCompositeOperation = "source-over";
  textAlign = "left";
  textBaseline = "alphabetic";
  font = "";
  pixelRatio = 1;

  /** How the next text is set. */
  textFont: TextFont = { family: "", size: 11, weight: 400 };
  /** Whose words the next text is. */
  textOwner: SceneText["of"] = undefined;
  /** What could not be written down. */
  readonly problems: string[] = [];

  #matrix: Matrix = identity;
  #dash: readonly number[] = [];
  readonly #path = new PathBuilder();
  readonly #saved: State[] = [];
  readonly #open: { readonly group: Omit<SceneGroup, "items">; readonly items: SceneItem[] }[] = [
    { group: { type: "group" }, items: [] },
  ];

  /** What was drawn so far. */
  get items(): readonly SceneItem[] {
    return this.#open[0]?.items ?? [];
  }

  save(): void {
    this.#saved.push({
      matrix: this.#matrix,
      fillStyle: this.fillStyle,
      strokeStyle: this.strokeStyle,
      lineWidth: this.lineWidth,
      lineCap: this.lineCap,
      lineJoin: this.lineJoin,
      dash: this.#dash,
      globalAlpha: this.globalAlpha,
      textAlign: this.textAlign,
      depth: this.#open.length,
    });
  }

  restore(): void {
    const state = this.#saved.pop();
    if (state === undefined) return;
    this.#matrix = state.matrix;
    this.fillStyle = state.fillStyle;
    this.strokeStyle = state.strokeStyle;
    this.lineWidth = state.lineWidth;
    this.lineCap = state.lineCap;
    this.lineJoin = state.lineJoin;
    this.#dash = state.dash;
    this.globalAlpha = state.globalAlpha;
    this.textAlign = state.textAlign;
    while (this.#open.length > state.depth) this.closeGroup();
  }

  /** What is drawn until {@link closeGroup} belongs to one mark, which says `title`. */
  openGroup(title: string): void {
    this.#open.push({ group: { type: "group", title }, items: [] });
  }

  closeGroup(): void {
    const closed = this.#open.pop();
    if (closed !== undefined && closed.items.length > 0)
      this.#emit({ ...closed.group, items: closed.items });
  }

  clip(): void {
    this.#open.push({ group: { type: "group", clip: this.#path.data }, items: [] });
  }

  translate(x: number, y: number): void {
    this.#matrix = multiply(this.#matrix, [1, 0, 0, 1, x, y]);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#matrix = multiply(this.#matrix, [cos, sin, -sin, cos, 0, 0]);
  }

  scale(x: number, y: number): void {
    this.#matrix = multiply(this.#matrix, [x, 0, 0, y, 0, 0]);
  }

  transform(...matrix: [number, number, number, number, number, number]): void {
    this.#matrix = multiply(this.#matrix, matrix);
  }

  beginPath(): void {
    this.#path.clear();
  }

  closePath(): void {
    this.#path.close();
  }

  moveTo(x: number, y: number): void {
    this.#path.moveTo(this.#matrix, x, y);
  }

  lineTo(x: number, y: number): void {
    this.#path.lineTo(this.#matrix, x, y);
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.#path.curveTo(this.#matrix, [ax, ay], [bx, by], [x, y]);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.#path.quadraticTo(this.#matrix, [cx, cy], [x, y]);
  }

  arc(
    x: number,
    y: number,
    radius: number,
    from: number,
    to: number,
    counterclockwise = false,
  ): void {
    this.#path.arc(this.#matrix, [x, y], radius, [from, to, counterclockwise]);
  }

  /** Takes the place of the steps of an outline. */
  outline(outline: Outline): void {
    this.#path.append(pathOf(outline, this.#matrix));
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rect(this.#matrix, x, y, width, height);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  fill(): void {
    const color = this.#colorOf(this.fillStyle);
    if (color === undefined || color.opacity === 0 || this.#path.data === "") return;
    this.#emit({
      type: "path",
      path: this.#path.data,
      fill: color.hex,
      ...opacity("fillOpacity", color.opacity),
    });
  }

  stroke(): void {
    const color = this.#colorOf(this.strokeStyle);
    if (
      color === undefined ||
      color.opacity === 0 ||
      this.#path.data === "" ||
      this.lineWidth === 0
    )
      return;
    const { lineCap: cap, lineJoin: join } = this;
    const stroke: Partial<ScenePath> = {
      stroke: color.hex,
      ...opacity("strokeOpacity", color.opacity),
      strokeWidth: round(this.lineWidth),
      ...(this.#dash.some((length) => length > 0) ? { strokeDash: this.#dash.map(round) } : {}),
      ...(cap === "round" || cap === "square" ? { strokeCap: cap } : {}),
      ...(join === "round" || join === "bevel" ? { strokeJoin: join } : {}),
    };
    const { items } = this.#open.at(-1) ?? { items: [] };
    const last = items.at(-1);
    // The fill of the same shape is one item with it.
    if (last?.type === "path" && last.path === this.#path.data && last.stroke === undefined)
      items[items.length - 1] = { ...last, ...stroke };
    else this.#emit({ type: "path", path: this.#path.data, ...stroke });
  }

  fillText(text: string, x: number, y: number): void {
    const color = this.#colorOf(this.fillStyle);
    if (color === undefined || color.opacity === 0 || text.trim() === "") return;
    const [left, top] = transformPoint(this.#matrix, x, y);
    const [a, b, c, d] = this.#matrix;
    // Where the plane is turned over the letters are not: the line runs back from its other end.
    const turned = a * d - b * c < 0 ? -1 : 1;
    const anchor = anchors[this.textAlign] ?? "left";
    this.#emit({
      type: "text",
      text,
      x: round(left),
      y: round(top),
      anchor: turned < 0 ? opposite[anchor] : anchor,
      angle: round((Math.atan2(turned * b, turned * a) * 180) / Math.PI),
      ...this.textFont,
      fill: color.hex,
      ...opacity("fillOpacity", color.opacity),
      ...(this.textOwner !== undefined && { of: this.textOwner }),
    });
  }

  /** Outlined letters are not drawn; a text's outline is its plate, which the caller draws. */
  strokeText(): void {}

  /** A gradient is no colour of a scene: using it is a problem, making it is not. */
  createLinearGradient(): object {
    return { addColorStop: () => undefined };
  }

  createRadialGradient(): object {
    return this.createLinearGradient();
  }

  drawImage(): void {
    this.problems.push("images are not drawn");
  }

  #emit(item: SceneItem): void {
    this.#open.at(-1)?.items.push(item);
  }

  #colorOf(style: unknown): Color | undefined {
    const color = typeof style === "string" ? parseColor(style) : undefined;
    if (color === undefined) {
      const name = typeof style === "string" ? `the colour "${style}"` : "a gradient";
      this.problems.push(`${name} cannot be drawn; write #rrggbb`);
      return undefined;
    }
    return { hex: color.hex, opacity: color.opacity * this.globalAlpha };
  }
}

function opacity<K extends "fillOpacity" | "strokeOpacity">(
  key: K,
  value: number,
): { readonly [key in K]?: number } {
  const none: { [key in K]?: number } = {};
  if (value < 1) none[key] = round(value);
  return none;
}
