import { type Diagnostic, type Place, ReportError } from "../diagnostic.ts";
import { type Language, type MessageValues, pluralNumber } from "../language/index.ts";
import type { ReadSpec, SpecFinding } from "./read-spec.ts";
import { type ChartWords, textOf } from "./words.ts";

/** Values that messages may name: text, numbers, or words with figures in them. */
export type Values = Readonly<Record<string, string | number | ChartWords>>;

type PlaceOf = (key: string) => Place;

/** Writes messages; collects what is wrong with them, and says where in the spec they are asked for. */
export class MessageWriter {
  readonly diagnostics: Diagnostic[] = [];
  readonly #language: Language;
  readonly #spec: ReadSpec;

  readonly #placeOf: PlaceOf | undefined;

  constructor(language: Language, spec: ReadSpec, placeOf?: PlaceOf) {
    this.#language = language;
    this.#spec = spec;
    this.#placeOf = placeOf;
  }

  /** Writes a message, or nothing where there is something wrong. */
  write(key: string, values: Values, path: SpecFinding["path"]): string {
    return textOf(this.words(key, values, path));
  }

  /** As {@link write}, with its figures and dates told from the text. */
  words(key: string, values: Values, path: SpecFinding["path"]): ChartWords {
    return this.guard(path, [], () => this.#write(key, values), key);
  }

  /** As {@link write}, of a row with gaps: a message that needs the number of a gap says that there is none. */
  try(key: string, values: Values, path: SpecFinding["path"]): string {
    try {
      return textOf(this.#write(key, values));
    } catch (error) {
      const isGap =
        error instanceof ReportError &&
        error.diagnostics.every(({ code }) => code === "language/message-value");
      return isGap ? this.write("chart.no-data", {}, path) : this.write(key, values, path);
    }
  }

  #write(key: string, values: Values): ChartWords {
    const given = Object.entries(values).map(([name, value]) => [name, placed(value)] as const);
    const parts = this.#language.messageParts<ChartWords>(key, Object.fromEntries(given));
    return parts.flatMap((part) => (typeof part === "string" ? [part] : part));
  }

  /** Runs what writes messages; gives `instead` where one fails. */
  guard<T>(path: SpecFinding["path"], instead: T, make: () => T, key?: string): T {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      for (const { code, message, hint, severity } of error.diagnostics) {
        if (this.diagnostics.some((known) => known.message === message)) continue;
        const asked = this.#spec.diagnose({ code, message, hint, path });
        // A message that asks for what it is not given is at fault itself.
        const place =
          code === "language/message-value" && key !== undefined ? this.#placeOf?.(key) : undefined;
        this.diagnostics.push(
          place === undefined
            ? asked
            : { severity, code, message, place, ...(hint === undefined ? {} : { hint }) },
        );
      }
      return instead;
    }
  }
}

// What is text alone a message may choose by; what is one number, a plural may.
function placed(value: Values[string]): MessageValues<ChartWords>[string] {
  if (typeof value !== "object") return value;
  if (value.every((word) => typeof word === "string")) return value.join("");
  const [only, ...more] = value;
  const isFigure = typeof only === "object" && only.type === "figure" && more.length === 0;
  return { part: value, ...(isFigure && { number: pluralNumber(only.value) }) };
}
