import type { ChartSpec } from "../chart/index.ts";
import type { Query } from "../database/index.ts";
import type { Place } from "../diagnostic.ts";
import type { Messages } from "../language/index.ts";
import type { Helper } from "./helpers/helper.ts";
import type { Constant } from "./numbers/constants.ts";
import type { LoadedWords } from "./wording/loaded-words.ts";

/** A template's folders, read: texts with the names that findings give them. Nothing is rendered yet. */
export interface Template {
  readonly name: string;
  /** The file that is rendered. */
  readonly main: TemplateFile;
  /** By name, without .hbs; one that another overrides, but that is printed all the same, as `base/<name>`. */
  readonly partials: ReadonlyMap<string, TemplateFile>;
  readonly queries: readonly Query[];
  readonly charts: readonly ChartSpec[];
  /** The language that strings are translated from. */
  readonly original: string;
  /** By language tag. */
  readonly strings: ReadonlyMap<string, Messages>;
  /** Where a message stands. */
  readonly stringPlaces: (language: string, key: string) => Place;
  /** What of its messages may hold numbers. */
  readonly constants: readonly Constant[];
  /** Loaded words by language tag. */
  readonly wording: ReadonlyMap<string, readonly LoadedWords[]>;
  /** What its helpers.js or helpers.ts brings. */
  readonly ownHelpers?: readonly OwnHelper[];
  /** Its queries and charts that are of a template which it extends, by their files. */
  readonly extended: ReadonlySet<string>;
  /** Names of queries and charts that it has, but that nothing asks for: for whoever misspells one. */
  readonly leftOut?: { readonly queries: readonly string[]; readonly charts: readonly string[] };
}

/** A helper of a template, and the file that it is in. */
export interface OwnHelper extends Helper {
  readonly file: string;
}

export interface TemplateFile {
  /** As findings name it. */
  readonly file: string;
  readonly text: string;
  /** Of which folder of the template it is; the first, 0, is the template's own, the others are those that it extends. */
  readonly level?: number;
}
