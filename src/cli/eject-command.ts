import { resolve } from "node:path";
import { diskEffects, diskWrites } from "../effect.ts";
import { eject } from "../eject/index.ts";
import { type Format, formatDiagnostics } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly project: string;
  readonly name: string;
  readonly format: Exclude<Format, "sarif">;
}

/** Runs `fieldbrief template eject`: says what was written, and what of. */
export async function ejectCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const project = resolve(terminal.cwd, options.project);
  const effects = { read: diskEffects, write: diskWrites };
  const report = await eject({ project, name: options.name }, effects);
  const { copy, folder, diagnostics } = report;
  if (options.format === "json") terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  else {
    terminal.err(formatDiagnostics(diagnostics, options.format, terminal.colors));
    if (copy !== undefined) terminal.out(`${copy.path}, a copy of ${copy.from}\n`);
    if (folder !== undefined)
      terminal.out(`${folder}/template.yaml\nbriefing.yaml: template: ${folder}\n`);
  }
  return copy === undefined ? 1 : 0;
}
