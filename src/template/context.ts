import type { Chart } from "../chart/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { Province, Source, Statement } from "../incident/index.ts";
import type { Language } from "../language/index.ts";
import type { EarlierContext } from "./earlier.ts";

/** What a template is rendered with. Every query has run and every chart is drawn. */
export interface RenderContext {
  readonly edition: EditionContext;
  /** The issues before it, where some were published. */
  readonly earlier?: EarlierContext | undefined;
  readonly briefing: BriefingContext;
  readonly queries: readonly QueryResult[];
  /** By the name of the spec. */
  readonly charts: Readonly<Record<string, Chart>>;
  readonly statements: readonly Statement[];
  readonly sources: readonly Source[];
  readonly provinces: readonly Province[];
  /** `background` → the text of background.<language>.md. */
  readonly narrative: Readonly<Record<string, NarrativeFile>>;
  readonly language: Language;
  /** The names of the theme's styles: what `class` may say. */
  readonly styles: readonly string[];
}

interface PeriodContext {
  readonly start: string;
  readonly end: string;
}

/** `{{edition.…}}`. Dates are ISO 8601. */
interface EditionContext {
  readonly id: string;
  readonly number: number;
  readonly period: PeriodContext;
  readonly previous: PeriodContext | null;
  /** The issue right before, where it was published. */
  readonly last?: EarlierContext["last"];
  /** How much of the period the data cover. */
  readonly coverage: "full" | "part" | "none";
  /** Whether figures may be set beside those of `previous`: a census that covers both periods whole. */
  readonly comparable: boolean;
  readonly published: string;
  readonly dataAsOf: string;
  readonly language: string;
  /** The name of the audience it is for. */
  readonly audience: string;
  readonly next: string | null;
  /** What its incidents are restricted to, if to anything. */
  readonly filter: FilterContext | null;
}

/** A filter in the edition's language. */
interface FilterContext {
  readonly id: string;
  /** The names of its provinces, as a list in words. */
  readonly provinces: string | null;
  /** The words of its categories, for `terms`. */
  readonly categories: string | null;
  /** The names of its data sets, as a list in words. */
  readonly providers?: string | null;
  /** The ids of its incidents, joined by semicolons: for asking whether it is of single ones. */
  readonly incidents: string | null;
}

/** `{{briefing.…}}`, in the edition's language. */
interface BriefingContext {
  readonly title: string;
  readonly subtitle: string;
  readonly publisher: string;
  readonly contact: string | null;
  readonly kind: "census" | "selection";
  readonly coverage: PeriodContext;
  readonly rule: "lowest" | "preferred" | "range";
  /** BCP 47: the language that the data are written in, and quote in. */
  readonly dataLanguage: string;
  /** The data sets that some of its incidents are of. */
  readonly providers?: readonly ProviderContext[];
  /** Whether its incidents are of several, the publisher's own among them: their figures are in no sum together. */
  readonly severalProviders?: boolean;
  /** Whether some entries of one were found to be events of another. */
  readonly hasLinked?: boolean;
  /** The picture of the publisher that the theme names, by its path from the project's folder. */
  readonly logo?: { readonly file: string; readonly alt: string; readonly width: string } | null;
}

/** A data set whose entries an edition has. */
export interface ProviderContext {
  readonly id: string;
  readonly name: string;
  /** Who is to be named beside its figures, in English; empty where that is not known. */
  readonly credit: string;
  readonly accessed: string | null;
  /** Whether there is a message `provider-rule.<id>`. */
  readonly hasRule: boolean;
}

/** One Markdown file of the narrative, by the name places give it. */
export interface NarrativeFile {
  readonly file: string;
  readonly text: string;
}
