import { basename, dirname, resolve } from "node:path";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import { diskWrites } from "../effect.ts";
import { formatDiagnostics } from "./diagnostics.ts";
import type { FindingsOptions } from "./findings-options.ts";
import { shownFindings } from "./shown-findings.ts";
import type { Terminal } from "./terminal.ts";

interface Reporting extends FindingsOptions {
  /** The absolute path of the project's folder. */
  readonly project: string;
}

/**
 * Writes findings to the file that the command line names for SARIF. Returns whether that could be done, which where it
 * could not is told on standard error.
 */
export async function writeSarif(
  diagnostics: readonly Diagnostic[],
  { sarif, quote, project }: Reporting,
  terminal: Terminal,
): Promise<boolean> {
  if (sarif === undefined) return true;
  const text = shownFindings(diagnostics, { format: "sarif", quote, project }, terminal);
  const path = resolve(terminal.cwd, sarif);
  const artifact = { name: basename(path), bytes: new TextEncoder().encode(text) };
  try {
    const { writeArtifacts } = await import("../edition/index.ts");
    await writeArtifacts(dirname(path), [artifact], diskWrites);
    return true;
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    terminal.err(formatDiagnostics(error.diagnostics, "text", terminal.colors));
    return false;
  }
}
