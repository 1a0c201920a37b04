import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Crew } from "../build.ts";
import type { Maker, Outcome, Stages, Task } from "../make/index.ts";
import { tuneCrew } from "./tune-engine.ts";

/** What a thread is started with. */
export interface ThreadTask {
  readonly task: Task;
  /** The editions that it may be asked for, by their indexes. */
  readonly indexes: readonly number[];
}

/** What a thread tells once it has read the project. */
export interface Ready extends Pick<Maker, "diagnostics" | "isReady" | "inputs"> {
  readonly type: "ready";
}

/** What a thread tells of an edition; its times are those since it started. */
export interface Finished {
  readonly type: "finished";
  readonly index: number;
  readonly outcome: Outcome;
  readonly stages: Stages;
}

// An edition of 10,000 incidents takes a third of it.
const maxOldGenerationSizeMb = 1024;

// A thread takes some 300 MB: more of them than this want to be asked for.
const mostUnasked = 8;

/** Returns a crew of threads, as many as there are processors unless told. */
export function threadCrew(jobs?: number): Crew {
  const size = jobs ?? Math.min(availableParallelism(), mostUnasked);
  return { size, open: (task, indexes) => openThread({ task, indexes }) };
}

// A thread that ends before it has answered fails whatever it was asked.
function openThread(workerData: ThreadTask): Promise<Maker> {
  tuneCrew();
  const worker = new Worker(new URL("./crew-thread.js", import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb },
  });
  const waiting = new Map<number, { resolve: (o: Outcome) => void; reject: (e: Error) => void }>();
  let stages: Stages = [];
  let failure: Error | undefined;
  const make = (index: number): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      waiting.set(index, { resolve, reject });
      worker.postMessage(index);
    });
  return new Promise((open, refuse) => {
    const fail = (error: Error): void => {
      failure ??= error;
      refuse(failure);
      for (const { reject } of waiting.values()) reject(failure);
      waiting.clear();
    };
    worker.on("error", fail);
    worker.on("exit", (code) => fail(new Error(`a thread that makes editions ended with ${code}`)));
    worker.on("message", (message: Ready | Finished) => {
      if (message.type === "ready") {
        const { diagnostics, isReady, inputs } = message;
        const close = (): void => void worker.terminate();
        return open({ diagnostics, isReady, inputs, make, stages: () => stages, close });
      }
      stages = message.stages;
      waiting.get(message.index)?.resolve(message.outcome);
      waiting.delete(message.index);
    });
  });
}
