import { join } from "node:path";
import { showsAll } from "../audience/index.ts";
import {
  audienceNamed,
  type Config,
  type EditionConfig,
  importedTables,
  pathOf,
  readConfig,
} from "../config/index.ts";
import {
  type Engine,
  editionDatabase,
  editionTables,
  openEngine,
  type Query,
  type QueryResult,
  runQueries,
} from "../database/index.ts";
import { type Diagnostic, didYouMean, ReportError } from "../diagnostic.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import type { Derivation } from "../figure/index.ts";
import { readDataRecords } from "../import/index.ts";
import {
  applyRule,
  type Dataset,
  type StandingFigures,
  standingFigures,
} from "../incident/index.ts";
import {
  type FigureTrace,
  traceDerivation,
  type WrittenFigure,
  type WrittenLedger,
} from "../ledger/index.ts";
import {
  type Manifest,
  manifestName,
  programVersion,
  type Reads,
  readManifest,
  recordReads,
  settingsOf,
} from "../manifest/index.ts";
import { deriveAgain } from "../restate/index.ts";

/** A figure with the incidents that its query counts today. */
export interface Retraced {
  readonly trace?: FigureTrace;
  readonly diagnostics: readonly Diagnostic[];
}

export interface RetraceOptions {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  readonly read: ReadEffects;
  /** The folder that the edition was built to: its manifest says which files it was made from. */
  readonly folder: string;
  /** How many incidents are asked for. */
  readonly most: number;
}

/**
 * Runs the query of a figure again over the project's data, which may have changed since, and returns which records
 * the figure is of: for a ledger that is too large to hold them. The audience of the edition sees no more than in it.
 */
export async function retraceFigure(
  figure: WrittenFigure,
  ledger: WrittenLedger,
  { project, read: disk, folder, most }: RetraceOptions,
): Promise<Retraced> {
  const { effects: read, reads } = recordReads(disk);
  const { config, diagnostics } = await readConfig(project, read);
  if (config === undefined) return { diagnostics };
  const { id, language, audience } = ledger.edition;
  const listed = config.editions.find((one) => one.id === id && one.language === language);
  if (listed === undefined || !config.audiences.some(({ name }) => name === audience))
    return { diagnostics: [notListed(id, config.editions)] };
  const edition: EditionConfig = { ...listed, audience };
  if (config.data.events !== null) {
    const { retraceEvents } = await import("./retrace-events.ts");
    return retraceEvents(figure, ledger, { config, edition, read, most });
  }
  // It opens while the data are read.
  const engine = openEngine();
  void engine.catch(() => undefined);
  try {
    const manifest = await manifestIn(folder, disk);
    const areKnown = (): boolean => isMadeFrom(manifest, reads, { config, edition });
    const { dataset, diagnostics: unread } = await readDataRecords(config, read, areKnown);
    const seen: Seen = showsAll(dataset, audienceNamed(config.audiences, audience))
      ? { config, dataset, figures: standingFigures(dataset, config.data.rule) }
      : await redactedFor(config, edition, read);
    const results = await runAgain(figure, { seen, edition, ledger, engine: await engine });
    const derivation = deriveAgain(figure, results);
    if (derivation === undefined) return { diagnostics: [...unread, gone(figure)] };
    const trace = traceDerivation(figure, derivation, {
      input: seen,
      ledger,
      most,
      imported: importedTables(config),
    });
    return { trace, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return { diagnostics: error.diagnostics };
  } finally {
    (await engine).close();
  }
}

async function manifestIn(
  folder: string,
  { readFile }: ReadEffects,
): Promise<Manifest | undefined> {
  const bytes = await readFile(join(folder, manifestName)).catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  });
  return bytes && readManifest(bytes);
}

// An edition is built from data without an error. Where they are still the same, nothing in them needs to be checked.
function isMadeFrom(
  manifest: Manifest | undefined,
  { files }: Reads,
  { config, edition }: { readonly config: Config; readonly edition: EditionConfig },
): boolean {
  return (
    manifest?.fieldbrief === programVersion() &&
    manifest.settings === settingsOf(config, edition) &&
    manifest.inputs.every(
      ({ path, stage, sha256 }) =>
        (stage !== "data" && stage !== "places") || files.get(pathOf(config.root, path)) === sha256,
    )
  );
}

// What an edition shows.
interface Seen {
  readonly config: Config;
  readonly dataset: Dataset;
  readonly figures: StandingFigures;
}

// Records are read whole for it. Where something is masked, it is in words of the template: read, and its code loaded,
// for that alone.
async function redactedFor(
  config: Config,
  edition: EditionConfig,
  read: ReadEffects,
): Promise<Seen> {
  const { dataset: whole } = await readDataRecords(config, read);
  const written = { config, dataset: whole, figures: applyRule(whole, config.data.rule) };
  const [{ redactFor }, { htmlMessages }, { createLanguage }, { readTemplate }] = await Promise.all(
    [
      import("../edition/index.ts"),
      import("../html/index.ts"),
      import("../language/index.ts"),
      import("../template/index.ts"),
    ],
  );
  const { root, template: folders } = config;
  const languages = [edition.language];
  const options = { root, effects: read, messages: htmlMessages, languages };
  const { template, diagnostics } = await readTemplate(folders, options);
  if (template === undefined) throw new ReportError(diagnostics);
  const strings = template.strings.get(edition.language) ?? {};
  const { dataset, figures } = redactFor(
    written,
    edition,
    createLanguage(edition.language, strings),
  );
  return { config, dataset, figures };
}

interface Run {
  readonly seen: Seen;
  readonly edition: EditionConfig;
  readonly ledger: WrittenLedger;
  readonly engine: Engine;
}

/** Returns the queries that a figure came from, as the ledger has them: what was run for the page. */
export function queriesOf(
  { source, made }: WrittenFigure,
  ledger: WrittenLedger,
): readonly Query[] {
  const names = [...new Set([source, ...(made ?? []).map((one) => one.source)])];
  return names.flatMap((name) => {
    const query = Object.hasOwn(ledger.queries, name) ? ledger.queries[name] : undefined;
    return query === undefined ? [] : [{ name, ...query }];
  });
}

async function runAgain(
  figure: WrittenFigure,
  { seen, edition, ledger, engine }: Run,
): Promise<readonly QueryResult[]> {
  const queries = queriesOf(figure, ledger);
  const sql = queries.map((query) => query.sql);
  const tables = editionTables(seen, edition, sql);
  const database = await editionDatabase(tables, { lineage: true, engine });
  try {
    const { results, diagnostics } = await runQueries(database, queries, ledger.parameters);
    if (diagnostics.length > 0) throw new ReportError(diagnostics);
    return results;
  } finally {
    database.close();
  }
}

function notListed(id: string, editions: readonly EditionConfig[]): Diagnostic {
  const ids = [...new Set(editions.map((edition) => edition.id))];
  return {
    severity: "error",
    code: "ledger/not-in-project",
    message: `briefing.yaml no longer lists the edition "${id}" of this ledger`,
    hint: didYouMean(id, ids) ?? "name the folder of its project with --project",
  };
}

/** Says that the row of a figure is no longer there. */
export function gone({ id }: Pick<Derivation, "id">): Diagnostic {
  return {
    severity: "error",
    code: "ledger/gone",
    message: `the data no longer give the row that "${id}" was printed from`,
    hint: "they have changed since: build the edition again",
  };
}
