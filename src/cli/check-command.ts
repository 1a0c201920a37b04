import { resolve } from "node:path";
import { check, nodeEffects } from "../build.ts";
import { type ChoiceOptions, choiceOf } from "./choice.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { FindingsOptions } from "./findings-options.ts";
import { progress } from "./progress.ts";
import { writeSarif } from "./report-findings.ts";
import type { ExitCode } from "./run.ts";
import { shownFindings } from "./shown-findings.ts";
import { findings } from "./summary.ts";
import type { Terminal } from "./terminal.ts";

interface Options extends ChoiceOptions, FindingsOptions {
  readonly project: string;
  readonly frozen: boolean;
  readonly out: string;
  /** How many threads make editions; as many as there are processors unless told. */
  readonly jobs: number | undefined;
  /** Whether to print where a bug of ours struck. */
  readonly debug: boolean;
}

/** Runs `fieldbrief check`: findings go to standard output; a warning nobody accepted counts as one. */
export async function checkCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const line = progress(terminal);
  const project = resolve(terminal.cwd, options.project);
  const report = await check(
    {
      project,
      frozen: options.frozen ? resolve(project, options.out) : undefined,
      ...choiceOf(options),
    },
    nodeEffects({
      step: line.step,
      now: terminal.now,
      ...(terminal.crew ? { crew: terminal.crew(options.jobs) } : {}),
      ...(terminal.paint ? { paint: terminal.paint } : {}),
    }),
  ).finally(line.done);
  if (options.debug) for (const { stack } of report.crashes) terminal.err(`${stack}\n`);
  const { diagnostics } = report;
  const telling = { ...options, project };
  terminal.out(shownFindings(diagnostics, telling, terminal));
  if (options.format === "text")
    terminal.out(`${diagnostics.length > 0 ? "\n" : ""}${findings(diagnostics)}\n`);
  const isWritten = await writeSarif(diagnostics, telling, terminal);
  return isWritten ? exitCodeOf(report, "warning") : 2;
}
