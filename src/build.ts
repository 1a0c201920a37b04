import { join, relative } from "node:path";
import type { Withheld } from "./audience/index.ts";
import { type Paint, paintHere } from "./chart/index.ts";
import { type EditionConfig, editionName, readConfig } from "./config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "./diagnostic.ts";
import {
  type Choice,
  chooseEditions,
  compareLanguages,
  type EditionValues,
  finishEdition,
  type MadeEdition,
  readProject,
  type StartedEdition,
  type Step,
  startEdition,
  writeArtifacts,
} from "./edition/index.ts";
import { diskEffects, diskWrites, type ReadEffects, type WriteEffects } from "./effect.ts";

/** A project, and which of its editions to make. */
export interface CheckOptions extends Choice {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
}

export interface BuildOptions extends CheckOptions {
  /** The absolute path of the folder that gets one folder for each edition. */
  readonly out: string;
}

/** What a build does to the world, handed in. */
export interface BuildEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
  /** Draws charts, in this thread or in another. */
  readonly paint: Paint;
  /** Told what is being done, in words. */
  readonly step: (text: string) => void;
  /** Milliseconds of a clock that only runs forward; never part of an output. */
  readonly now: () => number;
}

/** What a build or a check came to. Neither throws for anything a user can mend: it is all here. */
export interface BuildReport {
  /** Whether there was a project and the editions asked for to work on. */
  readonly ran: boolean;
  readonly editions: readonly EditionReport[];
  /** The names of the editions that were asked for and could not be made. */
  readonly failed: readonly string[];
  /** What went wrong that no user can mend, with the edition that it cost. */
  readonly crashes: readonly Error[];
  readonly diagnostics: readonly Diagnostic[];
  /** What took how long, in milliseconds, in the order of first happening. */
  readonly stages: readonly { readonly name: string; readonly time: number }[];
}

