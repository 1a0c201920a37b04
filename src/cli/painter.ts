import type { Drawable, Paint, Painting } from "../chart/index.ts";
import type { FontFile } from "../theme/index.ts";
import { startThread } from "./thread.ts";

/** What the thread is asked to draw. */
export interface PaintTask {
  readonly charts: readonly Drawable[];
  readonly fonts: readonly FontFile[];
}

/** A thread that draws charts. */
export interface Painter {
  readonly paint: Paint;
  readonly stop: () => Promise<void>;
}

/** Starts the thread, which loads Vega at once. */
export function startPainter(): Painter {
  const { ask, stop } = startThread<PaintTask, Painting>(
    new URL("./paint-thread.js", import.meta.url),
  );
  return { paint: (charts, { files }) => ask({ charts, fonts: files }), stop };
}
