import { join, resolve } from "node:path";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import { processEnvironment, type ReadEffects, type RunGit, runGit } from "../effect.ts";
import { projectEffects } from "../project-effects.ts";
import { compareData } from "./compare-data.ts";
import { compareEditions } from "./compare-editions.ts";
import { openSide, refuse, type Side } from "./open-side.ts";
import type { ChangeReport } from "./report.ts";

export interface DiffOptions {
  /** What was: `git:REV`, a folder of a project, of data or of a built edition, or an edition's name. */
  readonly before: string;
  /** What is. */
  readonly after: string;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  /** The absolute path of the folder that editions were built to; `out` in the project unless told. */
  readonly out?: string | undefined;
  /** Who may read the report: an audience of both sides. Whoever has the data, unless told. */
  readonly audience?: string | undefined;
}

/** What a comparison reads with, handed in. */
export interface DiffEffects {
  readonly read: ReadEffects;
  readonly git: RunGit;
}

/** A report, unless something stands in its way; and errors in what is compared. */
export interface DiffResult {
  readonly report: ChangeReport | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares two sides. Throws for nothing that a user can mend: it is all in the result. */
export async function diff(
  options: DiffOptions,
  effects: DiffEffects = { read: projectEffects(processEnvironment), git: runGit },
): Promise<DiffResult> {
  const { cwd, project } = options;
  const where = { cwd, project, out: options.out ?? join(resolve(project), "out"), ...effects };
  try {
    const before = await openSide(options.before, where);
    const after = await openSide(options.after, where);
    const diagnostics = [before, after].flatMap((side) =>
      side.type === "data" ? side.diagnostics : [],
    );
    return { report: compare(before, after, options), diagnostics };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return { report: undefined, diagnostics: error.diagnostics };
  }
}

function compare(before: Side, after: Side, options: DiffOptions): ChangeReport {
  const { audience = null } = options;
  const named = { before: options.before, after: options.after, audience };
  if (before.type === "data" && after.type === "data")
    return { ...named, ...compareData([before, after], audience) };
  if (before.type === "edition" && after.type === "edition")
    return { ...named, ...compareEditions([before.ledger, after.ledger], audience) };
  throw refuse(
    "change/unlike-sides",
    "an edition is compared with data",
    "an edition holds what it prints: build the other side too, and compare the two editions",
  );
}
