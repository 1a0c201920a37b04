import type { Sensitivity } from "../config/index.ts";
import type { Count } from "../count/index.ts";
import type { Place } from "../diagnostic.ts";

/** Validated records, as the files of data/ hold them. Every record knows the line it stands on. */
export interface Dataset {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly breakdowns: readonly Breakdown[];
  readonly sources: readonly Source[];
  readonly statements: readonly Statement[];
  readonly provinces: readonly Province[];
  /** The gazetteer of the places folder; absent where there is none. */
  readonly towns?: readonly Town[];
  /** The entries of data sets that are one event with another incident, which has their claims now. */
  readonly linked?: readonly LinkedIncident[];
  /** By language, for each that an edition is in; not for that of the data. */
  readonly translations?: ReadonlyMap<string, Translation>;
}

/** What was said of two incidents that may be one event; only accepted ones hold. */
export interface Link {
  /** The one that is kept. */
  readonly incident: string;
  /** The one whose claims become claims of the other. */
  readonly sameAs: string;
  readonly state: "proposed" | "accepted" | "rejected";
  /** How near they are in date, place, method and toll. */
  readonly evidence: readonly string[];
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly place: Place;
}

/** An incident that is none of its own any more, and why. */
export interface LinkedIncident {
  readonly incident: Incident;
  readonly link: Link;
}

/** Column (`incidents.title`) → a text as the data have it → that text in another language. */
export type Translation = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** How the figures of an incident are taken from several claims. */
export type Rule = "lowest" | "preferred" | "range";

/** How sure the record of an event is: what its sources allow, not what the editor believes. */
export type Status =
  | "unsourced"
  | "alleged"
  | "reported"
  | "corroborated"
  | "verified"
  | "disputed";

export type DatePrecision = "day" | "week" | "month" | "year";
export type PlacePrecision = "point" | "town" | "district" | "province" | "country" | "unknown";

/** One entry of the list of incidents. Dates are ISO 8601 (`2022-05-25`). */
export interface Incident {
  readonly id: string;
  readonly title: string;
  /** First day; equal to `dateEnd` for one day. */
  readonly date: string;
  readonly dateEnd: string;
  readonly datePrecision: DatePrecision;
  /** Why this date, where claims differ. */
  readonly dateReason: string | null;
  /** Local time as written ("about 15:00", "evening"), or null. */
  readonly time: string | null;
  readonly placeWritten: string;
  readonly town: string | null;
  /** ISO 3166-2, or null where no province is known. */
  readonly province: string | null;
  /** ISO 3166-1 alpha-2 of where it struck. */
  readonly country: string;
  /** ISO 3166-1 alpha-2 of where it came from, for cross-border incidents. */
  readonly originCountry: string | null;
  readonly placePrecision: PlacePrecision;
  readonly placeNote: string | null;
  /** Which part of the briefing: `shia-hazara`, `taliban-others`, `cross-border`. */
  readonly category: string;
  /** On what the category rests: the list's heading, the account itself, or the editor. */
  readonly categoryBasis: "heading" | "stated" | "editor";
  /** Who or what was struck, as stated; several are possible. */
  readonly targetGroups: readonly string[];
  readonly targetType: string;
  readonly method: string;
  /** How many separate attacks and detonations the entry holds; null where not stated. */
  readonly attacks: number | null;
  readonly detonations: number | null;
  /** Rockets or missiles fired, as written. */
  readonly munitions: Count | null;
  readonly munitionWritten: string | null;
  readonly status: Status;
  readonly sensitivity: Sensitivity;
  /** The claim whose figures stand for the incident, and why, where there are several. */
  readonly preferredClaim: string | null;
  readonly preferredReason: string | null;
  /** The rule that its figures are taken by, where it departs from the briefing's, and why. */
  readonly rule?: Rule | null;
  readonly ruleReason?: string | null;
  readonly note: string | null;
  /** The data set that it is an entry of: `acled`; null for one of the project's own. */
  readonly provider?: string | null;
  readonly place: Place;
}

