import { resolve } from "node:path";
import { nodeEffects } from "../build.ts";
import { openPreview } from "../preview/index.ts";
import { type Format, formatDiagnostics } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly project: string;
  readonly edition: string | undefined;
  readonly language: string | undefined;
  readonly audience: string | undefined;
  readonly port: number;
  readonly format: Exclude<Format, "sarif">;
  /** Whether to print where a bug of ours struck. */
  readonly debug: boolean;
}

/** Runs `fieldbrief preview` until it is ended: where the page is goes to standard output. */
export async function previewCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { edition, language, audience, port, format, debug } = options;
  const project = resolve(terminal.cwd, options.project);
  const { read, paint } = nodeEffects(terminal.paint ? { paint: terminal.paint } : {});
  const { preview, diagnostics } = await openPreview(
    { project, port, wanted: { edition, language, audience } },
    { read, paint, run: crypto.randomUUID().slice(0, 8), crash },
  );
  if (preview === undefined) {
    terminal.err(formatDiagnostics(diagnostics, format, terminal.colors));
    return 2;
  }
  terminal.out(`${preview.url}\n`);
  terminal.err(`Open it in a browser of this machine. What is saved is shown; Ctrl-C ends it.\n`);
  await terminal.ended();
  await preview.stop();
  return 0;

  function crash(error: unknown): void {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    terminal.err(`fieldbrief: this is a bug of ours, please report it: ${name}: ${message}\n`);
    if (debug) terminal.err(`${stack}\n`);
  }
}
