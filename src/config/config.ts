import type { Place } from "../diagnostic.ts";
import type { Audience } from "./audience.ts";
import type { ImportConfig } from "./imports.ts";

/** briefing.yaml, complete and checked. Paths are absolute, and inside the project folder or of what comes with the program. */
export interface Config {
  readonly root: string;
  readonly file: string;
  readonly title: Readonly<Record<string, string>>;
  readonly subtitle: Readonly<Record<string, string>>;
  readonly publisher: Readonly<Record<string, string>>;
  readonly contact: Readonly<Record<string, string>> | null;
  readonly data: DataConfig;
  /** The folders of the template: its own first, then that of the template which it extends, and so on. */
  readonly template: readonly string[];
  /** The theme files, each laid over those behind it. */
  readonly theme: readonly string[];
  /** Whom editions may be made for, from the most restricted of the shipped ones on. */
  readonly audiences: readonly Audience[];
  readonly editions: readonly EditionConfig[];
  /** Every edition that briefing.yaml describes, also where `editions` are only some of them. */
  readonly issues: readonly EditionConfig[];
  readonly published: PublishedConfig;
  /** Warnings an editor accepts, each with a reason. */
  readonly accept: readonly AcceptedWarning[];
}

export interface DataConfig {
  /** The folder of the data files, whether it is there or not. */
  readonly folder: string;
  /**
   * Null where all incidents are imported, and no file is there; `claims` and `sources` likewise. Tables of a server have
   * the paths of `served.ts`.
   */
  readonly incidents: string | null;
  readonly claims: string | null;
  /** A table of events in the place of both, whose rows an engine reads; null where there is none. */
  readonly events: string | null;
  readonly breakdowns: string | null;
  readonly sources: string | null;
  readonly statements: string | null;
  /** Tables of providers that are read as they were downloaded; absent where there are none. */
  readonly imports?: readonly ImportConfig[];
  /** What was said of incidents that may be one event; absent where nothing was. */
  readonly links?: string;
  readonly narrative: string | null;
  /** The folder of translations, a file for each language: `<language>.csv`. */
  readonly translations: string;
  readonly places: string;
  /** The language that the texts of the data are written in. */
  readonly language: string;
  /** A census lists every incident of its scope; a selection, those its author chose. */
  readonly kind: "census" | "selection";
  /** First and last day the data speak of, ISO 8601. */
  readonly coverage: Period;
  /** Which claim's figures stand for an incident with several. */
  readonly rule: "lowest" | "preferred" | "range";
  /** The words that an incident's category may be; any word where absent. */
  readonly categories?: readonly string[];
  /** Where briefing.yaml names each file, for findings about it, keyed `incidents`, `claims`, …. */
  readonly namedAt?: Readonly<Record<string, Place>>;
}

/** Where issues are kept as they were published. */
export interface PublishedConfig {
  /** The folder, whether it is there or not. */
  readonly folder: string;
  /** A pattern for the address of an issue, with `{name}` and the like; null where none is told. */
  readonly address: string | null;
}

export interface Period {
  readonly start: string;
  readonly end: string;
}

export interface EditionConfig {
  readonly id: string;
  readonly number: number;
  readonly period: Period;
  /** The date printed on it and written into its metadata, ISO 8601. */
  readonly published: string;
  /** When the data were last changed. */
  readonly dataAsOf: string;
  readonly language: string;
  /** The name of the audience it is for. */
  readonly audience: string;
  readonly next: string | null;
  /** Where briefing.yaml lists it. */
  readonly place?: Place;
  /** The issue of a series that it is of; a listed edition is an issue of its own. */
  readonly issue?: {
    /** The name of its period: `2022-04`, `2022-W14`, `2022-Q2`, `2022`. */
    readonly id: string;
    /** Whether it is of the last period that the data cover to its end. */
    readonly isCurrent: boolean;
  };
  /** What its incidents are restricted to; all of the data where there is none. */
  readonly filter?: EditionFilter;
  /** The pattern that its folder is named by, with `{period}` and the like. */
  readonly output?: string;
}

/** The incidents that an edition is of: those that meet everything said here. */
export interface EditionFilter {
  readonly id: string;
  /** ISO 3166-2 codes, as in the places folder. */
  readonly provinces?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  /** Whose records they are: `acled`, or `own` for those of no provider. */
  readonly providers?: readonly string[] | undefined;
  /** Their ids. */
  readonly incidents?: readonly string[] | undefined;
}

export interface AcceptedWarning {
  readonly code: string;
  /** The record it concerns. */
  readonly id: string;
  readonly reason: string;
  readonly place: Place;
}
