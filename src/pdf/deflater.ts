import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { deflateSync } from "node:zlib";
import { DeflateBatch, level } from "./deflate-batch.ts";

// Pages of a file that is worth a thread: it takes as long to start as some dozens of pages to deflate.
const leastPages = 100;

// Bytes that go to the thread at once, and how many times that may wait for it.
const batchSize = 2 ** 18;
const mostWaiting = 16;

/** Gives what was deflated. */
export type Deflated = () => Uint8Array;

/** Deflates streams; those of a long file on another core, as far as that gets. The bytes are the same. */
export class Deflater {
  readonly #thread: Worker | undefined;
  readonly #waiting: DeflateBatch[] = [];
  #batch = new DeflateBatch();

  /** Opens a deflater for a file of so many pages; to be closed. */
  constructor(pages: number) {
    if (pages >= leastPages && availableParallelism() > 1) this.#thread = startThread();
  }

  /** Takes a stream's content. */
  add(content: Uint8Array): Deflated {
    if (this.#thread === undefined) {
      const data = deflateSync(content, { level });
      return () => data;
    }
    const batch = this.#batch;
    const index = batch.add(content);
    if (batch.length >= batchSize) this.#send(this.#thread);
    return () => batch.settle()[index] ?? new Uint8Array();
  }

  close(): void {
    void this.#thread?.terminate();
  }

  #send(thread: Worker): void {
    thread.postMessage(this.#batch.share());
    // What the thread has not come to is done here, lest too much of it be kept.
    this.#waiting.push(this.#batch);
    if (this.#waiting.length > mostWaiting) this.#waiting.shift()?.settle();
    this.#batch = new DeflateBatch();
  }
}

// A text and no file of its own: it has to run from the sources, and wherever these are bundled to.
const script = `
const { parentPort, workerData } = require("node:worker_threads");
const { deflateSync } = require("node:zlib");
parentPort.on("message", ({ state, bytes, ends, deflated, deflatedEnds }) => {
  if (Atomics.compareExchange(state, 0, 0, 1) !== 0) return;
  let [start, length] = [0, 0];
  for (const [index, end] of ends.entries()) {
    const data = deflateSync(bytes.subarray(start, end), { level: workerData });
    deflated.set(data, length);
    length += data.length;
    deflatedEnds[index] = length;
    start = end;
  }
  Atomics.store(state, 0, 2);
  Atomics.notify(state, 0);
});`;

// What a thread that fails has not done is done without it.
function startThread(): Worker {
  const thread = new Worker(script, { eval: true, workerData: level });
  thread.unref();
  thread.on("error", () => undefined);
  return thread;
}
