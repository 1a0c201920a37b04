import { resolve } from "node:path";
import { hasErrors } from "../diagnostic.ts";
import { diskEffects, diskWrites } from "../effect.ts";
import { type LinkReport, linkProject } from "../linking/index.ts";
import { quantity } from "../quantity.ts";
import type { Format } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import { shownFindings } from "./shown-findings.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly project: string;
  readonly format: Exclude<Format, "sarif">;
}

/**
 * Runs `fieldbrief link`: 0 where pairs were looked for, whatever was found, and 1 where errors in the data keep it from
 * that. What is new stands in links.csv.
 */
export async function linkCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const project = resolve(terminal.cwd, options.project);
  const effects = { read: diskEffects, write: diskWrites };
  const { report, diagnostics } = await linkProject(project, effects);
  if (options.format === "json")
    terminal.out(`${JSON.stringify({ ...report, diagnostics }, null, 2)}\n`);
  else {
    // Of data that are good enough to build from, a build tells the rest.
    const told = report === undefined ? diagnostics : diagnostics.filter(isAboutLinks);
    terminal.err(shownFindings(told, { ...options, project }, terminal));
    if (report !== undefined) terminal.out(textOf(report));
  }
  return report === undefined || hasErrors(diagnostics) ? 1 : 0;
}

function isAboutLinks({ code }: { readonly code: string }): boolean {
  return code.startsWith("linking/");
}

function textOf({ file, proposed, before, crowded, providers }: LinkReport): string {
  if (providers.length < 2)
    return `nothing to link: all entries are of ${providers[0] ?? "no data set"}\n`;
  const undecided = before.proposed + proposed;
  return [
    `${quantity(proposed, "pair")} that may be one event, new in ${file}\n`,
    `${undecided} to be decided, ${before.accepted} accepted, ${before.rejected} rejected\n`,
    ...(crowded === 0
      ? []
      : [`${quantity(crowded, "incident")} not compared: too many in one place on one day\n`]),
  ].join("");
}