/** On what a statement of responsibility rests; `heading` (of a list) is the weakest. */
export type AttributionBasis =
  | "claimed"
  | "official"
  | "media"
  | "asserted"
  | "heading"
  | "undetermined";

/** What one source says of one incident. Counts not given are `unknown`; verbatim is as printed. */
export interface Claim {
  readonly id: string;
  readonly incident: string;
  readonly source: string;
  readonly killed: Count;
  readonly wounded: Count;
  /** Killed and wounded together where the source does not split them; never added to either. */
  readonly casualties: Count;
  readonly killedVerbatim: string | null;
  readonly woundedVerbatim: string | null;
  readonly casualtiesVerbatim: string | null;
  /** The day the source gives, ISO 8601, with what it wrote. */
  readonly date: string | null;
  readonly dateVerbatim: string | null;
  /** The place as the source writes it; filled where the claims of an incident give different ones. */
  readonly placeVerbatim?: string | null;
  readonly attributedTo: string | null;
  readonly attributionBasis: AttributionBasis;
  readonly sensitivity: Sensitivity;
  readonly note: string | null;
  /** The incident that it was of before a link made it one of this; null for most. */
  readonly linkedFrom?: string | null;
  readonly place: Place;
}

/** A sub-figure of a claim. With relation `unknown` it is neither added to nor taken from the whole. */
export interface Breakdown {
  readonly claim: string;
  readonly measure: "killed" | "wounded" | "casualties";
  readonly group: string;
  readonly count: Count;
  readonly verbatim: string;
  readonly relation: "part-of" | "in-addition" | "unknown";
  readonly place: Place;
}

/** `unknown` where nobody has said what kind of source it is. */
export type SourceType = "media" | "un" | "ngo" | "official" | "party" | "article" | "unknown";

export interface Source {
  readonly id: string;
  /** Empty where only a title is known. */
  readonly publisher: string;
  readonly title: string | null;
  readonly type: SourceType;
  readonly url: string | null;
  readonly archivedUrl: string | null;
  readonly published: string | null;
  readonly accessed: string | null;
  readonly language: string | null;
  /** Sources of one group count as one: outlets that repeat one agency. */
  readonly group: string;
  /** The source through which this one is known, where it was not read itself. */
  readonly via: string | null;
  /** The name as the citing text spells it. */
  readonly nameWritten: string | null;
  readonly sensitivity: Sensitivity;
  readonly note: string | null;
  readonly place: Place;
}

/**
 * A figure, a position or a quotation that is somebody's own: cited, never computed, never reconciled.
 * `text` is ours, in each language, with `{name}` where a figure of `figures` goes.
 */
export interface Statement {
  readonly id: string;
  readonly kind: "figure" | "reaction" | "quotation";
  /** Who says it, as we name them, per language. */
  readonly by: Readonly<Record<string, string>>;
  readonly source: string;
  readonly text: Readonly<Record<string, string>>;
  /** Scope as written: period, place, what is counted. */
  readonly scope: Readonly<Record<string, string>>;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly figures: readonly StatedFigure[];
  readonly sensitivity: Sensitivity;
  readonly note: string | null;
  readonly place: Place;
}

export interface StatedFigure {
  readonly name: string;
  readonly count: Count;
  readonly unit: string;
  readonly verbatim: string;
}

/** A province of the places folder. `names` are all spellings that resolve to it. */
export interface Province {
  /** ISO 3166-2. */
  readonly id: string;
  /** The P-code of OCHA's common operational datasets (COD-AB); absent where the places folder has none. */
  readonly pcode?: string;
  /** By language, without a region where the places folder gives none: `en`, `fa`. */
  readonly name: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  /** A point inside it, for labels: WGS 84 degrees. */
  readonly longitude: number;
  readonly latitude: number;
}

/** A town of the gazetteer, in WGS 84 degrees. `names` are by language, where they are known. */
export interface Town {
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  /** ISO 3166-2. */
  readonly province: string;
  readonly longitude: number;
  readonly latitude: number;
}
