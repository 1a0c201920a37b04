import type { Step } from "../edition/index.ts";
import type { Stages } from "./report.ts";

/** What is told of the steps, and by which clock they are timed. */
export interface StepEffects {
  /** Told what is being done, in words. */
  readonly step: (text: string) => void;
  /** Milliseconds of a clock that only runs forward; never part of an output. */
  readonly now: () => number;
}

/** Runs steps, tells of them, and knows how long they took. */
export interface Stopwatch {
  readonly step: Step;
  /** Says which edition the steps are of from now on. */
  readonly beginEdition: (name: string) => void;
  readonly stages: () => Stages;
}

/** Returns a stopwatch that stands at nothing. */
export function stopwatch({ now, step: tell }: StepEffects): Stopwatch {
  const times = new Map<string, number>();
  let edition = "";
  return {
    async step(name, work) {
      tell(edition === "" ? name : `${edition} (${name})`);
      const start = now();
      try {
        return await work();
      } finally {
        times.set(name, (times.get(name) ?? 0) + now() - start);
      }
    },
    beginEdition(name) {
      edition = name;
      tell(name);
    },
    stages: () => [...times].map(([name, time]) => ({ name, time })),
  };
}

/** Adds up what several took. */
export function addStages(all: readonly Stages[]): Stages {
  const times = new Map<string, number>();
  for (const { name, time } of all.flat()) times.set(name, (times.get(name) ?? 0) + time);
  return [...times].map(([name, time]) => ({ name, time }));
}
