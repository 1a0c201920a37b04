// In: a task, and effects. Out: the editions that it asks for, made one after the other by one maker or dealt out to
// several, and what became of each. Does not know who asked, nor in which threads the makers are.
export { dealOut } from "./deal-out.ts";
export { type Maker, openMaker } from "./maker.ts";
export {
  crashed,
  type EditionReport,
  isOutOfMemory,
  type Outcome,
  reportOf,
  type Stages,
} from "./report.ts";
export { addStages, stopwatch } from "./stopwatch.ts";
export { type Job, readJob, type Task } from "./task.ts";
