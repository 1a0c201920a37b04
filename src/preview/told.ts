import type { Place } from "../diagnostic.ts";

/** Which edition is looked at; what is not said is that of the first current one. */
export interface Wanted {
  readonly edition?: string | undefined;
  readonly language?: string | undefined;
  readonly audience?: string | undefined;
}

/** What a picker offers. */
export interface Offer {
  readonly editions: readonly string[];
  readonly languages: readonly string[];
  readonly audiences: readonly string[];
}

/** What is wrong, as the page shows it. */
export interface ToldFinding {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly place?: Place;
  /** The line at fault, and how many of its characters stand before the one that is meant. */
  readonly excerpt?: { readonly text: string; readonly before: number };
  readonly hint?: string;
}

export interface ToldPage {
  readonly id: string;
  readonly label: string;
  /** In points. */
  readonly width: number;
  readonly height: number;
}

/** What is shown of an edition: addresses, not contents. An id is of one content for good. */
export interface Shown {
  readonly title: string;
  readonly direction: "ltr" | "rtl";
  readonly html: string;
  readonly pages: readonly ToldPage[];
  /** The rows of its queries. */
  readonly rows: string;
}

/** All that the page is told, each time all of it: plain data. */
export interface Told {
  readonly offer: Offer;
  readonly wanted: Wanted;
  /** The name of its folder. */
  readonly name: string;
  /** The last that could be made. */
  readonly shown: Shown | null;
  /** Whether that is made of the files as they are. */
  readonly isNewest: boolean;
  readonly work: "making" | "checking" | "done";
  readonly findings: readonly ToldFinding[];
  /** How many there are beside those. */
  readonly more: number;
}

/** What a place of the page was made of. */
export interface Spot {
  /** The kinds of its node and of those around it, from the outside in. */
  readonly nodes: readonly string[];
  readonly place?: Place;
  readonly words: string;
  /** The names of the queries that its figures are of. */
  readonly queries: readonly string[];
}

/** A query with its rows, as this edition's audience may see them. */
export interface ToldQuery {
  readonly name: string;
  readonly file: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are beside those. */
  readonly more: number;
}
