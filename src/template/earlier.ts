import type { Count, Total } from "../count/index.ts";
import type { Derivation } from "../figure/index.ts";

type Value = number | Count | Total;

/** What a template is told of the issues before its edition. */
export interface EarlierContext {
  readonly last: LastIssue | null;
  /** Every published issue before this one, the latest first. */
  readonly corrections: readonly CorrectedIssue[];
  /** Where the figures in it come from: counts by themselves, numbers by what holds them and the name of the field. */
  readonly origins: ReadonlyMap<object, Derivation>;
  readonly holders: ReadonlyMap<object, Readonly<Record<string, Derivation>>>;
  /** The figures of the issue right before, by their ids. */
  readonly lastFigures: ReadonlyMap<string, LastFigure>;
}

/** `{{edition.last}}`: the issue right before, as it was published. Dates are ISO 8601. */
interface LastIssue {
  readonly id: string;
  readonly number: number;
  readonly period: { readonly start: string; readonly end: string };
  readonly published: string;
  readonly address: string | null;
  /** Whether its figures may be set beside those of this issue as a change. */
  readonly comparable: boolean;
  /** Why not, in a word. */
  readonly refused: Refusal | null;
}

/** Why two issues are not compared. */
export type Refusal =
  | "selection"
  | "coverage"
  | "length"
  | "overlap"
  | "filter"
  | "rule"
  | "withheld";

/** A figure as the issue before printed it. */
export interface LastFigure {
  readonly published: Told;
  /** As it stands now, where that is another. */
  readonly now: Told | null;
  /** Whether it is known how it stands now. */
  readonly isKnown: boolean;
}

interface Told {
  readonly value: Value;
  readonly derivation: Derivation;
}

/** `{{#each corrections as |issue|}}`: what became of an issue. */
export interface CorrectedIssue {
  readonly id: string;
  readonly number: number;
  readonly period: { readonly start: string; readonly end: string };
  readonly published: string;
  readonly address: string | null;
  /** Whether its figures are compared; not where small figures are withheld from the audience. */
  readonly compared: boolean;
  /** Whether there is anything to say of it. */
  readonly changed: boolean;
  /** Its figures that are others now, under the headings that they stood under; a heading in another language is none. */
  readonly sections: readonly {
    readonly title: string | null;
    readonly figures: readonly CorrectedFigure[];
  }[];
  readonly incidents: readonly ChangedEntry[];
  /** How many incidents it rests on that its readers may no longer see. */
  readonly hidden: number;
  /** Whether others of its figures are not compared, for what they rest on is withheld now. */
  readonly withheld: boolean;
  /** How many of its figures are not worked out any more. */
  readonly unknown: number;
}

/** A printed figure that is another now. */
interface CorrectedFigure {
  /** What it counts, in words. */
  readonly label: string;
  /** Whether it counts what states nothing. */
  readonly gap: boolean;
  /** What it is of, in words; a date stands alone. */
  readonly row: readonly { readonly text: string | null; readonly date: string | null }[];
  readonly headline: boolean;
  /** Where it stands: `key-figure`, `table`, `chart`, … */
  readonly situation: string;
  readonly published: Value;
  /** What a later issue said of it last; null where none did, and where it was no longer given there. */
  readonly corrected: Value | null;
  readonly correctedGone: boolean;
  /** The number of that issue. */
  readonly correctedIn: number | null;
  readonly now: Value | null;
  /** Whether there is nothing any more that it could be of. */
  readonly gone: boolean;
  readonly recounted: boolean;
  /** The incidents that moved it, by their positions in the list of the issue's. */
  readonly movers: readonly { readonly position: number }[];
}

/** An incident that moved figures. */
interface ChangedEntry {
  /** From 1. */
  readonly position: number;
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  /** What became of it: words for `terms`; empty where only figures are worked out in another way. */
  readonly kinds: string;
  /** Its date before, where it is another now. */
  readonly before: string | null;
  /** Its province before and now, where that is another; a country by its code where it is in no province. */
  readonly placeBefore: string | null;
  readonly placeNow: string | null;
  readonly counts: readonly {
    readonly measure: string;
    readonly before: Count | Total;
    readonly after: Count | Total;
  }[];
  readonly classes: readonly {
    readonly field: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly causes: readonly {
    /** `new`, `withdrawn`, `recounted`, `moved`, `renamed` of a claim; `preferred`, `rule`. */
    readonly kind: string;
    /** The source of the claim, to be cited; and its name, where it has one. */
    readonly source: string | null;
    readonly publisher: string | null;
  }[];
}
