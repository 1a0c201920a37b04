import { Worker } from "node:worker_threads";
import type { Drawable, Paint, Painting } from "../chart/index.ts";
import type { FontFile } from "../theme/index.ts";

/** What the thread is asked to draw. */
export interface PaintTask {
  readonly id: number;
  readonly charts: readonly Drawable[];
  readonly fonts: readonly FontFile[];
}

interface Answer {
  readonly id: number;
  readonly painting: Painting;
}

/** A thread that draws charts. It keeps nobody from exiting. */
export interface Painter {
  readonly paint: Paint;
  readonly stop: () => Promise<void>;
}

/** Starts the thread, which loads Vega at once. A failure of it fails what was asked of it. */
export function startPainter(): Painter {
  const worker = new Worker(new URL("./paint-thread.js", import.meta.url));
  worker.unref();
  const waiting = new Map<number, { resolve: (p: Painting) => void; reject: (e: Error) => void }>();
  worker.on("message", ({ id, painting }: Answer) => {
    waiting.get(id)?.resolve(painting);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  worker.on("error", (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  let asked = 0;
  return {
    paint: (charts, { files }) =>
      new Promise((resolve, reject) => {
        const id = asked++;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, charts, fonts: files } satisfies PaintTask);
      }),
    async stop() {
      await worker.terminate();
    },
  };
}
