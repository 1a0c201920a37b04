import { directionOf } from "../language/index.ts";
import type { LineFragment } from "../text/index.ts";
import type { FrameItem, Source } from "./frame.ts";
import type { PageSetting } from "./setting.ts";
import type { PlainItem } from "./slice.ts";

/** Which way lines run, and where the text area lies on the page. */
export interface Side {
  readonly direction: "ltr" | "rtl";
  readonly pageWidth: number;
  /** From the page's edge at the start of lines to the text area. */
  readonly marginStart: number;
}

/**
 * Returns an item at its place on the page, a text as that of `source`. Together with {@link fragmentStart} the only code that
 * knows which side a line starts from: everything before counts from the start edge.
 */
export function toPage(item: PlainItem, y: number, source: Source, side: Side): FrameItem {
  const width = item.type === "text" ? item.run.advance : item.width;
  const start = side.marginStart + item.start;
  const x = side.direction === "ltr" ? start : side.pageWidth - start - width;
  const top = item.y + y;
  switch (item.type) {
    case "text": {
      const { type, run, color, lang } = item;
      return { type, x, y: top, run, color, lang, source };
    }
    case "rect": {
      const { type, height, fill, source } = item;
      return { type, x, y: top, width, height, fill, source };
    }
    case "scene": {
      const { type, height, scene, source } = item;
      return { type, x, y: top, width, height, scene, source };
    }
    case "link": {
      const { type, height, url, text, source } = item;
      return { type, x, y: top, width, height, url, text, source };
    }
    default:
      return item satisfies never;
  }
}

/** Returns which way lines of a language run: the document's, unless it is of the other direction. */
export function lineDirection(
  lang: string,
  { page, direction }: Pick<PageSetting, "page" | "direction">,
): "ltr" | "rtl" {
  return lang === page.lang ? direction : directionOf(lang);
}

/** Returns how far a fragment's start edge is from its line's, from the left end that text counts from. */
export function fragmentStart(
  fragment: LineFragment<unknown>,
  lineWidth: number,
  direction: "ltr" | "rtl",
): number {
  return direction === "ltr" ? fragment.x : lineWidth - fragment.x - fragment.run.advance;
}
