import { showsAll } from "../audience/index.ts";
import { type EditionConfig, readConfig } from "../config/index.ts";
import { type QueryResult, runQueries } from "../database/index.ts";
import { type Diagnostic, didYouMean, ReportError } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import type { Derivation } from "../figure/index.ts";
import { htmlMessages } from "../html/index.ts";
import { applyRule, readRecords } from "../incident/index.ts";
import { createLanguage } from "../language/index.ts";
import {
  type FigureTrace,
  traceDerivation,
  type WrittenFigure,
  type WrittenLedger,
} from "../ledger/index.ts";
import { deriveAgain } from "../restate/index.ts";
import { readTemplate } from "../template/index.ts";
import { audienceOf, type Records, redactFor } from "./audience.ts";
import { editionDatabase, editionTables } from "./edition-database.ts";

/** A figure with the incidents that its query counts today. */
export interface Retraced {
  readonly trace?: FigureTrace;
  readonly diagnostics: readonly Diagnostic[];
}

export interface RetraceOptions {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  readonly read: ReadEffects;
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
  { project, read, most }: RetraceOptions,
): Promise<Retraced> {
  const { config, diagnostics } = await readConfig(project, read);
  if (config === undefined) return { diagnostics };
  const { id, language, audience } = ledger.edition;
  const listed = config.editions.find((one) => one.id === id && one.language === language);
  if (listed === undefined || !config.audiences.some(({ name }) => name === audience))
    return { diagnostics: [notListed(id, config.editions)] };
  const edition: EditionConfig = { ...listed, audience };
  try {
    const { dataset, diagnostics: unread } = await readRecords(config, read);
    const figures = applyRule(dataset, config.data.rule);
    const written: Records = { config, dataset, figures };
    const seen = showsAll(dataset, audienceOf(written, edition))
      ? written
      : await redactedFor(written, edition, read);
    const results = await runAgain(figure, { seen, edition, ledger });
    const derivation = deriveAgain(figure, results);
    if (derivation === undefined) return { diagnostics: [...unread, gone(figure)] };
    const trace = traceDerivation(figure, derivation, { input: seen, ledger, most });
    return { trace, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return { diagnostics: error.diagnostics };
  }
}

// Where something is masked, it is in words of the template.
async function redactedFor(
  written: Records,
  edition: EditionConfig,
  read: ReadEffects,
): Promise<Records> {
  const { root, template: folders } = written.config;
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
  return { ...written, dataset, figures };
}

interface Run {
  readonly seen: Records;
  readonly edition: EditionConfig;
  readonly ledger: WrittenLedger;
}

// The queries are those of the ledger: what was run for the page.
async function runAgain(
  { source, made }: WrittenFigure,
  { seen, edition, ledger }: Run,
): Promise<readonly QueryResult[]> {
  const names = [...new Set([source, ...(made ?? []).map((one) => one.source)])];
  const queries = names.flatMap((name) => {
    const query = Object.hasOwn(ledger.queries, name) ? ledger.queries[name] : undefined;
    return query === undefined ? [] : [{ name, ...query }];
  });
  const sql = queries.map((query) => query.sql);
  const tables = editionTables(seen, edition, sql);
  const database = await editionDatabase(tables, { lineage: true });
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

function gone({ id }: Pick<Derivation, "id">): Diagnostic {
  return {
    severity: "error",
    code: "ledger/gone",
    message: `the data no longer give the row that "${id}" was printed from`,
    hint: "they have changed since: build the edition again",
  };
}
