import type { Diagnostic } from "../diagnostic.ts";
import type { ExitCode } from "./run.ts";

// Findings after which there was nothing to work on, rather than something wrong with it.
const couldNotRun = /^(io|edition)\//;

/**
 * Returns 2 when a finding says that the command could not run (disk, no project, no such edition), 1 when
 * one is of `severity` or worse, and otherwise 0.
 */
export function exitCodeOf(
  diagnostics: readonly Diagnostic[],
  severity: Diagnostic["severity"],
): ExitCode {
  if (diagnostics.some((d) => d.severity === "error" && couldNotRun.test(d.code))) return 2;
  return diagnostics.some((d) => d.severity === "error" || severity === "warning") ? 1 : 0;
}
