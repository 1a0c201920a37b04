/** Returns how many of something there are, in English: `1 incident`, `2 incidents`. */
export function quantity(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
