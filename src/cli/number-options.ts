import { UsageError } from "./usage-error.ts";

interface Numbers {
  readonly least: number;
  readonly most?: number;
  /** What they are numbers of, where the name of the option does not say. */
  readonly of?: string;
}

// By the names of the options; of others any whole number.
const ranges: Readonly<Record<string, Numbers>> = {
  jobs: { least: 1, of: " of threads" },
  page: { least: 1 },
  port: { least: 0, most: 65_535 },
};

/**
 * Throws UsageError for an option that takes a whole number and is given one out of its range, or none, of which the
 * parser makes NaN.
 */
export function checkNumbers(options: Readonly<Record<string, unknown>>): void {
  for (const [name, given] of Object.entries(options)) {
    if (typeof given !== "number") continue;
    const { least, most, of = "" } = ranges[name] ?? { least: 0 };
    if (Number.isSafeInteger(given) && given >= least && given <= (most ?? given)) continue;
    const range = most === undefined ? `, from ${least}` : ` from ${least} to ${most}`;
    throw new UsageError(`--${name} takes a whole number${of}${range}`);
  }
}
