// A thread that makes editions, as the main one would: it reads the project, then makes what it is asked for.
import { parentPort, workerData } from "node:worker_threads";
import { nodeEffects } from "../build.ts";
import { openMaker, readJob } from "../make/index.ts";
import type { Finished, Ready, ThreadTask } from "./crew.ts";

const { task, indexes }: ThreadTask = workerData;
const effects = nodeEffects();
const { job, diagnostics } = await readJob(task, effects.read);
if (job === undefined) {
  const ready: Ready = { type: "ready", diagnostics, isReady: false, inputs: "" };
  parentPort?.postMessage(ready);
} else {
  const maker = await openMaker(job, { indexes }, effects);
  const { isReady, inputs } = maker;
  const ready: Ready = { type: "ready", diagnostics: maker.diagnostics, isReady, inputs };
  parentPort?.on("message", async (index: number) => {
    const outcome = await maker.make(index);
    const finished: Finished = { type: "finished", index, outcome, stages: maker.stages() };
    parentPort?.postMessage(finished);
  });
  parentPort?.postMessage(ready);
}
