import type { Language } from "../language/index.ts";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const leftToRight = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u;

/**
 * Returns a value as it goes into a message: between isolates (UAX #9, FSI and PDI) where letters of the
 * other direction would pull what stands around it out of its order.
 */
export function isolate(value: string, { direction }: Pick<Language, "direction">): string {
  const other = direction === "rtl" ? leftToRight : rightToLeft;
  return other.test(value) ? `\u2068${value}\u2069` : value;
}

/** Returns each of the values as {@link isolate} does. */
export function isolateAll(
  values: Readonly<Record<string, string>>,
  language: Pick<Language, "direction">,
): Readonly<Record<string, string>> {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([name, value]) => [name, isolate(value, language)]));
}
