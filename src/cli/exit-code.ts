import type { BuildReport } from "../build.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ExitCode } from "./run.ts";

/**
 * Returns 2 when the command could not run (no project, no such edition, a disk that refuses), 1 when there
 * is a finding of `severity` or worse, and otherwise 0.
 */
export function exitCodeOf(
  { ran, diagnostics }: BuildReport,
  severity: Diagnostic["severity"],
): ExitCode {
  if (!ran || diagnostics.some(({ code }) => code.startsWith("io/"))) return 2;
  return diagnostics.some((d) => d.severity === "error" || severity === "warning") ? 1 : 0;
}
