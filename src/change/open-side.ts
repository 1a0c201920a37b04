import { basename, join, relative, resolve } from "node:path";
import { type Audience, type Config, readConfig, readText } from "../config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "../diagnostic.ts";
import { besideShipped, type ReadEffects, type RunGit } from "../effect.ts";
import { readData } from "../import/index.ts";
import { applyRule } from "../incident/index.ts";
import { readLedger, type WrittenLedger } from "../ledger/index.ts";
import { mounted } from "./mounted.ts";
import { readRevision } from "./revision.ts";
import type { Known } from "./seen-by.ts";

/** One side of a comparison, read. */
export type Side =
  | {
      readonly type: "data";
      readonly config: Config;
      readonly known: Known;
      readonly audiences: readonly Audience[];
      /** Errors in the data that keep no record from being compared. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly type: "edition"; readonly ledger: WrittenLedger };

/** Where a side is looked for. Paths are absolute. */
export interface Where {
  readonly cwd: string;
  readonly project: string;
  readonly out: string;
  readonly read: ReadEffects;
  readonly git: RunGit;
}

/**
 * Opens a side: `git:REV`, a project's folder, a folder of data files, a built edition's folder, or the name of one
 * in the folder of outputs. Throws a `ReportError` where there is nothing of the kind, or where errors in data keep
 * records from being read: what was not read would be reported as withdrawn.
 */
export async function openSide(written: string, where: Where): Promise<Side> {
  const { cwd, project, out, read } = where;
  if (written.startsWith("git:")) {
    const revision = written.slice("git:".length);
    const effects = await readRevision(project, revision, where.git);
    // What comes with the program is in no revision of the project.
    return readProject(project, besideShipped(effects, read), (file) => `${revision}:${file}`);
  }
  const folder = resolve(cwd, written);
  const shown = (file: string): string => join(relative(cwd, folder), file).split("\\").join("/");
  for (const edition of [folder, join(out, written)])
    if (await has(edition, "figures.json", read)) return openEdition(edition, where);
  if (await has(folder, "briefing.yaml", read)) return readProject(folder, read, shown);
  if (await has(project, "briefing.yaml", read)) {
    const config = await configOf(project, read, (file) => file);
    const { incidents, places, translations } = config.data;
    if (incidents !== null && (await has(folder, basename(incidents), read))) {
      const data = resolve(incidents, "..");
      const shared = [places, translations].map((path) => relative(data, path));
      const effects = await mounted({ at: data, from: folder, shared }, read);
      const inData = relative(project, data).split("\\").join("/");
      // Read anew: which files there are is the folder's matter.
      return readProject(project, effects, (file) =>
        file.startsWith(`${inData}/`) ? shown(file.slice(inData.length + 1)) : file,
      );
    }
  }
  throw refuse(
    "change/unknown-side",
    `"${written}" is neither a project, nor a folder of data, nor a built edition`,
    "name a folder with briefing.yaml, incidents.csv or figures.json, a built edition as 2022-05-en, or git:REV",
  );
}

/** Returns an error that says what cannot be compared, and what to do. */
export function refuse(code: string, message: string, hint: string): ReportError {
  return new ReportError([{ severity: "error", code, message, hint }]);
}

async function has(folder: string, name: string, { list }: ReadEffects): Promise<boolean> {
  return (await list(folder).catch((): readonly string[] => [])).includes(name);
}

async function openEdition(folder: string, { cwd, read }: Where): Promise<Side> {
  const { text, diagnostics } = await readText(join(folder, "figures.json"), {
    root: folder,
    effects: read,
  });
  if (text === undefined) throw new ReportError(diagnostics);
  const file = relative(cwd, join(folder, "figures.json")).split("\\").join("/");
  const { ledger, diagnostics: unread } = readLedger(text, file);
  if (ledger === undefined) throw new ReportError(unread);
  return { type: "edition", ledger };
}

type Shown = (file: string) => string;

async function readProject(root: string, effects: ReadEffects, shown: Shown): Promise<Side> {
  return compared(await configOf(root, effects, shown), effects, shown);
}

async function configOf(root: string, effects: ReadEffects, shown: Shown): Promise<Config> {
  const { config, diagnostics } = await readConfig(root, effects);
  if (config === undefined || hasErrors(diagnostics))
    throw new ReportError(errorsIn(diagnostics, shown));
  return config;
}

async function compared(config: Config, effects: ReadEffects, shown: Shown): Promise<Side> {
  if (config.data.events !== null)
    throw refuse(
      "change/events",
      `"${shown("briefing.yaml")}" has a table of events, whose rows are not compared`,
      "build both sides, and compare the editions",
    );
  const { dataset: read, diagnostics } = await readData(config, effects);
  const errors = errorsIn(diagnostics, shown);
  if (errors.some(({ code }) => !harmless.has(code))) throw new ReportError(errors);
  // The order of rows decides between claims that say the same.
  const claims = [...read.claims].sort((a, b) => (a.id < b.id ? -1 : 1));
  const dataset = { ...read, claims };
  const figures = applyRule(dataset, config.data.rule);
  const known = { dataset, figures };
  return { type: "data", config, known, audiences: config.audiences, diagnostics: errors };
}

// Found between records that were read: these keep an edition from being built, but no record from being compared.
const harmless: ReadonlySet<string> = new Set([
  "incident/breakdown-without-claim",
  "incident/claim-without-incident",
  "incident/incident-without-claim",
  "incident/missing-name",
  "incident/missing-translation",
  "incident/no-preferred-claim",
  "incident/preferred-without-reason",
  "incident/source-cycle",
  "incident/unknown-preferred-claim",
  "incident/unknown-source",
]);

function errorsIn(diagnostics: readonly Diagnostic[], shown: Shown): readonly Diagnostic[] {
  // What keeps a server from being read keeps each of its tables.
  const found = new Map(diagnostics.map((each) => [JSON.stringify(each), each]));
  return [...found.values()]
    .filter(({ severity }) => severity === "error")
    .map((each) =>
      each.place ? { ...each, place: { ...each.place, file: shown(each.place.file) } } : each,
    );
}
