import type { Image } from "../image/index.ts";

/**
 * A drawn chart as plain data: what both outputs draw. Units are CSS pixels (1/96 in in HTML; the PDF
 * scales the scene into its frame), y runs down, the origin is the top left corner. All coordinates are
 * already in scene space: no transforms to keep track of.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly items: readonly SceneItem[];
  /** A picture of a file, which fills the scene in the place of items. */
  readonly image?: Image;
}

export type SceneItem = ScenePath | SceneText | SceneGroup;

/** `path` is SVG path data of absolute M, L, C and Z commands only, rounded to 2 decimals. */
export interface ScenePath {
  readonly type: "path";
  readonly path: string;
  /** `#rrggbb`; absent: not filled. */
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeOpacity?: number;
  readonly strokeWidth?: number;
  readonly strokeDash?: readonly number[];
  readonly strokeCap?: "butt" | "round" | "square";
  readonly strokeJoin?: "miter" | "round" | "bevel";
}

/** One line of text. `x`, `y` is the anchor on the baseline; `anchor` is physical (left, middle, right). */
export interface SceneText {
  readonly type: "text";
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "left" | "middle" | "right";
  /** Degrees, clockwise. */
  readonly angle: number;
  readonly family: string;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
  readonly fillOpacity?: number;
  /** What it says is of: a row of the data, or several that the chart has added up; not set of axes, legends, titles. */
  readonly of?: SceneRow | "several";
}

/** A row of a query, from 0. */
export interface SceneRow {
  readonly query: string;
  readonly index: number;
}

/** Items clipped to `clip` (path data), or belonging to one mark, whose value is `title`. */
export interface SceneGroup {
  readonly type: "group";
  readonly clip?: string;
  readonly title?: string;
  readonly items: readonly SceneItem[];
}
