import type { SpecFinding } from "./read-spec.ts";
import { walkSpec } from "./walk-spec.ts";

// The notation of d3-format: [[fill]align][sign][symbol][0][width][,][.precision][~][type].
const numberFormat = /^(?:.?[<>=^])?[-+( ]?[$#]?0?\d*,?(?:\.\d+)?~?[a-z%]?$/i;

/** Returns the formats of a spec that are of neither a number nor a time: `"format": "dd"`. */
export function checkFormats(drawing: unknown): readonly SpecFinding[] {
  const findings: SpecFinding[] = [];
  walkSpec(drawing, (part, key, path) => {
    if (key !== "format" || path.at(-1) !== "format" || typeof part !== "string") return;
    // Each part of a time is a letter behind a percent sign: "%d %b".
    if (numberFormat.test(part) || /%[-_0]?[a-z]/i.test(part) || part.startsWith("@")) return;
    findings.push({
      code: "chart/bad-format",
      message: `the format "${part}" is of no number and no time`,
      path,
      hint: '"d" is a whole number, ",d" one with separators, ".1f" has one decimal, "%b %Y" is a month',
    });
  });
  return findings;
}
