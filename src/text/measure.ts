import type { Direction } from "./bidi.ts";
import type { FontSet } from "./font-set.ts";
import { itemize } from "./itemize.ts";
import { advanceOf } from "./shape.ts";

/** The look of a text to be measured; `size` in points, or whatever the answer shall be in. */
export interface MeasureStyle {
  readonly family: string;
  readonly weight: number;
  readonly size: number;
  readonly direction?: Direction;
  readonly tabular?: boolean;
}

/** Returns the width of a text set on one line. */
export function measureText(text: string, style: MeasureStyle, fonts: FontSet): number {
  const span = { ...style, text, color: "", lang: "", rise: 0, source: undefined };
  const items = itemize([span], text, fonts, style.direction ?? "ltr");
  return items.reduce((width, item) => width + advanceOf(text, item.start, item.end, item), 0);
}
