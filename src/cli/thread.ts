import { Worker } from "node:worker_threads";

/** A thread that answers what it is asked. It keeps nobody from exiting. */
export interface Thread<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

/** What goes to the thread, and comes back of the same number. */
export interface Numbered<T> {
  readonly id: number;
  readonly what: T;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts the thread of a file, which is given some data and answers each question by a message. A failure of it fails what
 * was asked of it.
 */
export function startThread<Question, Answer>(
  file: URL,
  workerData?: string,
): Thread<Question, Answer> {
  const worker = new Worker(file, { workerData });
  worker.unref();
  const waiting = new Map<number, Waiting<Answer>>();
  worker.on("message", ({ id, what }: Numbered<Answer>) => {
    waiting.get(id)?.resolve(what);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("a thread ended before it answered")));
  let asked = 0;
  return {
    ask: (what) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        const id = asked++;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, what } satisfies Numbered<Question>);
      }),
    async stop() {
      await worker.terminate();
    },
  };
}