export interface EditionReport {
  /** The name of its folder. */
  readonly name: string;
  readonly id: string;
  readonly language: string;
  readonly audience: string;
  /** What its audience may not see: how many records, fields, figures and cells of tables. */
  readonly withheld: Withheld;
  readonly incidents: number;
  readonly pages: number;
  /** Paths from the project's folder. Empty where the edition was checked only, or not made. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** Returns effects on the real disk and clock. */
export function nodeEffects(effects: Partial<BuildEffects> = {}): BuildEffects {
  return {
    read: diskEffects,
    write: diskWrites,
    paint: paintHere,
    step: () => {},
    now: () => performance.now(),
    ...effects,
  };
}

/**
 * Builds editions of a project: `<out>/<edition>-<language>/briefing.pdf`, `briefing.html` and
 * `redactions.json` of each; behind the language comes the audience, unless that is the public. An edition with an error in it is not written, and what an earlier build wrote of it stays.
 */
export async function build(options: BuildOptions, effects: BuildEffects): Promise<BuildReport> {
  const { project, out } = options;
  return make(options, effects, async (edition, { artifacts = [] }) => {
    const folder = join(out, editionName(edition));
    await writeArtifacts(folder, artifacts, effects.write);
    return artifacts.map(({ name, bytes }) => ({
      path: relative(project, join(folder, name)) || name,
      bytes: bytes.length,
    }));
  });
}

/** Does everything that {@link build} does but write: data, template, charts, pages. */
export async function check(options: CheckOptions, effects: BuildEffects): Promise<BuildReport> {
  return make(options, effects, async () => []);
}

type Deliver = (edition: EditionConfig, made: MadeEdition) => Promise<EditionReport["files"]>;

async function make(
  options: CheckOptions,
  effects: BuildEffects,
  deliver: Deliver,
): Promise<BuildReport> {
  const stages = new Map<string, number>();
  const step = stopwatch(stages, effects);
  const finish = (
    ran: boolean,
    diagnostics: readonly Diagnostic[],
    made: Pick<BuildReport, "editions" | "failed" | "crashes"> = nothingMade,
  ): BuildReport => ({
    ran,
    ...made,
    diagnostics: unique(diagnostics),
    stages: [...stages].map(([name, time]) => ({ name, time })),
  });

  // 1. Everything that the editions asked for are made of; what is only for others is not read.
  const { config, diagnostics: aboutConfig } = await step("read", () =>
    readConfig(options.project, effects.read),
  );
  const diagnostics = [...aboutConfig];
  if (config === undefined) return finish(exists(diagnostics), diagnostics);
  const asked = chooseEditions(config, options);
  diagnostics.push(...asked.diagnostics);
  if (asked.diagnostics.length > 0) return finish(false, diagnostics);
  const read = await step("read", () =>
    readProject({ ...config, editions: asked.editions, accept: asked.accept }, effects.read),
  );
  diagnostics.push(...read.diagnostics);
  if (read.project === undefined || hasErrors(aboutConfig)) {
    const failed = asked.editions.map(editionName);
    return finish(true, diagnostics, { ...nothingMade, failed });
  }

  // 2. Each edition: rows → charts → document → HTML and pages → PDF; then its files, whole or not at all.
  // The next ones are started, one after the other, while one is finished; none depends on another's luck.
  const { project } = read;
  const workshop = { step, paint: effects.paint };
  const starts: Promise<StartedEdition>[] = [];
  const start = (edition: EditionConfig | undefined): void => {
    if (edition === undefined) return;
    const begin = (): Promise<StartedEdition> => startEdition(project, edition, workshop);
    const started = (starts.at(-1) ?? Promise.resolve()).then(begin, begin);
    // Waited for when its turn comes.
    started.catch(() => undefined);
    starts.push(started);
  };
  const editions: EditionReport[] = [];
  const values: EditionValues[] = [];
  const crashes: Error[] = [];
  for (const edition of asked.editions.slice(0, startedAhead)) start(edition);
  for (const [index, edition] of asked.editions.entries()) {
    start(asked.editions[index + startedAhead]);
    const started = starts.shift();
    if (started === undefined) break;
    step.beginEdition(`${index + 1} of ${asked.editions.length}: ${editionName(edition)}`);
    try {
      const made = await finishEdition(await started, step);
      diagnostics.push(...made.diagnostics);
      if (made.artifacts === undefined) continue;
      const files = await step("write", () => deliver(edition, made));
      const { incidents, pages, withheld } = made;
      const { id, language, audience } = edition;
      const name = editionName(edition);
      editions.push({ name, id, language, audience, withheld, incidents, pages, files });
      if (made.figures !== undefined) values.push({ id, language, audience, values: made.figures });
    } catch (error) {
      if (!(error instanceof ReportError)) crashes.push(asError(error));
      diagnostics.push(
        ...(error instanceof ReportError ? error.diagnostics : [crash(edition, asError(error))]),
      );
    }
  }
  diagnostics.push(...compareLanguages(values));
  const made = new Set(editions.map(({ name }) => name));
  const failed = asked.editions.map(editionName).filter((name) => !made.has(name));
  return finish(true, diagnostics, { editions, failed, crashes });
}

// Editions that may be started beyond the one that is finished. While that one is set and written, this thread
// answers no database: with one edition more, the rows are there before, and charts are drawn meanwhile.
const startedAhead = 2;

interface Stopwatch extends Step {
  /** Says which edition the steps are of from now on. */
  readonly beginEdition: (name: string) => void;
}

function stopwatch(stages: Map<string, number>, { now, step }: BuildEffects): Stopwatch {
  let edition = "";
  const run: Step = async (name, work) => {
    step(edition === "" ? name : `${edition} (${name})`);
    const start = now();
    try {
      return await work();
    } finally {
      stages.set(name, (stages.get(name) ?? 0) + now() - start);
    }
  };
  const beginEdition = (name: string): void => {
    edition = name;
    step(name);
  };
  return Object.assign(run, { beginEdition });
}

const nothingMade = { editions: [], failed: [], crashes: [] } as const;

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

// What no user can mend costs one edition, and is told like what they can.
function crash(edition: EditionConfig, { name, message }: Error): Diagnostic {
  return {
    severity: "error",
    code: "edition/crashed",
    message: `${editionName(edition)}: this is a bug of ours, please report it: ${name}: ${message}`,
    hint: "the other editions do not depend on it; run again with --debug to see where",
  };
}

// Without a readable briefing.yaml there is no project to find anything wrong with.
const noProject = new Set(["config/missing-file", "config/not-a-file", "config/unreadable-file"]);

function exists(diagnostics: readonly Diagnostic[]): boolean {
  return !diagnostics.some(
    ({ code, place }) =>
      noProject.has(code) && place?.file === "briefing.yaml" && place.line === undefined,
  );
}

// Editions share what they are made of: what is wrong with it is said once.
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((d) => [JSON.stringify([d.code, d.message, d.place]), d]));
  return [...seen.values()];
}
