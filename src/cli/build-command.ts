import { resolve } from "node:path";
import { build, nodeEffects } from "../build.ts";
import { type ChoiceOptions, choiceOf } from "./choice.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { FindingsOptions } from "./findings-options.ts";
import { progress } from "./progress.ts";
import { writeSarif } from "./report-findings.ts";
import type { ExitCode } from "./run.ts";
import { shownFindings, unquoted } from "./shown-findings.ts";
import { summaryText } from "./summary.ts";
import type { Terminal } from "./terminal.ts";

interface Options extends ChoiceOptions, FindingsOptions {
  readonly project: string;
  readonly out: string;
  readonly cache: boolean;
  readonly picture: boolean;
  /** How many threads make editions; as many as there are processors unless told. */
  readonly jobs: number | undefined;
  /** Whether to print where a bug of ours struck. */
  readonly debug: boolean;
}

/** Runs `fieldbrief build`: findings go to standard error, the summary to standard output. */
export async function buildCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const start = terminal.now();
  const line = progress(terminal);
  const project = resolve(terminal.cwd, options.project);
  const report = await build(
    {
      project,
      out: resolve(project, options.out),
      ...choiceOf(options),
      cache: options.cache,
      picture: options.picture,
    },
    nodeEffects({
      step: line.step,
      now: terminal.now,
      ...(terminal.crew ? { crew: terminal.crew(options.jobs) } : {}),
      ...(terminal.paint ? { paint: terminal.paint } : {}),
      hashFiles: terminal.hashFiles,
      ...(terminal.wake ? { wake: terminal.wake } : {}),
    }),
  ).finally(line.done);
  if (options.debug) for (const { stack } of report.crashes) terminal.err(`${stack}\n`);
  const telling = { ...options, project };
  const code = (await writeSarif(report.diagnostics, telling, terminal))
    ? exitCodeOf(report, "error")
    : 2;
  if (options.format === "json") {
    const { editions, failed, stages } = report;
    const diagnostics = options.quote ? report.diagnostics : report.diagnostics.map(unquoted);
    terminal.out(`${JSON.stringify({ editions, failed, diagnostics, stages }, null, 2)}\n`);
    return code;
  }
  const told = shownFindings(report.diagnostics, telling, terminal);
  if (options.format === "sarif") {
    terminal.out(told);
    return code;
  }
  terminal.err(told);
  terminal.out(summaryText(report, terminal.now() - start, terminal.colors));
  return code;
}
