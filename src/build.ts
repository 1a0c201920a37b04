import { join, relative } from "node:path";
import type { Withheld } from "./audience/index.ts";
import { type Paint, paintHere } from "./chart/index.ts";
import { type Config, type EditionConfig, editionName, readConfig } from "./config/index.ts";
import { type Diagnostic, didYouMean, hasErrors, ReportError } from "./diagnostic.ts";
import {
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

export interface CheckOptions {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  /** The editions to make, by id, or by id and language (`2022-05-en`); all of briefing.yaml unless told. */
  readonly editions?: readonly string[] | undefined;
  /** Whom to make them for, by name, whatever briefing.yaml says; as it says unless told. */
  readonly audiences?: readonly string[] | undefined;
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
  readonly diagnostics: readonly Diagnostic[];
  /** What took how long, in milliseconds, in the order of first happening. */
  readonly stages: readonly { readonly name: string; readonly time: number }[];
}

export interface EditionReport {
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
    editions: EditionReport[],
    diagnostics: Diagnostic[],
  ): BuildReport => ({
    ran,
    editions,
    diagnostics: unique(diagnostics),
    stages: [...stages].map(([name, time]) => ({ name, time })),
  });

  // 1. Everything that the editions asked for are made of; what is only for others is not read.
  const { config, diagnostics: aboutConfig } = await step("read", () =>
    readConfig(options.project, effects.read),
  );
  const diagnostics = [...aboutConfig];
  if (config === undefined) return finish(exists(diagnostics), [], diagnostics);
  const asked = choose(config, options);
  diagnostics.push(...asked.diagnostics);
  if (asked.diagnostics.length > 0) return finish(false, [], diagnostics);
  const read = await step("read", () =>
    readProject({ ...config, editions: asked.editions }, effects.read),
  );
  diagnostics.push(...read.diagnostics);
  if (read.project === undefined || hasErrors(aboutConfig)) return finish(true, [], diagnostics);

  // 2. Each edition: rows → charts → document → HTML and pages → PDF; then its files, whole or not at all.
  // The next ones are started, one after the other, while one is finished.
  const { project } = read;
  const workshop = { step, paint: effects.paint };
  const starts: Promise<StartedEdition>[] = [];
  const start = (edition: EditionConfig | undefined): void => {
    if (edition === undefined) return;
    const before = starts.at(-1) ?? Promise.resolve();
    const started = before.then(() => startEdition(project, edition, workshop));
    // Waited for when its turn comes, if it comes.
    started.catch(() => undefined);
    starts.push(started);
  };
  const editions: EditionReport[] = [];
  const values: EditionValues[] = [];
  for (const edition of asked.editions.slice(0, startedAhead)) start(edition);
  for (const [index, edition] of asked.editions.entries()) {
    start(asked.editions[index + startedAhead]);
    const started = await starts.shift();
    if (started === undefined) break;
    effects.step(editionName(edition));
    const made = await finishEdition(started, step);
    diagnostics.push(...made.diagnostics);
    if (made.artifacts === undefined) continue;
    try {
      const files = await step("write", () => deliver(edition, made));
      const { incidents, pages, withheld } = made;
      const { id, language, audience } = edition;
      editions.push({ id, language, audience, withheld, incidents, pages, files });
      if (made.figures !== undefined) values.push({ id, language, audience, values: made.figures });
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  diagnostics.push(...compareLanguages(values));
  return finish(true, editions, diagnostics);
}

// Editions that may be started beyond the one that is finished. While that one is set and written, this thread
// answers no database: with one edition more, the rows are there before, and charts are drawn meanwhile.
const startedAhead = 2;

function stopwatch(stages: Map<string, number>, { now, step }: BuildEffects): Step {
  return async (name, run) => {
    step(name);
    const start = now();
    try {
      return await run();
    } finally {
      stages.set(name, (stages.get(name) ?? 0) + now() - start);
    }
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

interface Chosen {
  readonly editions: readonly EditionConfig[];
  readonly diagnostics: readonly Diagnostic[];
}

function choose(config: Config, { editions: asked, audiences }: CheckOptions): Chosen {
  const names = config.editions.map((edition) => [
    edition.id,
    `${edition.id}-${edition.language}`,
    editionName(edition),
  ]);
  const isAsked = (own: readonly string[]): boolean => own.some((name) => asked?.includes(name));
  const chosen =
    asked === undefined
      ? config.editions
      : config.editions.filter((_, i) => isAsked(names[i] ?? []));
  const readers = config.audiences.map(({ name }) => name);
  return {
    editions: audiences === undefined ? chosen : chosen.flatMap((one) => forEach(one, audiences)),
    diagnostics: [
      ...unknown("edition", asked, [...new Set(names.flat())]),
      ...unknown("audience", audiences, readers),
    ],
  };

  // An edition that is listed for several audiences is still one for each that is asked for.
  function forEach(edition: EditionConfig, wanted: readonly string[]): readonly EditionConfig[] {
    const first = chosen.find(
      ({ id, language }) => id === edition.id && language === edition.language,
    );
    if (first !== edition) return [];
    return [...new Set(wanted)].map((audience) => ({ ...edition, audience }));
  }
}

function unknown(
  what: "edition" | "audience",
  asked: readonly string[] | undefined,
  known: readonly string[],
): readonly Diagnostic[] {
  return (asked ?? [])
    .filter((name) => !known.includes(name))
    .map((name) => ({
      severity: "error",
      code: what === "edition" ? "edition/unknown" : "edition/unknown-audience",
      message: `no ${what} "${name}" in briefing.yaml`,
      hint: didYouMean(name, known) ?? `it lists ${known.join(", ")}`,
    }));
}

// Editions share what they are made of: what is wrong with it is said once.
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((d) => [JSON.stringify([d.code, d.message, d.place]), d]));
  return [...seen.values()];
}
