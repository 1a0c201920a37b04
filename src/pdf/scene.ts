import type { Scene, SceneGroup, SceneItem, ScenePath, SceneText } from "../chart/index.ts";
import { breakParagraph, type FontSet, inReadingOrder, RecentMap } from "../text/index.ts";
import type { Content } from "./content.ts";
import { drawingOrder } from "./drawing-order.ts";
import { array, number } from "./syntax.ts";

/** Where a scene goes on a page: points, from the page's lower left corner. */
export interface SceneFrame {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** What the texts of a scene are set with. */
export interface SceneSetting {
  readonly fonts: FontSet;
  readonly direction: "ltr" | "rtl";
}

/** Draws a scene into its frame; within, y runs down as in the scene. */
export function drawScene(
  content: Content,
  scene: Scene,
  frame: SceneFrame,
  setting: SceneSetting,
): void {
  const [across, down] = [frame.width / scene.width, frame.height / scene.height];
  const matrix = [across, 0, 0, -down, frame.left, frame.bottom + frame.height];
  content.save();
  content.write(`${matrix.map((value) => String(Number(value.toFixed(6)))).join(" ")} cm`);
  drawItems(content, scene.items, setting);
  content.restore();
}

function drawItems(content: Content, items: readonly SceneItem[], setting: SceneSetting): void {
  for (const item of items) drawItem(content, item, setting);
}

function drawItem(content: Content, item: SceneItem, setting: SceneSetting): void {
  switch (item.type) {
    case "path":
      drawPath(content, item);
      break;
    case "text":
      drawText(content, item, setting);
      break;
    case "group":
      drawGroup(content, item, setting);
      break;
    default:
      item satisfies never;
  }
}

// Only what is clipped is saved and restored: readers need not go deeper than 28 (ISO 19005-2 6.1.13).
function drawGroup(content: Content, group: SceneGroup, setting: SceneSetting): void {
  if (group.clip === undefined) {
    drawItems(content, group.items, setting);
    return;
  }
  const clip = pathOperators(group.clip);
  if (clip === "" || group.items.length === 0) return;
  content.save();
  content.write(`${clip}\nW n`);
  drawItems(content, group.items, setting);
  content.restore();
}

const caps = { butt: "0", round: "1", square: "2" } as const;
const joins = { miter: "0", round: "1", bevel: "2" } as const;

function drawPath(content: Content, path: ScenePath): void {
  const { fill, stroke } = path;
  const width = path.strokeWidth ?? 1;
  const strokes = stroke !== undefined && width > 0;
  if (fill === undefined && !strokes) return;
  const operators = pathOperators(path.path);
  if (operators === "") return;
  content.opacity(path.fillOpacity ?? 1, path.strokeOpacity ?? 1);
  if (fill !== undefined) content.fill(fill);
  if (strokes) {
    content.stroke(stroke);
    content.line("w", number(width));
    content.line("J", caps[path.strokeCap ?? "butt"]);
    content.line("j", joins[path.strokeJoin ?? "miter"]);
    content.line("d", `${array(dashes(path.strokeDash ?? []).map(number))} 0`);
  }
  content.write(`${operators}\n${strokes ? (fill === undefined ? "S" : "B") : "f"}`);
}

// ISO 32000-1 8.4.3.6: dashes are not negative and not all 0, which would draw without end.
function dashes(lengths: readonly number[]): readonly number[] {
  return lengths.some((length) => length < 0) || !lengths.some((length) => length > 0)
    ? []
    : lengths;
}

const operatorOf: Readonly<Record<string, string>> = { M: "m", L: "l", C: "c" };

// Outlines of places are long, and the same in most editions.
const outlineLength = 200;
const knownOutlines = new RecentMap<string, string>(256);

// Path data of absolute M, L, C and Z commands, as PDF operators (ISO 32000-1 8.5.2).
function pathOperators(path: string): string {
  if (path.length < outlineLength) return writeOperators(path);
  const operators = knownOutlines.get(path) ?? writeOperators(path);
  knownOutlines.set(path, operators);
  return operators;
}

function writeOperators(path: string): string {
  const operators: string[] = [];
  for (const [, command = "", operands = ""] of path.matchAll(/([MLCZ])([^A-Za-z]*)/g)) {
    if (command === "Z") {
      operators.push("h");
      continue;
    }
    const values = operands.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g) ?? [];
    const size = command === "C" ? 6 : 2;
    for (let at = 0; at + size <= values.length; at += size) {
      // Further pairs after a moveto are linetos (SVG 2 9.3.3).
      const operator = command === "M" && at > 0 ? "l" : operatorOf[command];
      const points = values.slice(at, at + size).map((value) => number(Number(value)));
      operators.push(`${points.join(" ")} ${operator}`);
    }
  }
  return operators.join("\n");
}

const shifts = { left: 0, middle: 0.5, right: 1 } as const;

// The scene's y runs down and so do its letters: the text matrix turns them up again.
function drawText(content: Content, text: SceneText, setting: SceneSetting): void {
  const { family, size, weight, fill } = text;
  const span = { text: text.text, family, weight, size, color: fill, lang: "" };
  const spans = [{ ...span, rise: 0, source: undefined }];
  const lines = breakParagraph(spans, { ...setting, width: Number.POSITIVE_INFINITY });
  const [line] = lines;
  if (line === undefined) return;
  const angle = (text.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  content.opacity(text.fillOpacity ?? 1, 1);
  content.fill(fill);
  const runs = inReadingOrder(line).map(({ x, run }) => ({ x, run, color: fill }));
  const isTurned = runs.some(({ run }) => run.level > 0);
  for (const { x, run } of isTurned ? drawingOrder(runs) : runs) {
    const along = x - line.width * shifts[text.anchor];
    content.textUnder(run, [cos, sin, sin, -cos, text.x + along * cos, text.y + along * sin]);
  }
}
