import { join, relative } from "node:path";
import type { Paint } from "./chart/index.ts";
import type { Choice } from "./choice/index.ts";
import { editionName } from "./config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "./diagnostic.ts";
import { diskWrites, processEnvironment, type ReadEffects, type WriteEffects } from "./effect.ts";
import {
  addStages,
  dealOut,
  type EditionReport,
  isOutOfMemory,
  type Job,
  type Maker,
  openMaker,
  readJob,
  reportOf,
  type Stages,
  stopwatch,
  type Task,
} from "./make/index.ts";
import { createPlanner, type HashFiles, type Plan } from "./manifest/index.ts";
import { projectEffects } from "./project-effects.ts";
import { isServed } from "./served.ts";

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
  /** Whether a picture of the first page is made, too: `page-1.svg`. */
  readonly picture?: boolean | undefined;
}

/** What a build does to the world, handed in. */
export interface BuildEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
  /** Draws charts, in this thread or in another. */
  readonly paint: Paint;
  /** Told as soon as it is known that something will be drawn. */
  readonly wake: () => void;
  /** Hashes files of editions that are there already; this thread does unless told. */
  readonly hashFiles?: HashFiles | undefined;
  /** Told what is being done, in words. */
  readonly step: (text: string) => void;
  /** Milliseconds of a clock that only runs forward; never part of an output. */
  readonly now: () => number;
  /** Where many editions are shared out; this thread makes all unless told. */
  readonly crew?: Crew | undefined;
}

/** Threads, each of which makes editions as this one would. They read and write the real disk. */
export interface Crew {
  /** How many may work at a time. */
  readonly size: number;
  readonly open: (task: Task, indexes: readonly number[]) => Promise<Maker>;
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
  /** What took how long, in milliseconds, in the order of first happening; threads are added up. */
  readonly stages: Stages;
}

