import type { Count } from "./count.ts";

/** Returns the count of a number that is known exactly. */
export function exactCount(value: number): Count {
  return { bound: "exact", low: value, high: value, approximate: false, words: String(value) };
}

/** Returns a count that nothing is known of, or only words without a number. */
export function unknownCount(words = ""): Count {
  return { bound: "unknown", low: null, high: null, approximate: false, words };
}
