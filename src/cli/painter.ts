import type { Drawable, Paint, Painting } from "../chart/index.ts";
import type { FontFile } from "../theme/index.ts";
import { startThread, type Thread } from "./thread.ts";

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

/**
 * Starts the thread, which loads Vega at once. Where it ends, what it was asked for fails, with the task `charts`, and the
 * next is asked of a new one.
 */
export function startPainter(): Painter {
  const start = (): Thread<PaintTask, Painting> =>
    startThread(new URL("./paint-thread.js", import.meta.url));
  let thread: Thread<PaintTask, Painting> | undefined = start();
  return {
    async paint(charts, { files }) {
      thread ??= start();
      const asked = thread;
      try {
        return await asked.ask({ charts, fonts: files });
      } catch (error) {
        if (thread === asked) thread = undefined;
        throw error instanceof Error ? Object.assign(error, { task: "charts" }) : error;
      }
    },
    stop: async () => thread?.stop(),
  };
}
