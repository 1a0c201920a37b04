/** What an argument of a helper of one's own must be; a list is of words to choose from. */
export type OwnTakes =
  | "text"
  | "words"
  | "number"
  | "value"
  | "date"
  | "boolean"
  | "row"
  | "list"
  | readonly string[];

/** An argument of a helper of one's own, by position or by name. */
export interface OwnParameter {
  readonly name: string;
  readonly takes: OwnTakes;
  /** Whether it is given as `name=value`; by position unless told. */
  readonly named?: boolean;
  readonly optional?: boolean;
  /** Fields that a `row` must have. */
  readonly needs?: readonly string[];
  /** A few words, for the reference of the template. */
  readonly about: string;
}

/** A count or total as a helper of one's own sees it: its bounds, to be compared, never to be printed. */
export interface OwnCount {
  readonly bound?: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly approximate: boolean | number;
}

/** A row of a query, or another record of the context. */
export interface OwnRow {
  readonly [field: string]: OwnValue;
}

/** Words with figures in them, as another helper has made them: to be handed on. */
export interface Printed {
  readonly printed?: never;
}

/** A value that a helper of one's own is given. */
export type OwnValue =
  | string
  | number
  | boolean
  | null
  | OwnCount
  | OwnRow
  | Printed
  | readonly OwnValue[];

/** What a helper of one's own may print: text without figures, what its tools have made, and lists of both. */
export type OwnResult = string | Printed | readonly OwnResult[];

/** What prints figures and dates, as the helpers of the program do: with where they come from. */
export interface OwnTools {
  /** The language of the page, such as `en`. */
  readonly language: string;
  /** Prints a number, count or total that the arguments or a row hold under a name. */
  readonly figure: (
    of: object,
    name: string,
    options?: { readonly style?: "words" | "short" },
  ) => Printed;
  /** Prints a date that the arguments or a row hold under a name; `to` is the name of the last day. */
  readonly date: (
    of: object,
    name: string,
    options?: {
      readonly to?: string;
      readonly style?: "long" | "short" | "month" | "short-month" | "year" | "range";
    },
  ) => Printed;
}

type ValueOf<Takes> = Takes extends "text" | "date"
  ? string
  : Takes extends "words"
    ? string | Printed
    : Takes extends "number"
      ? number
      : Takes extends "value"
        ? number | OwnCount
        : Takes extends "boolean"
          ? boolean
          : Takes extends "row"
            ? OwnRow
            : Takes extends "list"
              ? readonly OwnValue[]
              : Takes extends readonly (infer Word)[]
                ? Word
                : OwnValue;

// The data may say nothing, also where an argument is needed.
type ArgumentsOf<Parameters extends readonly OwnParameter[]> = {
  readonly [Each in Parameters[number] as Each["name"]]: ValueOf<Each["takes"]> | null;
};

/** A helper of one's own: what a template may write, and what it prints. */
export interface OwnDefinition<Parameters extends readonly OwnParameter[]> {
  /** One sentence, for the reference of the template. */
  readonly about: string;
  /** How it is written; made of its arguments unless told. */
  readonly example?: string;
  readonly params: Parameters;
  run(args: ArgumentsOf<Parameters>, tools: OwnTools): OwnResult;
}

/** Helpers of one's own by name: what helpers.js or helpers.ts exports by default. */
export type Helpers = Readonly<Record<string, OwnDefinition<readonly OwnParameter[]>>>;

/** Returns helpers as they are: it only tells an editor and TypeScript what `run` is given. */
export function defineHelpers<
  const Parameters extends Readonly<Record<string, readonly OwnParameter[]>>,
>(helpers: { readonly [Name in keyof Parameters]: OwnDefinition<Parameters[Name]> }): Helpers {
  return helpers;
}
