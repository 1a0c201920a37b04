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
  /** Why there are fewer hands than were to be, where that is so. */
  readonly broken?: unknown;
  /** Told the name of each as it is done, in no particular order. */
  readonly done?: (name: string) => void;
}

/** An outcome, and the index of its edition in the job. */
export interface Dealt extends Outcome {
  readonly index: number;
}

/**
 * Deals editions out to hands, and returns their outcomes in the order of the indexes. The languages of an edition go to
 * one hand, which works out once what they have in common; near the end, whoever has none left takes from the others. A
 * hand that breaks costs what it was given; the rest goes to the others, and where there are none, what broke the last is
 * told of each.
 */
export async function dealOut(
  job: Job,
  indexes: readonly number[],
  hands: readonly Hand[],
  { ahead, done, broken }: Deal,
): Promise<readonly Dealt[]> {
  const outcomes = new Map<number, Outcome>();
  let last: unknown = broken ?? new Error("every thread that makes editions ended");
  const piles = pilesOf(job, indexes);
  const next = (own: number[]): number | undefined => {
    if (own.length === 0) own.push(...(piles.shift() ?? []));
    return own.shift() ?? shares.find((other) => other.length > 0)?.pop();
  };
  const work = async ({ make }: Hand, own: number[]): Promise<void> => {
    for (let index = next(own); index !== undefined; index = next(own)) {
      const edition = job.editions[index];
      if (edition === undefined) throw new Error(`no edition ${index}`);
      try {
        outcomes.set(index, await make(index));
      } catch (error) {
        outcomes.set(index, crashed(edition, error));
        last = error;
        return;
      }
      done?.(editionName(edition));
    }
  };
  const shares = hands.map((): number[] => []);
  await Promise.all(
    hands.flatMap((hand, at) => Array.from({ length: ahead }, () => work(hand, shares[at] ?? []))),
  );
  return indexes.flatMap((index) => {
    const edition = job.editions[index];
    const outcome = outcomes.get(index) ?? (edition && crashed(edition, last));
    return outcome === undefined ? [] : [{ ...outcome, index }];
  });
}

// Editions that follow each other and are the same but for language and audience.
function pilesOf({ editions }: Job, indexes: readonly number[]): number[][] {
  const piles: number[][] = [];
  let before: string | undefined;
  for (const index of indexes) {
    const id = editions[index]?.id;
    if (id !== undefined && id === before) piles.at(-1)?.push(index);
    else piles.push([index]);
    before = id;
  }
  return piles;
}
