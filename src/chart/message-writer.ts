import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Language } from "../language/index.ts";
import type { ReadSpec, SpecFinding } from "./read-spec.ts";

/** Values that messages may name. */
export type Values = Readonly<Record<string, string | number>>;

/** Writes messages; collects what is wrong with them, and says where in the spec they are asked for. */
export class MessageWriter {
  readonly diagnostics: Diagnostic[] = [];
  readonly #language: Language;
  readonly #spec: ReadSpec;

  constructor(language: Language, spec: ReadSpec) {
    this.#language = language;
    this.#spec = spec;
  }

  /** Writes a message, or nothing where there is something wrong. */
  write(key: string, values: Values, path: SpecFinding["path"]): string {
    return this.guard(path, "", () => this.#language.message(key, values));
  }

  /** As {@link write}, of a row with gaps: a message that needs the number of a gap says that there is none. */
  try(key: string, values: Values, path: SpecFinding["path"]): string {
    try {
      return this.#language.message(key, values);
    } catch (error) {
      const isGap =
        error instanceof ReportError &&
        error.diagnostics.every(({ code }) => code === "language/message-value");
      return isGap ? this.write("chart.no-data", {}, path) : this.write(key, values, path);
    }
  }

  /** Runs what writes messages; gives `instead` where one fails. */
  guard<T>(path: SpecFinding["path"], instead: T, make: () => T): T {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      for (const { code, message, hint } of error.diagnostics)
        if (!this.diagnostics.some((known) => known.message === message))
          this.diagnostics.push(this.#spec.diagnose({ code, message, hint, path }));
      return instead;
    }
  }
}
