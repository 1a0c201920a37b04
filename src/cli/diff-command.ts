import { resolve } from "node:path";
import { diff, hasChanges, writeChangesJson, writeChangesMarkdown } from "../change/index.ts";
import { changeText } from "./change-text.ts";
import type { ExitCode } from "./run.ts";
import { shownFindings } from "./shown-findings.ts";
import type { Terminal } from "./terminal.ts";

/** How a report of changes is printed. */
export type ChangeFormat = "text" | "json" | "markdown";

interface Options {
  readonly project: string;
  readonly before: string;
  readonly after: string | undefined;
  readonly audience: string | undefined;
  readonly out: string;
  readonly format: ChangeFormat;
  /** Whether findings may quote the data. */
  readonly quote: boolean;
}

/**
 * Runs `fieldbrief diff`, and returns as diff(1) does: 0 where nothing changed, 1 where something did, 2 where the
 * two could not be compared. Markdown is for the public unless told, for that is who reads comments.
 */
export async function diffCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const project = resolve(terminal.cwd, options.project);
  const { report, diagnostics } = await diff({
    before: options.before,
    after: options.after ?? project,
    cwd: terminal.cwd,
    project,
    out: resolve(project, options.out),
    audience: options.audience ?? (options.format === "markdown" ? "public" : undefined),
  });
  const { quote } = options;
  terminal.err(shownFindings(diagnostics, { format: "text", quote, project }, terminal));
  if (report === undefined) return 2;
  const named = { ...report, after: options.after ?? "." };
  if (options.format === "json") terminal.out(writeChangesJson(named));
  else if (options.format === "markdown") terminal.out(writeChangesMarkdown(named));
  else terminal.out(changeText(named, terminal.colors));
  return hasChanges(report) ? 1 : 0;
}
