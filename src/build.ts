import { join, relative } from "node:path";
import type { Withheld } from "./audience/index.ts";
import type { Paint } from "./chart/index.ts";
import { type Choice, chooseEditions } from "./choice/index.ts";
import { type Config, type EditionConfig, editionName, readConfig } from "./config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "./diagnostic.ts";
import type { EditionValues, MadeEdition, StartedEdition, Step } from "./edition/index.ts";
import { diskEffects, diskWrites, type ReadEffects, type WriteEffects } from "./effect.ts";
import {
  completeManifest,
  manifestName,
  type Plan,
  planEditions,
  recordReads,
  renewManifest,
  staleManifest,
} from "./manifest/index.ts";

/** A project, and which of its editions to make. */
export interface CheckOptions extends Choice {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
}

export interface CheckFrozen extends CheckOptions {
  /** The absolute path of a folder of editions: their manifests must say what the project is now. */
  readonly frozen?: string | undefined;
}

export interface BuildOptions extends CheckOptions {
  /** The absolute path of the folder that gets one folder for each edition. */
  readonly out: string;
  /** Whether an edition that is there and unchanged is left as it is: yes, unless told. */
  readonly cache?: boolean | undefined;
}

/** What a build does to the world, handed in. */
export interface BuildEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
  /** Draws charts, in this thread or in another. */
  readonly paint: Paint;
  /** Told as soon as it is known that something will be drawn. */
  readonly wake: () => void;
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
  /** Whether it was made, or found to be there as it would be made. */
  readonly work: "made" | "unchanged";
  /** What changed since it was made before; empty where it was not. */
  readonly reasons: readonly string[];
  /** Paths from the project's folder. Empty where the edition was checked only, or not made. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** Returns effects on the real disk and clock. */
export function nodeEffects(effects: Partial<BuildEffects> = {}): BuildEffects {
  return {
    read: diskEffects,
    write: diskWrites,
    // Nothing that draws is loaded for a build that finds everything unchanged.
    paint: async (...task) => (await import("./chart/index.ts")).paintHere(...task),
    wake: () => {},
    step: () => {},
    now: () => performance.now(),
    ...effects,
  };
}

/**
 * Builds editions of a project: `<out>/<edition>-<language>/briefing.pdf`, `briefing.html`, `figures.json`,
 * `redactions.json` and `manifest.json` of each; behind the language comes the audience, unless that is the public.
 * An edition with an error in it is not written, and what an earlier build wrote of it stays. One that is there already,
 * by the hashes of all that it is made from and of its files, is left.
 */
export async function build(options: BuildOptions, effects: BuildEffects): Promise<BuildReport> {
  const { project, out, cache = true } = options;
  const keptIn = cache ? out : undefined;
  return make({ ...options, keptIn }, effects, async (edition, { artifacts = [] }) => {
    const { writeArtifacts } = await import("./edition/index.ts");
    const folder = join(out, editionName(edition));
    await writeArtifacts(folder, artifacts, effects.write);
    return artifacts.map(({ name, bytes }) => ({
      path: relative(project, join(folder, name)) || name,
      bytes: bytes.length,
    }));
  });
}

/**
 * Does everything that {@link build} does but write: data, template, charts, pages. With `frozen`, manifests that lie
 * there must be those of the project as it is, as a lockfile must.
 */
export async function check(options: CheckFrozen, effects: BuildEffects): Promise<BuildReport> {
  const { project, frozen } = options;
  return make(options, effects, async (edition, { artifacts = [] }) => {
    if (frozen === undefined) return [];
    const made = artifacts.find(({ name }) => name === manifestName);
    const folder = join(frozen, editionName(edition));
    const stale = await staleManifest(made?.bytes, { project, folder, effects: effects.read });
    if (stale !== undefined) throw new ReportError([stale]);
    return [];
  });
}

type Deliver = (edition: EditionConfig, made: MadeEdition) => Promise<EditionReport["files"]>;

