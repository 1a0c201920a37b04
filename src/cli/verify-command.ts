import { resolve } from "node:path";
import { nodeEffects } from "../build.ts";
import { type Verified, verify } from "../verify.ts";
import type { Format } from "./diagnostics.ts";
import { progress } from "./progress.ts";
import type { ExitCode } from "./run.ts";
import { shownFindings } from "./shown-findings.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly project: string;
  readonly folder: string;
  readonly format: Format;
}

/** Runs `fieldbrief verify`: 0 where every edition is the same, 1 where one is not, 2 where one could not be made. */
export async function verifyCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const line = progress(terminal);
  const project = resolve(terminal.cwd, options.project);
  const report = await verify(
    { project, folder: resolve(project, options.folder) },
    nodeEffects({
      step: line.step,
      now: terminal.now,
      ...(terminal.paint ? { paint: terminal.paint } : {}),
    }),
  ).finally(line.done);
  const { ran, editions, diagnostics } = report;
  if (options.format === "json")
    terminal.out(`${JSON.stringify({ editions, diagnostics }, null, 2)}\n`);
  else {
    terminal.err(shownFindings(diagnostics, { ...options, project }, terminal));
    terminal.out(editions.map(textOf).join(""));
  }
  if (!ran || editions.some(({ failure }) => failure !== undefined)) return 2;
  const differs = editions.some(
    ({ changes, differences }) => changes.length + differences.length > 0,
  );
  return differs ? 1 : 0;
}

function textOf({ name, changes, differences, failure }: Verified): string {
  if (failure === undefined && changes.length + differences.length === 0)
    return `${name}: the same, byte for byte\n`;
  const lines = [
    ...(failure === undefined ? [] : [failure]),
    ...changes,
    ...differences.map(({ file, stage, offset }) =>
      offset === null ? `${file} is missing` : `${file} differs from byte ${offset} (${stage})`,
    ),
  ];
  // An input that changed explains every file that did.
  const why =
    changes.length === 0 && failure === undefined
      ? ", though nothing changed that it is made from"
      : "";
  return `${name}: not the same${why}\n${lines.map((text) => `  ${text}\n`).join("")}`;
}
