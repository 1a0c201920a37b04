/** What was, and what is. */
export type Pair<T> = readonly [before: T, after: T];

/** Does the same to both sides. */
export function both<T, U>([before, after]: Pair<T>, change: (side: T) => U): Pair<U> {
  return [change(before), change(after)];
}
