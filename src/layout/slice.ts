import type { Heading, Note } from "../document/index.ts";
import type { LinkItem, RectItem, SceneItem, Source, TextItem } from "./frame.ts";

/**
 * Something to draw before its place on a page is known. `start` is the distance of its start edge from
 * the start of the text area (left in English, right in Dari); `y` counts from the top of its slice.
 */
export type FlowItem = PlainItem | FlowCopy;

/** An item that stands for itself. */
export type PlainItem = FlowText | Flowing<RectItem> | Flowing<SceneItem> | Flowing<LinkItem>;

export type FlowText = Flowing<TextItem>;
type Flowing<Item> = Omit<Item, "x"> & { readonly start: number };

/**
 * The lines of a text that is said more than once, here by `source`. Their `y` count from that of the copy,
 * and whose they are is left open: a long table holds no line twice.
 */
interface FlowCopy {
  readonly type: "copy";
  readonly y: number;
  readonly texts: readonly FlowText[];
  readonly source: Source;
}

/** What it costs to break before a slice: pages break where it is least, and there as late as they can. */
export const penalty = {
  free: 0,
  /** A widow or an orphan, a lone row under a table's head. */
  lonely: 1,
  /** Within something to be kept together. */
  together: 2,
  /** After something that announces what follows. */
  announced: 3,
} as const;

/** An unbreakable stretch of the document, as wide as the text area: a line, a row, a picture. */
export interface Slice {
  /** Space above, left out at the top of a page. */
  readonly before: number;
  readonly height: number;
  /** Of a picture: the height that it may be set down to, where it then fits on its page. */
  readonly least?: number;
  /** From the slice's top to where its items count from. */
  readonly inset: number;
  readonly items: readonly FlowItem[];
  /** What a break before it costs, see {@link penalty}; `page` demands one. */
  readonly breakBefore: number | "page";
  /** Edges of boxes (backgrounds, rules) that begin and end in this slice; `y` from the slice's top. */
  readonly opens: readonly BoxEdge[];
  readonly closes: readonly BoxEdge[];
  /** Notes referred to from the slice, to be set at the foot of its page. */
  readonly notes: readonly SetNote[];
  readonly anchors: readonly Anchor[];
  /** What is set again above the slice when it begins a page: a table's head. */
  readonly repeated?: Repeated;
  /** Whether it stands on a page laid on its side. */
  readonly isTurned?: boolean;
}

export interface BoxEdge {
  readonly box: Box;
  readonly y: number;
}

/** A background and rules behind or beside slices; drawn anew on each page that it reaches. */
export interface Box {
  readonly start: number;
  readonly width: number;
  readonly background: string | null;
  readonly ruleBefore: number;
  readonly ruleAfter: number;
  readonly ruleStart: number;
  readonly ruleColor: string;
}

/** A place that links, contents and the outline lead to; `y` from the slice's top. */
export interface Anchor {
  readonly y: number;
  readonly id?: string;
  readonly heading?: Heading;
}

export interface Repeated {
  readonly height: number;
  readonly items: readonly FlowItem[];
}

/** A note, set as slices (one a line), so that it can go on on the next page. */
export interface SetNote {
  readonly note: Note;
  readonly slices: readonly Slice[];
}

/** Slices one under the other, and what they ask of what stands around them. */
export interface Flow {
  readonly slices: readonly Slice[];
  readonly before: number;
  readonly after: number;
  readonly keepWithNext: boolean;
}

const none: readonly never[] = [];

/** Makes a slice of items, everything else at rest. */
export function makeSlice(
  height: number,
  items: readonly FlowItem[],
  rest?: Partial<Slice>,
): Slice {
  return {
    before: 0,
    height,
    inset: 0,
    items,
    breakBefore: penalty.free,
    opens: none,
    closes: none,
    notes: none,
    anchors: none,
    ...rest,
  };
}

/** A flow of nothing. */
export const emptyFlow: Flow = { slices: none, before: 0, after: 0, keepWithNext: false };
