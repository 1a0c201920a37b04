import type { Measure, Scene, SceneText } from "../../src/chart/index.ts";
import { leavesOf } from "./builder.ts";

/** A line of text of a scene, and where its letters stand. */
export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

// What letters take above and below the baseline, as shares of their size: an Arabic descender is deep.
const above = 0.72;
const below = 0.2;
// Boxes that touch are apart.
const slack = 0.5;

/** Returns the boxes of a scene's lines of text, none of them turned. */
export function boxesOf(
  { items }: Scene,
  measure: Measure,
  direction: "ltr" | "rtl",
): readonly Box[] {
  const texts = leavesOf(items).filter((item): item is SceneText => item.type === "text");
  return texts.map((item) => {
    if (item.angle !== 0) throw new Error(`"${item.text}" is turned`);
    const width = measure(item.text, { ...item, direction });
    const left = item.x - width * { left: 0, middle: 0.5, right: 1 }[item.anchor];
    const [top, bottom] = [item.y - item.size * above, item.y + item.size * below];
    return { text: item.text, left, right: left + width, top, bottom };
  });
}

/** Returns the pairs of texts of which one is set over the other. */
export function collisions(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `"${one.text}" and "${other.text}"`),
  );
}

function overlap(a: Box, b: Box): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack
  );
}
