import type { Paint } from "../chart/index.ts";
import type { EditionConfig } from "../config/index.ts";
import type { Common } from "./common.ts";

/** Runs one step of the making of an edition; handed in by whoever measures or shows it. */
export type Step = <T>(name: string, run: () => T | Promise<T>) => Promise<T>;

/** How steps are run and charts are drawn. */
export interface Workshop {
  readonly step: Step;
  readonly paint: Paint;
  readonly common: Common;
  /** Whether queries are tried on less data, too. */
  readonly isTrial?: boolean;
  /** Tells whether an edition that reads rows of that hash is there already, so that nothing need be made of them. */
  readonly isKnown?: (edition: EditionConfig, rows: string) => boolean;
}
