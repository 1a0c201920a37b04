/** Lends one of a few things to a user at a time, in the order of asking. */
export type Pool<T> = <R>(use: (thing: T) => Promise<R>) => Promise<R>;

/** Returns a pool of things that any number of users share. */
export function createPool<T>(things: readonly T[]): Pool<T> {
  const free = [...things];
  const waiting: ((thing: T) => void)[] = [];
  const give = (thing: T): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(thing);
    else next(thing);
  };
  return async (use) => {
    const thing = free.pop() ?? (await new Promise<T>((resolve) => waiting.push(resolve)));
    try {
      return await use(thing);
    } finally {
      give(thing);
    }
  };
}
