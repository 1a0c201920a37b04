import type { EditionFilter } from "../config/index.ts";
import type { Derivation, Lineage, Where } from "../figure/index.ts";

/** The version of what is written; readers refuse others. */
export const ledgerVersion = 1;

type Text = string | null;

/** A total. The words leave "about" out: how many parts are approximate stands beside them. */
export interface WrittenTotal {
  readonly total: string;
  readonly low: number;
  readonly high: number | null;
  readonly approximate: number;
  /** How many counts of each bound went in; those of none are left out. */
  readonly parts: Readonly<Record<string, number | undefined>>;
}

/** What a figure is called, and where it comes from. */
export interface WrittenOrigin {
  readonly id: string;
  readonly kind: Derivation["kind"];
  /** The earlier issue that it is a figure of; the parameters of its query are those of that issue. */
  readonly issue?: string | undefined;
  readonly source: string;
  readonly column: string | null;
  readonly where: Where;
}

export interface WrittenOccurrence {
  readonly words: string;
  readonly situation: string;
  readonly section: string;
  readonly page?: number | undefined;
}

export interface WrittenFigure extends WrittenOrigin {
  /** A number, a count as data files spell it, or a total. */
  readonly value: number | string | WrittenTotal;
  /** Whether it is withheld, which a count that is not stated does not tell. */
  readonly withheld?: true | undefined;
  readonly measure: string | null;
  readonly proof: Lineage["mode"] | null;
  /** What a percentage divides, and by what. */
  readonly made?: readonly [WrittenOrigin, WrittenOrigin] | undefined;
  /** Null where it is of none, and where the ledger as a whole does not say which. */
  readonly incidents: readonly string[] | null;
  readonly claims?: readonly string[] | undefined;
  readonly statements?: readonly string[] | undefined;
  readonly sources: readonly string[];
  readonly independentSources: number;
  readonly printed: readonly WrittenOccurrence[];
}

interface WrittenCounts {
  readonly killed?: string | undefined;
  readonly wounded?: string | undefined;
  readonly casualties?: string | undefined;
}

export interface WrittenIncident extends WrittenCounts {
  readonly date: string;
  readonly dateEnd?: string | undefined;
  readonly title: string;
  readonly province: Text;
  readonly country: string;
  readonly category: string;
  readonly status: string;
  readonly munitions?: string | undefined;
  readonly claims: readonly string[];
  /** The claims whose figures stand for it under the rule. */
  readonly standing: readonly string[];
  /** Of an entry of a data set which one; of that and of what is imported the row that it was read from. */
  readonly provider?: string | undefined;
  readonly row?: WrittenRow | undefined;
  /** The entries of other data sets that are one event with it, and have become claims of it. */
  readonly linked?: readonly WrittenLinked[] | undefined;
}

/** Where a record was read from, from the project's folder. */
interface WrittenRow {
  readonly file: string;
  readonly line?: number | undefined;
}

/** An entry that is one event with an incident, and by what that was told. */
export interface WrittenLinked {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly provider?: string | undefined;
  readonly row: WrittenRow;
  readonly evidence: readonly string[];
  readonly reason: Text;
  readonly decidedBy: Text;
}

export interface WrittenClaim extends WrittenCounts {
  readonly incident: string;
  /** The entry that it was of, where a link made it a claim of this incident. */
  readonly linkedFrom?: string | undefined;
  readonly source: string;
  readonly killedVerbatim?: Text | undefined;
  readonly woundedVerbatim?: Text | undefined;
  readonly casualtiesVerbatim?: Text | undefined;
  readonly attributedTo?: Text | undefined;
  readonly attributionBasis?: Text | undefined;
}

export interface WrittenSource {
  readonly publisher: string;
  readonly title: Text;
  readonly type: string;
  readonly url: Text;
  readonly archivedUrl: Text;
  readonly published: Text;
  readonly accessed: Text;
  readonly language?: Text | undefined;
  /** Sources that repeat each other have it in common. */
  readonly group: string;
  readonly via?: Text | undefined;
  readonly nameWritten?: Text | undefined;
}

/** An edition as its ledger names it. */
export interface WrittenEdition {
  readonly id: string;
  readonly language: string;
  readonly audience: string;
  readonly filter?: EditionFilter | undefined;
  readonly [more: string]: unknown;
}

type ById<T> = Readonly<Record<string, T>>;

/** What figures.json holds: every figure of an edition, with all that stands behind it. */
export interface WrittenLedger {
  readonly version: typeof ledgerVersion;
  readonly edition: WrittenEdition;
  /** Which claim's figures stand for an incident with several. */
  readonly rule: string;
  /** Where no figure of several incidents says which: what does say it, or that nothing may. */
  readonly traced?: "by-query" | "withheld" | undefined;
  readonly parameters: ById<string | number | null>;
  /** Those of the earlier issues that some figures are of, by the id of the issue. */
  readonly issues?: ById<ById<string | number | null>> | undefined;
  /** Of the figures that earlier issues printed, by their ids here, those that are said to be given no longer. */
  readonly gone?: readonly string[] | undefined;
  readonly queries: ById<{ readonly file: string; readonly sql: string }>;
  readonly figures: readonly WrittenFigure[];
  readonly incidents: ById<WrittenIncident>;
  readonly claims: ById<WrittenClaim>;
  readonly sources: ById<WrittenSource>;
}
