import type { ChartSpec } from "../chart/index.ts";
import type { Query } from "../database/index.ts";
import type { Place } from "../diagnostic.ts";
import type { Messages } from "../language/index.ts";
import type { Constant } from "./numbers/constants.ts";
import type { LoadedWords } from "./wording/loaded-words.ts";

/** A template's folder, read: texts with the names that findings give them. Nothing is rendered yet. */
export interface Template {
  readonly name: string;
  /** The file that is rendered. */
  readonly main: TemplateFile;
  /** By name, without .hbs. */
  readonly partials: ReadonlyMap<string, TemplateFile>;
  readonly queries: readonly Query[];
  readonly charts: readonly ChartSpec[];
  /** By language tag. */
  readonly strings: ReadonlyMap<string, Messages>;
  /** Where a message stands. */
  readonly stringPlaces: (language: string, key: string) => Place;
  /** What of its messages may hold numbers. */
  readonly constants: readonly Constant[];
  /** Loaded words by language tag. */
  readonly wording: ReadonlyMap<string, readonly LoadedWords[]>;
}

export interface TemplateFile {
  /** From the project's root, as findings name it. */
  readonly file: string;
  readonly text: string;
}
