import { basename, dirname, join } from "node:path";
import { dateProblem, readBytes, type Sensitivity } from "../config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "../diagnostic.ts";
import { exists, type ReadEffects } from "../effect.ts";
import {
  type Format,
  type GivenFile,
  importTables,
  noAccessDate,
  type Provider,
  providers,
  sourceOf,
  termsProblem,
} from "../import/index.ts";
import { type Places, readPlacesFolder } from "../incident/index.ts";
import type { DateOrder } from "../mapping/index.ts";
import { shippedPlaces } from "../shipped.ts";
import { dataFolder, namesOf } from "./data-folder.ts";
import { type ImportReport, reportOf } from "./report.ts";
import { type ImportEffects, inTheWay, writeFolder } from "./write-folder.ts";

/** What is to be imported, and how. Paths are absolute. */
interface Import {
  readonly format: Format;
  readonly files: readonly string[];
  /** The folder to write to. */
  readonly out: string;
  /** Whether the files of an earlier import may be written over. */
  readonly replace: boolean;
  /** Confidential unless told; what a provider's terms do not allow is refused. */
  readonly sensitivity: Sensitivity;
  /** The day that the tables were downloaded, ISO 8601. */
  readonly accessed: string | undefined;
  readonly order: DateOrder | undefined;
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
}

/**
 * Imports tables into a data folder. Throws a `ReportError` where nothing can be written: a file that cannot be read or
 * is not the provider's, files that are there, terms that do not allow what is asked.
 */
export async function importFiles(task: Import, effects: ImportEffects): Promise<ImportReport> {
  const provider = providers[task.format];
  const obstacles = [
    ...checkTask(task, provider),
    ...(task.replace ? [] : await inTheWay(task.out, namesOf("en"), effects)),
  ];
  if (obstacles.length > 0) throw new ReportError(obstacles);
  const given = await openFiles(task.files, effects);
  const places = await placesFor(task.out, effects.read);
  const imported = await importTables(given, {
    ...task,
    provider,
    providers: Object.values(providers),
    places,
  });
  if (imported.files.length < given.length) throw new ReportError(imported.diagnostics);
  const { sensitivity, accessed } = task;
  const doubts = doubtAccess(accessed, provider);
  const all = { ...imported, diagnostics: [...imported.diagnostics, ...doubts] };
  const described = { imported: all, origin: provider, sensitivity, accessed, language: "en" };
  const sources = [sourceOf(provider, accessed, sensitivity)];
  const made = { ...described, sources, isProvider: true };
  const files = await dataFolder(made, task.out, effects.read);
  await writeFolder(task.out, files, effects);
  return reportOf(provider.name, all, [...files.keys()]);
}

function checkTask({ sensitivity, accessed }: Import, provider: Provider): readonly Diagnostic[] {
  const terms = termsProblem(provider, sensitivity, "leave --sensitivity out");
  return [...(terms === undefined ? [] : [terms]), ...checkAccessed(accessed)];
}

/** Says what is wrong with the day that tables were downloaded, where one was said. */
export function checkAccessed(accessed: string | undefined): readonly Diagnostic[] {
  const problem = accessed === undefined ? undefined : dateProblem(accessed);
  return problem === undefined
    ? []
    : [{ severity: "error", code: "import/bad-access-date", ...problem }];
}

/** Says that nobody has said when tables were downloaded. */
export function doubtAccess(
  accessed: string | undefined,
  whose: Pick<Provider, "name">,
): readonly Diagnostic[] {
  return accessed === undefined ? [noAccessDate(whose, "say --accessed 2026-01-31")] : [];
}

/** Reads the places of a data folder, or those that come along. */
export async function placesFor(out: string, read: ReadEffects): Promise<Places> {
  const own = join(out, "places");
  return readPlacesFolder((await exists(own, read)) ? own : shippedPlaces(), read);
}

/** Opens files by their absolute paths. Throws a `ReportError` where one cannot be read. */
export async function openFiles(
  paths: readonly string[],
  { read }: ImportEffects,
): Promise<readonly GivenFile[]> {
  const given: GivenFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const { bytes, diagnostics: found } = await readBytes(path, {
      root: dirname(path),
      effects: read,
    });
    diagnostics.push(...found);
    if (bytes !== undefined) given.push({ name: basename(path), bytes });
  }
  if (hasErrors(diagnostics)) throw new ReportError(diagnostics);
  return given;
}
