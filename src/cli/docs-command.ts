import { resolve } from "node:path";
import { didYouMean } from "../diagnostic.ts";
import { diskEffects } from "../effect.ts";
import {
  describeTemplate,
  kinds,
  namesOf,
  narrow,
  type TemplateReference,
  writeReferenceMarkdown,
} from "../reference/index.ts";
import { formatDiagnostics } from "./diagnostics.ts";
import { docsText } from "./docs-text.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

interface Options {
  readonly project: string;
  readonly name: string | undefined;
  readonly format: "text" | "json" | "markdown";
}

/** Runs `fieldbrief template docs`: what may be named in the project's template, and what is wrong with it. */
export async function docsCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const project = resolve(terminal.cwd, options.project);
  const { reference, diagnostics } = await describeTemplate(project, diskEffects);
  terminal.err(formatDiagnostics(diagnostics, "text", terminal.colors));
  if (reference === undefined) return 2;
  const shown = options.name === undefined ? reference : named(reference, options.name);
  if (options.format === "json") terminal.out(`${JSON.stringify(shown, null, 2)}\n`);
  else if (options.format === "markdown") terminal.out(writeReferenceMarkdown(shown));
  else terminal.out(docsText(shown, terminal.colors));
  return diagnostics.length > 0 ? 1 : 0;
}

function named(reference: TemplateReference, name: string): TemplateReference {
  const found = narrow(reference, name);
  const isKind = kinds.some((kind) => kind === name);
  if (isKind || kinds.some((kind) => found[kind].length > 0)) return found;
  const hint = didYouMean(name, namesOf(reference)) ?? `the kinds are ${kinds.join(", ")}`;
  throw new UsageError(`the template has no "${name}"; ${hint}`);
}
