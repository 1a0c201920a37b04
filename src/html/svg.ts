import type { Scene, SceneItem, ScenePath, SceneText } from "../chart/index.ts";
import { element, startTag } from "./element.ts";
import { escapeText } from "./escape.ts";

export interface SvgOptions {
  /** Starts every id inside, so that charts of one page never meet. */
  readonly id: string;
  /** The alternative text. */
  readonly alt: string;
  /** What stands in for a family where it lacks a character, in order. */
  readonly families: readonly string[];
  /** That of every line of its texts, whatever the page's: numbers and letters of both kinds keep their order. */
  readonly direction: "ltr" | "rtl";
  /** Pixels that it takes where there is room. */
  readonly width: number;
  readonly className: string | undefined;
}

/**
 * Draws a scene as inline SVG: to assistive technology one image, whose name is the alternative text. It
 * has no title, which browsers would show over every spot of it.
 */
export function writeSvg(scene: Scene, options: SvgOptions): string {
  const { id, alt, families, direction, width, className } = options;
  const clips: string[] = [];
  const family = mostUsed(scene.items);
  const content = scene.items
    .map((item) => drawItem(item, { id, clips, family, families, direction }))
    .join("");
  const attributes = {
    id,
    class: className,
    role: "img",
    "aria-labelledby": `${id}-alt`,
    viewBox: `0 0 ${number(scene.width)} ${number(scene.height)}`,
    width: number(width),
    height: number((width * scene.height) / scene.width),
    direction,
    // Texts were measured with the digits that the font has of itself, not with those for tables.
    "font-variant": "normal",
    "font-family": family === undefined ? undefined : fontList(family, families),
  };
  const definitions = clips.length === 0 ? "" : element("defs", {}, clips.join(""));
  const name = element("desc", { id: `${id}-alt` }, escapeText(alt));
  return element("svg", attributes, `${name}${definitions}${content}`);
}

/** Tells whether there are marks that have a value to show. */
export function holdsMarks(items: readonly SceneItem[]): boolean {
  return items.some(
    (item) => item.type === "group" && (item.title !== undefined || holdsMarks(item.items)),
  );
}

interface Drawing {
  readonly id: string;
  readonly clips: string[];
  /** What the whole chart is set in. */
  readonly family: string | undefined;
  readonly families: readonly string[];
  readonly direction: "ltr" | "rtl";
}

function drawItem(item: SceneItem, drawing: Drawing): string {
  switch (item.type) {
    case "path":
      return drawPath(item);
    case "text":
      return drawText(item, drawing);
    case "group": {
      const title = item.title === undefined ? "" : element("title", {}, escapeText(item.title));
      const clip = item.clip === undefined ? undefined : `url(#${addClip(item.clip, drawing)})`;
      const inside = item.items.map((child) => drawItem(child, drawing)).join("");
      return element("g", { "clip-path": clip }, `${title}${inside}`);
    }
    default:
      return item satisfies never;
  }
}

function addClip(path: string, { id, clips }: Drawing): string {
  const clipId = `${id}-clip-${clips.length + 1}`;
  clips.push(element("clipPath", { id: clipId }, element("path", { d: path }, "")));
  return clipId;
}

function drawPath(item: ScenePath): string {
  const stroke = item.stroke === undefined ? {} : strokeAttributes(item);
  const attributes = {
    d: item.path,
    fill: item.fill ?? "none",
    "fill-opacity": opacity(item.fillOpacity),
    ...stroke,
  };
  return element("path", attributes, "");
}

function strokeAttributes(item: ScenePath): Record<string, string | undefined> {
  const { strokeWidth = 1, strokeDash = [] } = item;
  return {
    stroke: item.stroke,
    "stroke-opacity": opacity(item.strokeOpacity),
    "stroke-width": strokeWidth === 1 ? undefined : number(strokeWidth),
    "stroke-dasharray": strokeDash.length === 0 ? undefined : strokeDash.map(number).join(" "),
    "stroke-linecap": item.strokeCap === "butt" ? undefined : item.strokeCap,
    "stroke-linejoin": item.strokeJoin === "miter" ? undefined : item.strokeJoin,
  };
}

function drawText(item: SceneText, { family, families, direction }: Drawing): string {
  // `text-anchor` speaks of the start of a line: from right to left, that is its right end (SVG 2, 11.10.2).
  const [left, right] =
    direction === "rtl" ? (["end", "start"] as const) : (["start", "end"] as const);
  const anchor = { left, middle: "middle", right }[item.anchor];
  const attributes = {
    x: number(item.x),
    y: number(item.y),
    "text-anchor": anchor === "start" ? undefined : anchor,
    transform:
      item.angle === 0
        ? undefined
        : `rotate(${number(item.angle)} ${number(item.x)} ${number(item.y)})`,
    "font-family": item.family === family ? undefined : fontList(item.family, families),
    "font-size": number(item.size),
    "font-weight": item.weight === 400 ? undefined : number(item.weight),
    fill: item.fill,
    "fill-opacity": opacity(item.fillOpacity),
  };
  return `${startTag("text", attributes)}${escapeText(item.text)}</text>`;
}

function opacity(value: number | undefined): string | undefined {
  return value === undefined || value === 1 ? undefined : number(value);
}

function number(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : "0";
}

// A family's name is a CSS string inside the attribute; what could end it is left out.
function fontList(family: string, families: readonly string[]): string {
  const names = [family, ...families.filter((other) => other !== family)];
  const quoted = names.map((name) => `'${name.replace(/[^\p{L}\p{N} _-]/gu, "")}'`);
  return [...quoted, "sans-serif"].join(", ");
}

function mostUsed(items: readonly SceneItem[]): string | undefined {
  const uses = new Map<string, number>();
  const count = (item: SceneItem): void => {
    if (item.type === "text") uses.set(item.family, (uses.get(item.family) ?? 0) + 1);
    if (item.type === "group") item.items.forEach(count);
  };
  items.forEach(count);
  return [...uses].sort(([, a], [, b]) => b - a)[0]?.[0];
}
