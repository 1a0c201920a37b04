import { isSameData } from "../document/index.ts";
import type { FrameItem, Page } from "../layout/index.ts";
import type { GlyphRun } from "../text/index.ts";

/** What a page shows. */
export interface PageFrames extends Pick<Page, "width" | "height" | "label"> {
  readonly items: readonly FrameItem[];
}

/** Tells whether two pages look alike: the same is drawn at the same places, whatever it was made of. */
export function isSamePage(a: PageFrames, b: PageFrames): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.label === b.label &&
    a.items.length === b.items.length &&
    a.items.every((item, index) => isSameItem(item, b.items[index]))
  );
}

function isSameItem(a: FrameItem, b: FrameItem | undefined): boolean {
  if (a.type !== b?.type || a.x !== b.x || a.y !== b.y) return false;
  if (a.type === "text") return b.type === "text" && a.color === b.color && isSameRun(a.run, b.run);
  if (b.type === "text" || a.width !== b.width || a.height !== b.height) return false;
  if (a.type === "rect") return b.type === "rect" && a.fill === b.fill;
  if (a.type === "link") return true;
  return b.type === "scene" && (a.scene === b.scene || isSameData(a.scene, b.scene));
}

// Words in a face and a size are set alike each time, but for digits of one width and what is between words: both show in
// the advance. Glyphs are not asked for, which are found when they are first drawn.
function isSameRun(a: GlyphRun, b: GlyphRun): boolean {
  return (
    a === b ||
    (a.text === b.text &&
      a.face === b.face &&
      a.size === b.size &&
      a.level === b.level &&
      a.advance === b.advance)
  );
}
