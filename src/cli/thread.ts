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

/** Starts the thread of a file, which answers each question by a message. A failure of it fails what was asked of it. */
export function startThread<Question, Answer>(file: URL): Thread<Question, Answer> {
  const worker = new Worker(file);
  worker.unref();
  const waiting = new Map<number, Waiting<Answer>>();
  worker.on("message", ({ id, what }: Numbered<Answer>) => {
    waiting.get(id)?.resolve(what);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  worker.on("error", (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  let asked = 0;
  return {
    ask: (what) =>
      new Promise((resolve, reject) => {
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
