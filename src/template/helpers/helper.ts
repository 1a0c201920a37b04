import type { Place } from "../../diagnostic.ts";
import type { Rendering } from "../rendering.ts";
import type { Shape } from "../shape.ts";
import type { Arguments } from "./arguments.ts";

/**
 * What an argument must be. A list is of words to choose from. `plain` can be compared, `condition` can be
 * missing, and a `part` goes into a message. `words` are text, or text with figures in
 * it; `value` is what `figure` prints: a number, a count or a total. `query`, `chart`, `string`,
 * `strings` (the front of keys), `narrative`, `statement`, `source` and `style` are names of such; `column` is a
 * column of the list given, `key` one of the record given, `columns` several, with commas between.
 */
export type Takes =
  | "text"
  | "words"
  | "number"
  | "value"
  | "date"
  | "boolean"
  | "plain"
  | "condition"
  | "part"
  | "any"
  | "key"
  | "list"
  | "row"
  | "query"
  | "chart"
  | "string"
  | "strings"
  | "narrative"
  | "statement"
  | "source"
  | "style"
  | "column"
  | "columns"
  | readonly string[];

export interface Parameter {
  readonly name: string;
  readonly takes: Takes;
  readonly optional?: true;
  /** What a `column` must hold. */
  readonly holds?: "count";
  /** Fields that a `row` must have, whether or not there is something in them. */
  readonly needs?: readonly string[];
  readonly about: string;
}

/** A helper: what a template may write, how it is checked, and what it does. */
export interface Helper {
  readonly name: string;
  /** One sentence, for the reference of the template language. */
  readonly about: string;
  readonly example: string;
  /** Whether it is written `{{#name}}…{{/name}}`. */
  readonly block?: true;
  /** By position; optional ones come last. */
  readonly params: readonly Parameter[];
  /** What any further argument by position must be. */
  readonly rest?: Takes;
  /** By name: `name=value`. */
  readonly named?: readonly Parameter[];
  /** What an argument of any other name must be. */
  readonly others?: Takes;
  /** What kind of data it is of: of a selection no rate, share or trend can be drawn. */
  readonly asks?: "census";
  /** Whether it may print a text as it is given: one that a template writes out is looked through for numbers. */
  readonly printsText?: true;
  /** Messages of strings.<lang>.yaml that it prints. */
  readonly strings?: readonly string[];
  /** What it gives, from the shapes of its arguments by name. */
  readonly gives: (shapes: ReadonlyMap<string, Shape>, literals: Literals) => Shape;
  readonly run: (call: HelperCall) => unknown;
}

/** What arguments are, where a template writes them out. */
export type Literals = ReadonlyMap<string, string | number | boolean>;

/** One use of a helper while a template is rendered. */
export interface HelperCall {
  readonly helper: Helper;
  readonly place: Place;
  readonly arguments: Arguments;
  readonly rendering: Rendering;
  /** Renders what stands in the block. */
  readonly body: () => string;
}
