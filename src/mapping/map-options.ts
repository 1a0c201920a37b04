import type { Places } from "../incident/index.ts";
import type { Advice } from "./advice.ts";
import type { Zero } from "./counts-of.ts";
import type { SourceCells } from "./source-of.ts";
import type { DateReading } from "./written-date.ts";

/** The languages that a table's own words may be in. */
export const mappedLanguages = ["en", "fa-AF", "ps-AF"] as const;

/** How rows are read under a mapping. */
export interface MapOptions extends DateReading {
  readonly places: Places;
  /** Where a row names no country, ISO 3166-1; empty where nobody has said. */
  readonly country: string;
  readonly sensitivity: string;
  readonly zero: Zero;
  /** Words for what the table does not say, in the language of the data. */
  readonly language: (typeof mappedLanguages)[number];
  /** Words of the table for what is not known, beside the usual ones. */
  readonly unknown?: readonly string[];
  /**
   * Whether rows that cannot be read for certain are kept out: a country that is not known, an id that is there with
   * other cells, a row that is there already. Otherwise they are kept, and told.
   */
  readonly isStrict: boolean;
  readonly advice: Advice;
  /** How many tables stand before the first one in the same data: what rows without an id are called by. */
  readonly tablesBefore?: number;
  /** The table as a source: of claims whose row names none, and of all others the one that they are known through. */
  readonly table?: SourceCells & { readonly id: string };
}
