import type { DescribedChart } from "../chart/index.ts";
import type { DescribedQuery } from "../database/index.ts";
import type { DescribedPartial } from "../template/index.ts";

/** What a template of a project may say: everything that can be named in it. */
export interface TemplateReference {
  /** The template's folders, its own first, as findings name them. */
  readonly folders: readonly string[];
  readonly helpers: readonly HelperEntry[];
  readonly partials: readonly DescribedPartial[];
  readonly queries: readonly (DescribedQuery & Placed)[];
  readonly charts: readonly (DescribedChart & Placed)[];
  readonly strings: readonly StringEntry[];
  readonly styles: readonly StyleEntry[];
}

/** Where something stands; the file says which folder of the template it comes from. */
export interface Placed {
  readonly file: string;
}

/** A helper with its arguments. */
export interface HelperEntry {
  readonly name: string;
  readonly about: string;
  readonly example: string;
  readonly block: boolean;
  /** Of one that the template brings. */
  readonly file?: string;
  readonly arguments: readonly ArgumentEntry[];
}

/** An argument of a helper: by position, or by name. */
export interface ArgumentEntry {
  readonly name: string;
  readonly by: "position" | "name";
  readonly takes: string;
  readonly optional: boolean;
  readonly about: string;
}

/** A message of the strings files. */
export interface StringEntry extends Placed {
  readonly name: string;
  /** The values that it is given. */
  readonly arguments: readonly string[];
  /** As the language that the others are translated from has it. */
  readonly text: string;
}

/** A style of the theme. */
export interface StyleEntry extends Placed {
  readonly name: string;
  /** Whether nodes of this name have it without being told. */
  readonly isDefault: boolean;
  /** What the theme says of it, and of what it is based on; what it does not say is that of `document`. */
  readonly says: Readonly<Record<string, string | number | boolean | null>>;
}
