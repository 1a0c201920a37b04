/** What a change is about, in the order of a report. */
export type RecordKind =
  | "briefing"
  | "edition"
  | "incident"
  | "claim"
  | "breakdown"
  | "source"
  | "statement"
  | "province"
  | "town"
  | "translation";

/** Every kind of record, in the order of a report. */
export const recordKinds: readonly RecordKind[] = [
  "briefing",
  "edition",
  "incident",
  "claim",
  "breakdown",
  "source",
  "statement",
  "province",
  "town",
  "translation",
];

/**
 * What became of fields of a record that is in both. `chosen` is the editor's choice among claims, `moved` a claim
 * that is of another incident now, `re-marked` another sensitivity, `edited` everything else.
 */
export type Aspect =
  | "re-dated"
  | "re-placed"
  | "re-classified"
  | "chosen"
  | "recounted"
  | "attributed"
  | "moved"
  | "re-sourced"
  | "re-marked"
  | "edited";

/**
 * What became of a record. An incident that is gone is `merged` into another, `split` over several or `renamed`
 * only where its claims prove it; `revised` are figures that stand for an incident, under the rule in force.
 */
export type ChangeKind = "new" | "withdrawn" | "merged" | "split" | "renamed" | "revised" | Aspect;

/** Every kind of change, in the order of a report. */
export const changeKinds: readonly ChangeKind[] = [
  "new",
  "withdrawn",
  "merged",
  "split",
  "renamed",
  "revised",
  "re-dated",
  "re-placed",
  "re-classified",
  "chosen",
  "recounted",
  "attributed",
  "moved",
  "re-sourced",
  "re-marked",
  "edited",
];

/** One field of a record, in the spelling of data files; null where there is nothing. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Why the figures of an incident are others. */
export type Cause =
  | {
      readonly type: "claim";
      readonly change: "new" | "withdrawn" | "recounted" | "moved" | "renamed";
      readonly claim: string;
      readonly source: string | null;
      /** What the claim says, where that is what changed. */
      readonly fields: readonly FieldChange[];
    }
  | { readonly type: "preferred"; readonly fields: readonly FieldChange[] }
  | { readonly type: "rule"; readonly fields: readonly FieldChange[] };

/** What became of one record. Every field that differs is in one change of its record, and in no other. */
export interface Change {
  readonly of: RecordKind;
  readonly kind: ChangeKind;
  /** The record's id now; of one that is gone, as it was. */
  readonly id: string;
  /** The title of an incident, or of the incident that a claim is of. */
  readonly title: string | null;
  /** The incident of a claim, the claim of a breakdown. */
  readonly within: string | null;
  /** Of a new record, and of one that is gone, every field that holds something. */
  readonly fields: readonly FieldChange[];
  /** Where an incident that is gone is to be found now, and the claims that prove it. */
  readonly into?: readonly string[];
  readonly provedBy?: readonly string[];
  /** Of another date, place or category: the editions that the incident was in and is in now, where they differ. */
  readonly editions?: { readonly left: readonly string[]; readonly entered: readonly string[] };
  /** Of revised figures. */
  readonly causes?: readonly Cause[];
}

/** The number of incidents, and what their figures add up to, over all of them or in a period. */
export interface TotalChange {
  /** `null` over all incidents; else the edition whose period they are in. */
  readonly edition: string | null;
  readonly measure: "incidents" | "killed" | "wounded" | "casualties";
  readonly before: string;
  readonly after: string;
}

/** A figure as an edition prints it: its value with bound, and the words on the page. */
export interface PrintedFigure {
  readonly value: string;
  readonly words: readonly string[];
  /** Of the PDF, from 1. */
  readonly pages: readonly number[];
  readonly sections: readonly string[];
}

/** An incident that came into a figure or left it, and what became of the incident. */
export interface Mover {
  readonly incident: string;
  readonly because: readonly ChangeKind[];
  /** Of editions of different periods or filters: that it lies outside the other one's. */
  readonly outside?: true;
}

/** A printed figure that is another, or is not printed any more, or was not before. */
export interface FigureChange {
  /** The id that the figure has in figures.json. */
  readonly id: string;
  readonly kind: "moved" | "new" | "gone";
  /** Whether it is among the key figures. */
  readonly headline: boolean;
  readonly before: PrintedFigure | null;
  readonly after: PrintedFigure | null;
  readonly entered: readonly Mover[];
  readonly left: readonly Mover[];
  /** Incidents that stayed in it, with what they add. */
  readonly revised: readonly {
    readonly incident: string;
    readonly before: string;
    readonly after: string;
  }[];
}
