import type { Node } from "../document/index.ts";
import { RecentMap } from "../text/index.ts";
import type { PageFrames } from "./same-page.ts";
import type { TellNode } from "./spot.ts";
import type { ToldQuery } from "./told.ts";

/** HTML to be framed, and what its elements were made of: `data-node` counts in `nodes`. */
export interface ShelvedHtml {
  readonly text: string;
  readonly nodes: readonly Node[];
  readonly tell: TellNode;
}

/** A page, drawn when it is first asked for: of a hundred pages few are looked at. */
export interface ShelvedPage {
  readonly frames: PageFrames;
  readonly draw: () => string;
  readonly isDrawn: () => boolean;
  readonly tell: TellNode;
}

/** What the page may ask for by an id, for as long as it may know of it. */
export interface Shelf {
  readonly html: RecentMap<string, ShelvedHtml>;
  readonly pages: RecentMap<string, ShelvedPage>;
  readonly rows: RecentMap<string, readonly ToldQuery[]>;
  readonly fonts: RecentMap<string, Uint8Array>;
  /** Returns an id that was none's before. */
  readonly freshId: () => string;
}

/** Returns an empty shelf; its ids begin with `run`, so that a browser takes nothing of an earlier run for its own. */
export function openShelf(run: string): Shelf {
  let count = 0;
  return {
    html: new RecentMap(12),
    pages: new RecentMap(1200),
    rows: new RecentMap(12),
    fonts: new RecentMap(40),
    freshId: () => `${run}-${++count}`,
  };
}
