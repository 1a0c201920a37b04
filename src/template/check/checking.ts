import type { Place } from "../../diagnostic.ts";
import type { Findings } from "../finding.ts";
import type { Vocabulary } from "../helpers/registry.ts";
import type { HtmlState } from "../html/scan.ts";
import type { Shape } from "../shape.ts";
import type { Program } from "../syntax.ts";

/** What a template is checked against. */
export interface Checking {
  readonly findings: Findings;
  /** Whether the data hold every incident of their scope, or those that their author chose. */
  readonly kind: "census" | "selection";
  /** By name, without .hbs; one that cannot be parsed has no program. */
  readonly partials: ReadonlyMap<string, Program | undefined>;
  readonly names: Names;
  readonly vocabulary: Vocabulary;
  /** The shape of a row of each query. */
  readonly rows: ReadonlyMap<string, Shape>;
  /** Partials that are being checked, outermost first. */
  readonly within: readonly string[];
}

/** What can be named in quotes. */
export interface Names {
  readonly query: readonly string[];
  readonly chart: readonly string[];
  readonly string: readonly string[];
  readonly narrative: readonly string[];
  readonly statement: readonly string[];
  readonly source: readonly string[];
  readonly style: readonly string[];
}

/** What the text up to a spot leaves open: nothing, or a tag or comment that was opened somewhere. */
export interface Markup {
  readonly html: HtmlState;
  readonly opened: Place | undefined;
}

/** Between tags, where words stand. */
export const words: Markup = { html: "text", opened: undefined };
