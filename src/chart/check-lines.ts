import type { Diagnostic } from "../diagnostic.ts";
import type { Scene, SceneItem, SceneText } from "./scene.ts";

/** A level line of text, and where its letters stand in the scene. */
interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

// What letters take above and below their baseline, as shares of their size.
const above = 0.75;
const below = 0.15;

/** Returns the level lines of text of a scene; what is turned is not looked at. */
export function linesOf(
  items: readonly SceneItem[],
  measure: (text: SceneText) => number,
): readonly Line[] {
  return items.flatMap((item): readonly Line[] => {
    if (item.type === "group") return linesOf(item.items, measure);
    if (item.type !== "text" || item.angle !== 0) return [];
    const width = measure(item);
    const left = item.x - width * { left: 0, middle: 0.5, right: 1 }[item.anchor];
    const [top, bottom] = [item.y - item.size * above, item.y + item.size * below];
    return [{ text: item.text, left, right: left + width, top, bottom }];
  });
}

/** Returns what cannot be read: texts cut by the edge of the chart, and texts set over others. */
export function checkLines(
  lines: readonly Line[],
  scene: Scene,
  file: string,
): readonly Diagnostic[] {
  const warning = (code: string, message: string, hint: string): Diagnostic => ({
    ...{ severity: "warning", code, message, place: { file }, hint },
  });
  const cut = new Set(lines.filter((line) => !isInside(line, scene)).map(({ text }) => text));
  const [first, ...others] = collisions(lines);
  const more = others.length === 0 ? "" : `, and ${others.length} more like that`;
  return [
    ...[...cut].map((text) =>
      warning(
        "chart/text-cut",
        `"${text}" reaches over the edge of the chart`,
        "give the chart more room, or the text a limit",
      ),
    ),
    ...(first === undefined
      ? []
      : [
          warning(
            "chart/texts-collide",
            `"${first[0].text}" is set over "${first[1].text}"${more}`,
            "give the chart more room, or leave out what need not be said",
          ),
        ]),
  ];
}

// A pixel of overhang is the roundness of letters.
const slack = 1;

function isInside({ left, right, top, bottom }: Line, { width, height }: Scene): boolean {
  return (
    left >= -slack &&
    right <= width + slack &&
    top >= -slack &&
    // Descenders may hang into the space below the chart.
    bottom - (bottom - top) * (below / (above + below)) <= height + slack
  );
}

function collisions(lines: readonly Line[]): readonly (readonly [Line, Line])[] {
  return lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other) => (overlap(one, other) ? [[one, other] as const] : [])),
  );
}

function overlap(one: Line, other: Line): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > slack && down > slack;
}
