import type { Count } from "./count.ts";

/**
 * Returns what share of `whole` `part` is, in hundredths, or undefined where it cannot be said: `whole` must
 * be one number above 0 that is neither bounded nor approximate, and `part` stated and within it. An end that
 * bounds is rounded outwards, so that the claim never becomes stronger; a share below 1 or above 99 keeps one
 * decimal.
 */
export function percentOf(part: Count, whole: Count): Count | undefined {
  const base = whole.bound === "exact" && !whole.approximate ? (whole.low ?? 0) : 0;
  const [low, high] = [part.low ?? 0, part.high ?? base];
  if (base <= 0 || part.bound === "unknown" || low > base || high > base) return undefined;
  const share = (n: number, round: (value: number) => number): number => {
    const hundredths = (n * 100) / base;
    const isNarrow = (hundredths > 0 && hundredths < 1) || (hundredths > 99 && hundredths < 100);
    return isNarrow ? round(hundredths * 10) / 10 : round(hundredths);
  };
  const { approximate } = part;
  const say = (bound: Count["bound"], from: number, to: number | null): Count => ({
    bound,
    low: from,
    high: to,
    approximate,
    words: "",
  });
  const [down, up] = [share(low, Math.floor), share(high, Math.ceil)];
  switch (part.bound) {
    case "exact": {
      const value = share(low, Math.round);
      return say("exact", value, value);
    }
    case "at-least":
      return low === base ? say("exact", 100, 100) : say("at-least", down, null);
    case "more-than":
      return low === base ? undefined : say("more-than", down, null);
    case "at-most":
    case "less-than":
      return say("at-most", 0, up);
    default:
      return say("between", down, up);
  }
}
