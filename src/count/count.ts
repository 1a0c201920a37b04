/** What a written count says of the true number. `unknown` says nothing and never counts as 0. */
export type Bound =
  | "exact"
  | "at-least"
  | "more-than"
  | "at-most"
  | "less-than"
  | "between"
  | "unknown";

/** Every bound, in the order in which parts are listed. */
export const bounds: readonly Bound[] = [
  "exact",
  "at-least",
  "more-than",
  "at-most",
  "less-than",
  "between",
  "unknown",
];

/**
 * A count of people as a source gives it. `low` and `high` are the ends of the interval the true
 * number lies in, as printed: `more than 66` has low 66 (and stays "more than", not 67). `high` null
 * means open above; both are null when the bound is `unknown`. `words` is what was written.
 */
export interface Count {
  readonly bound: Bound;
  readonly low: number | null;
  readonly high: number | null;
  readonly approximate: boolean;
  readonly words: string;
  /** There is a count, and these readers may not see it; the bound is `unknown` then. */
  readonly withheld?: true;
}

/**
 * A sum of counts. `low` and `high` add the ends of the stated parts (`high` null once one is open
 * above); `parts` tells how many counts of each bound went in; `approximate` how many of them were.
 */
export interface Total {
  readonly low: number;
  readonly high: number | null;
  readonly parts: Readonly<Record<Bound, number>>;
  readonly approximate: number;
}
