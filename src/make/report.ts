import type { Withheld } from "../audience/index.ts";
import { type EditionConfig, editionName } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { EditionValues } from "../edition/index.ts";

/** What became of an edition that was asked for. */
export interface EditionReport {
  /** The name of its folder. */
  readonly name: string;
  readonly id: string;
  readonly language: string;
  readonly audience: string;
  /** What its audience may not see: how many records, fields, figures and cells of tables. */
  readonly withheld: Withheld;
  readonly incidents: number;
  readonly pages: number;
  /** Whether it was made, or found to be there as it would be made. */
  readonly work: "made" | "unchanged";
  /** What changed since it was made before; empty where it was not. */
  readonly reasons: readonly string[];
  /** Paths from the project's folder. Empty where the edition was checked only, or not made. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** What took how long, in milliseconds, in the order of first happening. */
export type Stages = readonly { readonly name: string; readonly time: number }[];

/** What a maker tells of one edition: plain data, which another thread may send. */
export interface Outcome {
  /** Absent where it could not be made. */
  readonly report?: EditionReport;
  /** Its figures, to be compared with those of its other languages. */
  readonly values?: EditionValues;
  readonly diagnostics: readonly Diagnostic[];
  /** What went wrong that no user can mend. */
  readonly crash?: Error;
}

/** Returns the report of an edition with what is known of it from briefing.yaml. */
export function reportOf(
  edition: EditionConfig,
  facts: Omit<EditionReport, "name" | "id" | "language" | "audience">,
): EditionReport {
  const { id, language, audience } = edition;
  return { name: editionName(edition), id, language, audience, ...facts };
}

/** Returns the outcome of an edition whose making broke. It costs that edition alone, and is told as what users can mend. */
export function crashed(edition: EditionConfig, thrown: unknown): Outcome {
  const crash = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (isOutOfMemory(crash)) return { diagnostics: [tooLarge(edition, crash)] };
  const diagnostic: Diagnostic = {
    severity: "error",
    code: "edition/crashed",
    message: `${editionName(edition)}: this is a bug of ours, please report it: ${crash.name}: ${crash.message}`,
    hint: "the other editions do not depend on it; run again with --debug to see where",
  };
  return { diagnostics: [diagnostic], crash };
}

/** Tells whether what was thrown says that a thread ran out of memory. */
export function isOutOfMemory(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ERR_WORKER_OUT_OF_MEMORY";
}

// A thread that has one task of an edition alone says which.
function tooLarge(edition: EditionConfig, crash: Error): Diagnostic {
  const isOfCharts = "task" in crash && crash.task === "charts";
  return {
    severity: "error",
    code: "edition/out-of-memory",
    message: `${editionName(edition)}: the thread that was to ${isOfCharts ? "draw its charts" : "make it"} ran out of memory`,
    hint: isOfCharts
      ? "let its queries add up what charts draw, or give Node.js more: NODE_OPTIONS=--max-old-space-size=8192, in megabytes"
      : "make the largest editions by themselves, or all with --jobs 1: one thread may take more",
  };
}
