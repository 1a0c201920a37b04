import { type Diagnostic, ReportError } from "../diagnostic.ts";

/** Runs what may throw a report; then the findings are kept, and there is no result. */
export async function collect<T>(
  findings: Diagnostic[],
  run: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    findings.push(...error.diagnostics);
    return undefined;
  }
}
