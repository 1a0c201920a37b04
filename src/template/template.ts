import type { ChartSpec } from "../chart/index.ts";
import type { Query } from "../database/index.ts";
import type { Messages } from "../language/index.ts";

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
}

export interface TemplateFile {
  /** From the project's root, as findings name it. */
  readonly file: string;
  readonly text: string;
}
