import { resolve } from "node:path";
import { build, nodeEffects } from "../build.ts";
import { type Format, formatDiagnostics } from "./diagnostics.ts";
import { exitCodeOf } from "./exit-code.ts";
import { progress } from "./progress.ts";
import type { ExitCode } from "./run.ts";
import { summaryText } from "./summary.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly project: string;
  readonly out: string;
  readonly edition: readonly string[] | undefined;
  readonly audience: string | undefined;
  readonly format: Format;
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
      editions: options.edition,
      audiences: options.audience?.split(",").map((name) => name.trim()),
    },
    nodeEffects({
      step: line.step,
      now: terminal.now,
      ...(terminal.paint ? { paint: terminal.paint } : {}),
    }),
  ).finally(line.done);
  if (options.format === "json") {
    const { editions, diagnostics, stages } = report;
    terminal.out(`${JSON.stringify({ editions, diagnostics, stages }, null, 2)}\n`);
    return exitCodeOf(report, "error");
  }
  terminal.err(formatDiagnostics(report.diagnostics, options.format, terminal.colors));
  terminal.out(summaryText(report, terminal.now() - start, terminal.colors));
  return exitCodeOf(report, "error");
}
