import type { Paint } from "../chart/index.ts";
import { type EditionConfig, editionName } from "../config/index.ts";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { MadeEdition, StartedEdition } from "../edition/index.ts";
import type { ReadEffects, WriteEffects } from "../effect.ts";
import {
  completeManifest,
  createPlanner,
  hashOf,
  type Plan,
  type Planner,
  recordReads,
  renewManifest,
} from "../manifest/index.ts";
import { deliver } from "./deliver.ts";
import { crashed, type Outcome, reportOf, type Stages } from "./report.ts";
import { type StepEffects, stopwatch } from "./stopwatch.ts";
import type { Job } from "./task.ts";

/** Makes editions of one project, each as soon as it is asked for. */
export interface Maker {
  /** What is wrong with what all editions are made of. */
  readonly diagnostics: readonly Diagnostic[];
  /** False where that stands in the way of all. */
  readonly isReady: boolean;
  /** The hash of all that was read of the project. */
  readonly inputs: string;
  /** Makes the edition at an index of those of the job. It never rejects: what goes wrong is in the outcome. */
  readonly make: (index: number) => Promise<Outcome>;
  readonly stages: () => Stages;
  readonly close: () => void;
}

/** What a maker does to the world. */
export interface MakerEffects extends StepEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
  /** Draws charts, in this thread or in another. */
  readonly paint: Paint;
}

/** Which editions of a job are to be made, by their indexes, and what is known of them. */
export interface Work {
  readonly indexes: readonly number[];
  /** What is to be done about some of them; looked up where it is not told. */
  readonly plans?: ReadonlyMap<number, Plan>;
}

/**
 * Reads all that the editions of a job are made of, and returns who makes them. They come out in the order in which they
 * are asked for: while one is finished the ones asked for behind it are started, their rows read and charts drawn.
 */
export async function openMaker(job: Job, work: Work, effects: MakerEffects): Promise<Maker> {
  const { confirmEdition, finishEdition, openCommon, readProject, startEdition } = await import(
    "../edition/index.ts"
  );
  const { config, task } = job;
  const watch = stopwatch(effects);
  const { step } = watch;
  const recorder = recordReads(effects.read);
  const editions = work.indexes.map((index) => editionAt(job, index));
  const { project, diagnostics } = await step("read", () =>
    readProject({ ...config, editions }, recorder.effects),
  );
  const common = openCommon(editions.length > 1);
  const planner = plannerOf(job, effects.read);

  const finish = async (plan: Plan, started: StartedEdition): Promise<MadeEdition> => {
    const { edition, kept } = plan;
    const from = { reads: recorder.reads, config, edition };
    const isKept = started.rows !== undefined && started.charts === undefined;
    if (!isKept || kept === undefined)
      return finishEdition(started, {
        step,
        picture: task.picture,
        remember: (parts) => completeManifest(parts, from),
      });
    const manifest = renewManifest(kept.manifest, from);
    const artifacts = await kept.readArtifacts();
    if (artifacts === undefined) throw new ReportError([touched(edition)]);
    return confirmEdition(started, { step, artifacts, manifest });
  };

  let isHeld = true;
  const release = (): void => {
    if (isHeld) project?.events?.engine.close();
    isHeld = false;
  };
  let asked = 0;
  let starting: Promise<unknown> = Promise.resolve();
  let finishing: Promise<unknown> = Promise.resolve();
  const make = async (index: number): Promise<Outcome> => {
    const edition = editionAt(job, index);
    const position = ++asked;
    const begin = async (): Promise<{ plan: Plan; started: StartedEdition }> => {
      if (project === undefined) throw new Error("nothing to make an edition of");
      const plan = work.plans?.get(index) ?? (await planner(edition));
      const isKnown = (_: EditionConfig, rows: string): boolean =>
        plan.kept?.manifest.rows === rows;
      // A query is the same in all editions: whoever makes the first of them tries it.
      const isTrial = task.trial === true && index === 0;
      const workshop = { step, paint: effects.paint, isKnown, isTrial, common };
      return { plan, started: await startEdition(project, edition, workshop) };
    };
    const starts = starting.then(begin);
    // No edition asks for a row once it is started: what many of them take is given back while the last one is finished.
    starting = starts.catch(() => undefined).then(() => position === editions.length && release());
    const finishes = finishing.then(async () => {
      watch.beginEdition(`${position} of ${editions.length}: ${editionName(edition)}`);
      const { plan, started } = await starts;
      return { plan, made: await finish(plan, started) };
    });
    finishing = finishes.catch(() => undefined);
    try {
      const { plan, made } = await finishes;
      // The next one goes on while the disk takes this one.
      const files =
        made.artifacts && (await step("write", () => deliver(edition, made, task, effects)));
      return outcomeOf(plan, made, files);
    } catch (error) {
      if (error instanceof ReportError) return { diagnostics: error.diagnostics };
      return crashed(edition, error);
    }
  };
  return {
    diagnostics,
    isReady: project !== undefined,
    inputs: hashOf([config, [...recorder.reads.files].sort(), [...recorder.reads.folders].sort()]),
    make,
    stages: watch.stages,
    close() {
      common.close();
      release();
    },
  };
}

function editionAt({ editions }: Job, index: number): EditionConfig {
  const edition = editions[index];
  if (edition === undefined) throw new Error(`no edition ${index}`);
  return edition;
}

// What lies in the folder of an edition, compared with what it would be made from.
function plannerOf({ config, task }: Job, effects: ReadEffects): Planner {
  const { out, cache, picture } = task;
  if (out === undefined || !cache) return async (edition) => ({ edition, isUnchanged: false });
  return createPlanner({ config, out, effects, picture });
}

function touched(edition: EditionConfig): Diagnostic {
  return {
    severity: "error",
    code: "edition/files-changed",
    message: `files in the folder of ${editionName(edition)} changed while it was compared`,
    hint: "let nothing else write there, and run it again",
  };
}

function outcomeOf(
  { edition, reasons = [] }: Plan,
  made: MadeEdition,
  files: Awaited<ReturnType<typeof deliver>> | undefined,
): Outcome {
  const { diagnostics, incidents, pages, withheld, figures } = made;
  if (files === undefined) return { diagnostics };
  const work = made.isKept === true ? "unchanged" : "made";
  const { id, language, audience } = edition;
  return {
    report: reportOf(edition, { withheld, incidents, pages, files, reasons, work }),
    ...(figures === undefined ? {} : { values: { id, language, audience, values: figures } }),
    diagnostics,
  };
}
