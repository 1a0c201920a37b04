import type { SceneItem as Drawn, ScenePath, SceneText } from "../chart/index.ts";
import type { Image } from "../image/index.ts";
import type { SceneItem } from "../layout/index.ts";
import { breakParagraph, inReadingOrder } from "../text/index.ts";
import { drawRun } from "./glyph-run.ts";
import type { PictureSetting } from "./page-picture.ts";
import { element, number } from "./svg.ts";

/** Draws a chart or a picture into its frame. */
export function drawScene(item: SceneItem, setting: PictureSetting): string {
  const { x, y, width, height, scene } = item;
  if (scene.image !== undefined) return drawImage(item, scene.image);
  const scale = [width / scene.width, height / scene.height].map((value) => number(value, 6));
  const transform = `translate(${number(x)} ${number(y)}) scale(${scale.join(" ")})`;
  const content = scene.items.map((one) => drawItem(one, setting)).join("");
  return content === "" ? "" : `\n${element("g", { transform }, content)}`;
}

// The file as a browser is given it: it stands upright by its own word.
function drawImage({ x, y, width, height }: SceneItem, { kind, file }: Image): string {
  const href = `data:image/${kind};base64,${Buffer.from(file).toString("base64")}`;
  const [left, top] = [number(x), number(y)];
  const place = { x: left, y: top, width: number(width), height: number(height) };
  return `\n${element("image", { ...place, preserveAspectRatio: "none", "xlink:href": href })}`;
}

function drawItem(item: Drawn, setting: PictureSetting): string {
  switch (item.type) {
    case "path":
      return drawPath(item);
    case "text":
      return drawText(item, setting);
    case "group": {
      const inside = item.items.map((child) => drawItem(child, setting)).join("");
      if (item.clip === undefined || inside === "") return inside;
      const clip = `url(#${setting.book.clip(item.clip)})`;
      return `\n${element("g", { "clip-path": clip }, inside)}`;
    }
    default:
      return item satisfies never;
  }
}

function drawPath(path: ScenePath): string {
  const { fill, stroke, strokeWidth = 1 } = path;
  const strokes = stroke !== undefined && strokeWidth > 0;
  if (fill === undefined && !strokes) return "";
  return `\n${element("path", {
    d: path.path,
    fill: fill ?? "none",
    "fill-opacity": opacity(path.fillOpacity),
    ...(strokes ? strokeAttributes(path, strokeWidth) : {}),
  })}`;
}

function strokeAttributes(path: ScenePath, width: number): Record<string, string | undefined> {
  const { stroke, strokeDash = [], strokeCap, strokeJoin } = path;
  return {
    stroke,
    "stroke-opacity": opacity(path.strokeOpacity),
    "stroke-width": width === 1 ? undefined : number(width),
    "stroke-dasharray":
      strokeDash.length === 0 ? undefined : strokeDash.map((d) => number(d)).join(" "),
    "stroke-linecap": strokeCap === "butt" ? undefined : strokeCap,
    "stroke-linejoin": strokeJoin === "miter" ? undefined : strokeJoin,
  };
}

function opacity(value: number | undefined): string | undefined {
  return value === undefined || value === 1 ? undefined : number(value);
}

const shifts = { left: 0, middle: 0.5, right: 1 } as const;

function drawText(text: SceneText, setting: PictureSetting): string {
  const { family, size, weight, fill, angle } = text;
  const span = { text: text.text, family, weight, size, color: fill, lang: "" };
  const [line] = breakParagraph([{ ...span, rise: 0, source: undefined }], {
    fonts: setting.fonts,
    direction: setting.direction,
    width: Number.POSITIVE_INFINITY,
  });
  if (line === undefined) return "";
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const runs = inReadingOrder(line).map(({ x, run }) => {
    const along = x - line.width * shifts[text.anchor];
    const at = { x: text.x + along * cos, y: text.y + along * sin };
    return drawRun(run, { ...at, fill, opacity: opacity(text.fillOpacity), angle }, setting.book);
  });
  return runs.join("");
}
