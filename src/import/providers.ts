import { acled } from "./acled.ts";
import { gtd } from "./gtd.ts";
import type { Format, Provider } from "./provider.ts";
import { ucdpGed } from "./ucdp-ged.ts";

/** The data sets that are imported, by the name that a user says. */
export const providers: Readonly<Record<Format, Provider>> = { acled, "ucdp-ged": ucdpGed, gtd };

/** Tells whether a word is the name of one of them. */
export function isFormat(word: string): word is Format {
  return Object.hasOwn(providers, word);
}