/** Returns effects on the real disk, clock and environment. */
export function nodeEffects(effects: Partial<BuildEffects> = {}): BuildEffects {
  return {
    read: projectEffects(processEnvironment),
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
 * Builds editions of a project: `<out>/<edition>-<language>/briefing.pdf`, `briefing.html`, `figures.json`, `incidents.csv`,
 * `datapackage.json`, `redactions.json` and `manifest.json` of each; behind the language comes the audience, unless that is the public.
 * An edition with an error in it is not written, and what an earlier build wrote of it stays. One that is there already,
 * by the hashes of all that it is made from and of its files, is left.
 */
export async function build(options: BuildOptions, effects: BuildEffects): Promise<BuildReport> {
  return make({ ...options, cache: options.cache ?? true, frozen: undefined }, effects);
}

/**
 * Does everything that {@link build} does but write: data, template, charts, pages. It also runs the queries on data without
 * a row and with one. With `frozen`, manifests that lie
 * there must be those of the project as it is, as a lockfile must.
 */
export async function check(options: CheckFrozen, effects: BuildEffects): Promise<BuildReport> {
  return make({ ...options, cache: false, out: undefined, trial: true }, effects);
}

async function make(task: Task, effects: BuildEffects): Promise<BuildReport> {
  const watch = stopwatch(effects);
  // 1. The editions that are asked for, and of these the ones that are there already, as they would be made: none of
  // what these are made from is read but to be hashed.
  const { ran, job, diagnostics } = await watch.step("read", () => readJob(task, effects.read));
  const plans = job && (await watch.step("compare", () => plansFor(job, effects)));
  if (job === undefined || plans === undefined)
    return { ran, ...nothing, diagnostics: unique(diagnostics), stages: watch.stages() };
  const reports = new Map(plans.flatMap((plan, index) => unchangedReport(plan, index, task)));
  const changed = [...plans.keys()].filter((index) => !reports.has(index));
  // 2. The others are made, unless what all are made of stands in the way.
  const made =
    changed.length === 0 && !hasErrors(diagnostics)
      ? nothingMade
      : await makeChanged(job, changed, { effects, plans, isBroken: hasErrors(diagnostics) });
  for (const [index, report] of made.reports) reports.set(index, report);
  return {
    ran,
    editions: job.editions.flatMap((_, index) => reports.get(index) ?? []),
    failed: job.editions.filter((_, index) => !reports.has(index)).map(editionName),
    crashes: made.crashes,
    diagnostics: unique([...diagnostics, ...made.diagnostics]),
    stages: addStages([watch.stages(), made.stages]),
  };
}

const nothing = { editions: [], failed: [], crashes: [] } as const;

/** What was made, by the index of each edition among those asked for. */
interface Made {
  readonly reports: ReadonlyMap<number, EditionReport>;
  readonly crashes: readonly Error[];
  readonly diagnostics: readonly Diagnostic[];
  readonly stages: Stages;
}

const nothingMade: Made = { reports: new Map(), crashes: [], diagnostics: [], stages: [] };

interface MakeOptions {
  readonly effects: BuildEffects;
  readonly plans: readonly Plan[];
  /** Whether briefing.yaml has errors: then all else that is wrong is found, and nothing made. */
  readonly isBroken: boolean;
}

// Each edition: rows → charts → document → HTML and pages → PDF; then its files, whole or not at all. None depends on
// another's luck.
async function makeChanged(
  job: Job,
  changed: readonly number[],
  { effects, plans, isBroken }: MakeOptions,
): Promise<Made> {
  const { makers, broken } = await openMakers(job, changed, { effects, plans });
  try {
    const found = [...makers.flatMap((maker) => maker.diagnostics), ...disagreement(makers)];
    const isAgreed = makers.every((maker) => maker.isReady) && !hasErrors(disagreement(makers));
    const isReady = isAgreed && !isBroken;
    const refused = isReady ? await refusalOf(job.task.out, effects) : [];
    const outcomes =
      isReady && refused.length === 0
        ? await dealOut(job, changed, makers, { ...dealFor(makers, changed, effects), broken })
        : [];
    const { compareLanguages } = await import("./edition/index.ts");
    return {
      reports: new Map(
        outcomes.flatMap(({ index, report }) => (report === undefined ? [] : [[index, report]])),
      ),
      crashes: outcomes.flatMap(({ crash }) => crash ?? []),
      diagnostics: [
        ...found,
        ...refused,
        ...outcomes.flatMap(({ diagnostics }) => diagnostics),
        ...compareLanguages(outcomes.flatMap(({ values }) => values ?? [])),
      ],
      stages: addStages(makers.map((maker) => maker.stages())),
    };
  } finally {
    for (const maker of makers) maker.close();
  }
}

// A folder that cannot be made is told once, before anything is made for it.
async function refusalOf(
  out: string | undefined,
  { write }: BuildEffects,
): Promise<readonly Diagnostic[]> {
  if (out === undefined) return [];
  const { prepareFolder } = await import("./edition/index.ts");
  try {
    await prepareFolder(out, write);
    return [];
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return error.diagnostics;
  }
}

// For a few editions it takes longer to start a thread and read the project again than to make them.
const fewestShared = 8;

/** Makers, and what ended those of them that had no memory to read the project: the others make all there is to make. */
interface Opened {
  readonly makers: readonly Maker[];
  readonly broken?: unknown;
}

async function openMakers(
  job: Job,
  changed: readonly number[],
  { effects, plans }: Omit<MakeOptions, "isBroken">,
): Promise<Opened> {
  const { crew } = effects;
  const size = Math.min(crew?.size ?? 1, Math.floor(changed.length / (fewestShared / 2)));
  // A table of events is held once; one reader sees one state of a server's tables.
  const { events, incidents } = job.config.data;
  const isAlone = events !== null || isServed(incidents ?? "");
  if (crew === undefined || isAlone || size < 2 || changed.length < fewestShared) {
    effects.wake();
    const known = new Map(plans.entries());
    return { makers: [await openMaker(job, { indexes: changed, plans: known }, effects)] };
  }
  const opening = Array.from({ length: size }, () => crew.open(job.task, changed));
  const opened = await Promise.allSettled(opening);
  const makers = opened.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const reasons = opened.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  const bug = reasons.find((reason) => !isOutOfMemory(reason));
  if (bug === undefined) return { makers, broken: reasons[0] };
  // A thread that nobody closes keeps the process from its end.
  for (const maker of makers) maker.close();
  throw bug;
}

// Editions that may be started beyond the one that is finished. While this thread sets and writes that one, it answers
// no database: with one edition more, the rows are there before, and charts are drawn meanwhile. A thread of a crew
// draws its charts itself.
const aheadAlone = 3;
const aheadInCrew = 2;

function dealFor(
  makers: readonly Maker[],
  changed: readonly number[],
  { step }: BuildEffects,
): Parameters<typeof dealOut>[3] {
  if (makers.length === 1) return { ahead: aheadAlone };
  let count = 0;
  return { ahead: aheadInCrew, done: (name) => step(`${++count} of ${changed.length}: ${name}`) };
}

// Each thread reads the project for itself. What is saved in between would be in some editions and not in others.
function disagreement(makers: readonly Maker[]): readonly Diagnostic[] {
  if (new Set(makers.map(({ inputs }) => inputs)).size < 2) return [];
  return [
    {
      severity: "error",
      code: "edition/inputs-changed",
      message: "files of the project changed while they were read",
      hint: "run it again when they are saved",
    },
  ];
}

// Most of the time of comparing is waiting for files; those of a few editions are held meanwhile. Another thread holds one
// at a time, and should not wait for the next question.
const heldAtOnce = 6;
const askedAtOnce = 32;

async function plansFor(
  { task, config, editions }: Job,
  { read, hashFiles }: BuildEffects,
): Promise<readonly Plan[]> {
  const { out, cache, picture } = task;
  if (out === undefined || !cache)
    return editions.map((edition) => ({ edition, isUnchanged: false }));
  const plan = createPlanner({ config, out, effects: read, picture, hashFiles });
  const plans: Plan[] = [];
  const atOnce = hashFiles === undefined ? heldAtOnce : askedAtOnce;
  for (let start = 0; start < editions.length; start += atOnce)
    plans.push(...(await Promise.all(editions.slice(start, start + atOnce).map(plan))));
  return plans;
}

function unchangedReport(
  { edition, kept, isUnchanged }: Plan,
  index: number,
  { project, out = "" }: Task,
): readonly (readonly [number, EditionReport])[] {
  if (!isUnchanged || kept === undefined) return [];
  const { incidents, pages, withheld, artifacts } = kept.manifest;
  const folder = join(out, editionName(edition));
  const files = artifacts.map(({ name, bytes }) => ({
    path: relative(project, join(folder, name)) || name,
    bytes,
  }));
  const facts = { withheld, incidents, pages, files, reasons: [], work: "unchanged" } as const;
  return [[index, reportOf(edition, facts)]];
}

// Editions share what they are made of: what is wrong with it is said once.
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((d) => [JSON.stringify([d.code, d.message, d.place]), d]));
  return [...seen.values()];
}
