import { editionName } from "../config/index.ts";
import { crashed, type Outcome } from "./report.ts";
import type { Job } from "./task.ts";

/** One of those who make editions, in this thread or in another. */
export interface Hand {
  readonly make: (index: number) => Promise<Outcome>;
}

interface Deal {
  /** How many each hand is given at a time: while one is finished the others are started. */
  readonly ahead: number;
  /** Told the name of each as it is done, in no particular order. */
  readonly done?: (name: string) => void;
}

/** An outcome, and the index of its edition in the job. */
export interface Dealt extends Outcome {
  readonly index: number;
}

/**
 * Deals editions out to hands, the next to whoever has room, and returns their outcomes in the order of the indexes. A
 * hand that breaks costs what it was given; the rest goes to the others.
 */
export async function dealOut(
  job: Job,
  indexes: readonly number[],
  hands: readonly Hand[],
  { ahead, done }: Deal,
): Promise<readonly Dealt[]> {
  const outcomes = new Map<number, Outcome>();
  const left = [...indexes];
  const work = async ({ make }: Hand): Promise<void> => {
    for (let index = left.shift(); index !== undefined; index = left.shift()) {
      const edition = job.editions[index];
      if (edition === undefined) throw new Error(`no edition ${index}`);
      try {
        outcomes.set(index, await make(index));
      } catch (error) {
        outcomes.set(index, crashed(edition, error));
        return;
      }
      done?.(editionName(edition));
    }
  };
  await Promise.all(hands.flatMap((hand) => Array.from({ length: ahead }, () => work(hand))));
  return indexes.flatMap((index) => {
    const edition = job.editions[index];
    const gone = edition && crashed(edition, new Error("every thread that makes editions ended"));
    const outcome = outcomes.get(index) ?? gone;
    return outcome === undefined ? [] : [{ ...outcome, index }];
  });
}