async function make(
  options: CheckOptions & { readonly keptIn?: string | undefined },
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
  // What is there already, as it would be made, is left: none of it is read but to be hashed.
  const plans = await step("compare", () =>
    plansFor(config, { ...options, editions: asked.editions, effects }),
  );
  const reports = new Map(plans.flatMap((plan) => unchangedReport(plan, options)));
  const crashes: Error[] = [];
  const result = (): Pick<BuildReport, "editions" | "failed" | "crashes"> => ({
    editions: asked.editions.flatMap((edition) => reports.get(edition) ?? []),
    failed: asked.editions.filter((edition) => !reports.has(edition)).map(editionName),
    crashes,
  });
  const changed = plans.filter(({ isUnchanged }) => !isUnchanged);
  if (changed.length === 0 && !hasErrors(aboutConfig)) return finish(true, diagnostics, result());
  effects.wake();
  const { compareLanguages, confirmEdition, finishEdition, readProject, startEdition } =
    await import("./edition/index.ts");
  const recorder = recordReads(effects.read);
  const editions = changed.map(({ edition }) => edition);
  const read = await step("read", () =>
    readProject({ ...config, editions, accept: asked.accept }, recorder.effects),
  );
  diagnostics.push(...read.diagnostics);
  if (read.project === undefined || hasErrors(aboutConfig))
    return finish(true, diagnostics, result());

  // 2. Each edition: rows → charts → document → HTML and pages → PDF; then its files, whole or not at all.
  // The next ones are started, one after the other, while one is finished; none depends on another's luck.
  const { project } = read;
  const plansOf = new Map(changed.map((plan) => [plan.edition, plan]));
  const isKnown = (edition: EditionConfig, rows: string): boolean =>
    plansOf.get(edition)?.kept?.manifest.rows === rows;
  const workshop = { step, paint: effects.paint, isKnown };
  const starts: Promise<StartedEdition>[] = [];
  const start = ({ edition }: Partial<Plan> = {}): void => {
    if (edition === undefined) return;
    const begin = (): Promise<StartedEdition> => startEdition(project, edition, workshop);
    const started = (starts.at(-1) ?? Promise.resolve()).then(begin, begin);
    // Waited for when its turn comes.
    started.catch(() => undefined);
    starts.push(started);
  };
  const values: EditionValues[] = [];
  for (const plan of changed.slice(0, startedAhead)) start(plan);
  for (const [index, { edition, kept, reasons = [] }] of changed.entries()) {
    start(changed[index + startedAhead]);
    const starting = starts.shift();
    if (starting === undefined) break;
    step.beginEdition(`${index + 1} of ${changed.length}: ${editionName(edition)}`);
    try {
      const started = await starting;
      const from = { reads: recorder.reads, config, edition };
      const isKept = started.rows !== undefined && started.charts === undefined;
      const made =
        isKept && kept !== undefined
          ? await confirmEdition(started, {
              step,
              artifacts: kept.artifacts,
              manifest: renewManifest(kept.manifest, from),
            })
          : await finishEdition(started, {
              step,
              remember: (parts) => completeManifest(parts, from),
            });
      diagnostics.push(...made.diagnostics);
      if (made.artifacts === undefined) continue;
      const files = await step("write", () => deliver(edition, made));
      const { incidents, pages, withheld } = made;
      const { id, language, audience } = edition;
      const work = made.isKept === true ? "unchanged" : "made";
      const facts = { withheld, incidents, pages, files, reasons, work } as const;
      reports.set(edition, reportOf(edition, facts));
      if (made.figures !== undefined) values.push({ id, language, audience, values: made.figures });
    } catch (error) {
      if (!(error instanceof ReportError)) crashes.push(asError(error));
      diagnostics.push(
        ...(error instanceof ReportError ? error.diagnostics : [crash(edition, asError(error))]),
      );
    }
  }
  diagnostics.push(...compareLanguages(values));
  return finish(true, diagnostics, result());
}

function reportOf(
  edition: EditionConfig,
  facts: Omit<EditionReport, "name" | "id" | "language" | "audience">,
): EditionReport {
  const { id, language, audience } = edition;
  return { name: editionName(edition), id, language, audience, ...facts };
}

interface Planned {
  readonly keptIn?: string | undefined;
  readonly editions: readonly EditionConfig[];
  readonly effects: BuildEffects;
}

async function plansFor(
  config: Config,
  { keptIn: out, editions, effects }: Planned,
): Promise<readonly Plan[]> {
  if (out === undefined) return editions.map((edition) => ({ edition, isUnchanged: false }));
  return planEditions(editions, { config, out, effects: effects.read });
}

function unchangedReport(
  { edition, kept, isUnchanged }: Plan,
  { project, keptIn = "" }: { readonly project: string; readonly keptIn?: string | undefined },
): readonly (readonly [EditionConfig, EditionReport])[] {
  if (!isUnchanged || kept === undefined) return [];
  const { incidents, pages, withheld, artifacts } = kept.manifest;
  const folder = join(keptIn, editionName(edition));
  const files = artifacts.map(({ name, bytes }) => ({
    path: relative(project, join(folder, name)) || name,
    bytes,
  }));
  const facts = { withheld, incidents, pages, files, reasons: [], work: "unchanged" } as const;
  return [[edition, reportOf(edition, facts)]];
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
