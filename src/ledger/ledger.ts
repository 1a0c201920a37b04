import type { Count, Total } from "../count/index.ts";
import type { Place } from "../diagnostic.ts";
import type { Derivation } from "../figure/index.ts";

/** Where on the page a figure stands. */
export type Situation =
  | "text"
  | "heading"
  | "key-figure"
  | "table"
  | "caption"
  | "note"
  | "quotation"
  | "chart"
  | "mark"
  | "alternative-text";

/** One place where a figure is printed. */
export interface Occurrence {
  readonly situation: Situation;
  /** As printed, in the language of the edition. */
  readonly words: string;
  /** The heading above it. */
  readonly section: string;
  /** The page of the PDF, from 1; only what is drawn on one has it. */
  readonly page?: number;
  /** Where the template makes it. */
  readonly place?: Place;
}

/** A figure, and all that stands behind it. */
export interface LedgerEntry {
  readonly derivation: Derivation;
  readonly value: number | Count | Total;
  readonly occurrences: readonly Occurrence[];
  /** Incidents, claims and statements that it rests on, by id; null where only its query says. */
  readonly incidents: readonly string[] | null;
  readonly claims: readonly string[];
  readonly statements: readonly string[];
  /** The sources of those, and how many of them are independent of each other. */
  readonly sources: readonly string[];
  readonly independentSources: number;
}

/** Every figure of an edition, in the order in which they are first printed. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
}
