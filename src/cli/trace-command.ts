import { resolve } from "node:path";
import { processEnvironment } from "../effect.ts";
import { projectEffects } from "../project-effects.ts";
import { trace } from "../trace.ts";
import type { Format } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import { shownFindings } from "./shown-findings.ts";
import type { Terminal } from "./terminal.ts";
import { shownIncidents } from "./trace-records.ts";
import { choicesText, traceText } from "./trace-text.ts";

interface Options {
  readonly project: string;
  readonly out: string;
  readonly figure: string | number;
  readonly edition: string | undefined;
  readonly page: number | undefined;
  readonly format: Format;
}

/**
 * Runs `fieldbrief trace`: what a figure rests on goes to standard output, findings to standard error. A figure that
 * is not found, or is one of several, is a finding.
 */
export async function traceCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { edition, page, format } = options;
  const project = resolve(terminal.cwd, options.project);
  const asked = { project, out: resolve(project, options.out), figure: String(options.figure) };
  const incidents = format === "json" ? undefined : shownIncidents;
  const report = await trace(
    { ...asked, edition, page, incidents },
    { read: projectEffects(processEnvironment) },
  );
  const { ran, traces, printed, diagnostics } = report;
  if (format === "json")
    terminal.out(`${JSON.stringify({ traces, printed, diagnostics }, null, 2)}\n`);
  else {
    terminal.err(shownFindings(diagnostics, { ...options, project }, terminal));
    if (traces.length > 0) {
      const texts = traces.map((one) => traceText(one, printed, terminal.colors));
      terminal.out(texts.join("\n"));
    } else if (printed.length > 0) terminal.out(choicesText(printed, terminal.colors));
  }
  if (!ran) return 2;
  return traces.length === 0 || diagnostics.some((d) => d.severity === "error") ? 1 : 0;
}
