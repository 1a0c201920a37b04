import type { Diagnostic } from "../diagnostic.ts";
import type { Mapped, MappedWord, Mapping, Sheet } from "../mapping/index.ts";

/** What a project starts with: somebody's table, or an example that says it is one. */
export interface Start {
  readonly records: Pick<Mapped, "incidents" | "claims" | "sources">;
  readonly words: readonly MappedWord[];
  /** Where the records come from; absent of an example. */
  readonly table?: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly sheet: Sheet;
    readonly mapping: Mapping;
    readonly leftOut: Mapped["leftOut"];
    readonly diagnostics: readonly Diagnostic[];
  };
}

/** Returns the first and the last day of a project's incidents. */
export function daysOf({ records }: Start): { readonly start: string; readonly end: string } {
  const starts = records.incidents.map(({ date = "" }) => date).sort();
  const ends = records.incidents.map(({ date = "", date_end: end }) => end || date).sort();
  return { start: starts[0] ?? "", end: ends.at(-1) ?? "" };
}
