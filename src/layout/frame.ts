import type { Scene } from "../chart/index.ts";
import type { Node } from "../document/index.ts";
import type { GlyphRun } from "../text/index.ts";

/**
 * A document set on pages: what layout hands to an exporter. Points, origin top left, y down.
 * Everything is at its place; an exporter only draws.
 */
export interface PagedDocument {
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
  /** Node id → where it landed. */
  readonly destinations: ReadonlyMap<string, Destination>;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** As printed: "7". */
  readonly label: string;
  /** In drawing order. Made each time they are asked for: of a long document no two copies are on hand. */
  readonly items: readonly FrameItem[];
}

/**
 * Whose content an item is: a node of the document (a text leaf, a figure), from which the exporter
 * finds the structure element; or an artifact, which is not part of the reading.
 */
export type Source = Node | Artifact;

/** Furniture and ornament: running heads, repeated table heads, rules, backgrounds. */
export interface Artifact {
  readonly type: "artifact";
  readonly kind: "header" | "footer" | "repeated" | "rule" | "background";
}

export type FrameItem = TextItem | RectItem | SceneItem | LinkItem;

/** `x`, `y`: left end of the baseline. */
export interface TextItem {
  readonly type: "text";
  readonly x: number;
  readonly y: number;
  readonly run: GlyphRun;
  readonly color: string;
  readonly lang: string;
  readonly source: Source;
}

/** A filled rectangle: backgrounds and rules. */
export interface RectItem {
  readonly type: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly source: Source;
}

/** A chart, scaled into its frame. */
export interface SceneItem {
  readonly type: "scene";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly scene: Scene;
  readonly source: Source;
}

/** The active area of a link, one for each line it covers. `url` as in the link node. */
export interface LinkItem {
  readonly type: "link";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly url: string;
  /** What the link says, for its annotation. */
  readonly text: string;
  readonly source: Node;
}

export interface Destination {
  /** Index into pages. */
  readonly page: number;
  readonly y: number;
}

export interface OutlineEntry {
  readonly title: string;
  readonly destination: Destination;
  readonly children: readonly OutlineEntry[];
}
