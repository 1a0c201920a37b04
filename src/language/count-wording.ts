import type { CountWording } from "../count/index.ts";

/** `words` for sentences ("at least 47"), `short` for table cells and key figures ("≥ 47"). */
export type CountStyle = "words" | "short";

const names = [
  "exact",
  "at-least",
  "more-than",
  "at-most",
  "less-than",
  "between",
  "unknown",
  "unknown-words",
  "withheld",
  "approximate",
  "nearly",
  "in-part-approximate",
] as const;

/** The messages that word counts: every language must have them. */
export const countMessages: readonly string[] = [
  ...names.flatMap((name) => [`count.${name}`, `count.short.${name}`]),
  "count.remark",
];

/** Returns the wording of counts that a language's messages make. */
export function makeCountWording(
  style: CountStyle,
  message: (key: string, values: Readonly<Record<string, string>>) => string,
  number: (value: number) => string,
): CountWording {
  const key = (name: (typeof names)[number]): string =>
    style === "short" ? `count.short.${name}` : `count.${name}`;
  const withValue =
    (name: (typeof names)[number]) =>
    (value: string): string =>
      message(key(name), { value });
  return {
    number,
    approximate: withValue("approximate"),
    bounds: {
      exact: withValue("exact"),
      "at-least": withValue("at-least"),
      "more-than": withValue("more-than"),
      "at-most": withValue("at-most"),
      "less-than": withValue("less-than"),
    },
    nearly: withValue("nearly"),
    between: (low, high) => message(key("between"), { low, high }),
    withheld: () => message(key("withheld"), {}),
    unknown: () => message(key("unknown"), {}),
    unknownWords: (words) => message(key("unknown-words"), { words }),
    inPartApproximate: withValue("in-part-approximate"),
  };
}
