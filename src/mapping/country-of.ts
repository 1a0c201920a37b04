import type { Advice } from "./advice.ts";
import { countryCode } from "./country.ts";
import type { MappedRow } from "./found.ts";

/** Why a row makes no incident. */
export interface Unread {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Whether nobody needs to look at it. */
  readonly isCertain?: boolean;
}

interface CountryOptions {
  /** Where a row names no country; empty where nobody has said. */
  readonly country: string;
  /** Whether a country that is not known keeps a row out, instead of being taken for the usual one. */
  readonly isStrict: boolean;
  readonly advice: Advice;
}

/** Returns the ISO 3166-1 code of a row's country, or why it has none. */
export function countryOf(
  row: MappedRow,
  { country: usual, isStrict, advice }: CountryOptions,
): string | Unread {
  const written = row.cell("country");
  if (written === "" && usual !== "") return usual;
  if (written === "")
    return {
      code: "mapping/no-country",
      message: "no country",
      hint: `${advice.left}; ${advice.country}`,
    };
  const code = countryCode(written);
  if (code !== undefined) return code;
  const message = `"${written.slice(0, 60)}" is no country that is known here`;
  if (isStrict || usual === "")
    return {
      code: "mapping/unknown-country",
      message,
      hint: `${advice.left}; say under words of mapping.yaml which it is, in two letters: AF`,
    };
  row.report("country", {
    severity: "warning",
    code: "mapping/unknown-country",
    message,
    hint: `${usual} is written; mend it in ${advice.incidents}`,
  });
  return usual;
}
