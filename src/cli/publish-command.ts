import { resolve } from "node:path";
import { hasErrors } from "../diagnostic.ts";
import { diskEffects, diskWrites } from "../effect.ts";
import { publish } from "../publish.ts";
import { type ChoiceOptions, choiceOf } from "./choice.ts";
import type { Format } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import { shownFindings } from "./shown-findings.ts";
import type { Terminal } from "./terminal.ts";

interface Options extends ChoiceOptions {
  readonly project: string;
  readonly out: string;
  readonly format: Format;
}

/** Runs `fieldbrief publish`: 0 where every edition is kept, 1 where one is not, 2 where there is none to keep. */
export async function publishCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const project = resolve(terminal.cwd, options.project);
  const out = resolve(project, options.out);
  const { ran, editions, diagnostics } = await publish(
    { project, out, ...choiceOf(options) },
    { read: diskEffects, write: diskWrites },
  );
  if (options.format === "json")
    terminal.out(`${JSON.stringify({ editions, diagnostics }, null, 2)}\n`);
  else {
    terminal.err(shownFindings(diagnostics, { ...options, project }, terminal));
    terminal.out(editions.map(({ folder, work }) => `${folder}: ${work}\n`).join(""));
  }
  if (!ran) return 2;
  return hasErrors(diagnostics) ? 1 : 0;
}
