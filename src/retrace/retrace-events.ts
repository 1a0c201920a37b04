import type { Config, EditionConfig } from "../config/index.ts";
import { editionDatabase, editionTables, runQueries } from "../database/index.ts";
import { hasErrors, ReportError } from "../diagnostic.ts";
import {
  checkEventAudience,
  eventTablesOf,
  readHeldEvents,
  recordsOfEvents,
} from "../edition/index.ts";
import type { ReadEffects } from "../effect.ts";
import { readDataset } from "../incident/index.ts";
import { traceDerivation, type WrittenFigure, type WrittenLedger } from "../ledger/index.ts";
import { deriveAgain } from "../restate/index.ts";
import { gone, queriesOf, type Retraced } from "./retrace.ts";

interface Where {
  readonly config: Config;
  readonly edition: EditionConfig;
  readonly read: ReadEffects;
  /** How many incidents are asked for. */
  readonly most: number;
}

/**
 * Does what `retraceFigure` does, over a table of events whose rows an engine holds: of the events that the figure is of
 * the first are told, the others counted.
 */
export async function retraceEvents(
  figure: WrittenFigure,
  ledger: WrittenLedger,
  { config, edition, read, most }: Where,
): Promise<Retraced> {
  const data = await readDataset(config, read);
  const { held, diagnostics } = await readHeldEvents(config, data, read);
  if (held === undefined) return { diagnostics: [...data.diagnostics, ...diagnostics] };
  const { engine } = held;
  const { dataset } = data;
  try {
    const refused = checkEventAudience({ config, dataset, events: held }, edition);
    if (hasErrors(refused)) return { diagnostics: refused };
    const queries = queriesOf(figure, ledger);
    const sql = queries.map((query) => query.sql);
    const database = await editionDatabase(
      editionTables({ config, dataset, figures: new Map() }, edition, sql),
      { lineage: true, engine, events: eventTablesOf({ events: held, dataset }, edition, sql) },
    );
    const { results, diagnostics: failed } = await runQueries(
      database,
      queries,
      ledger.parameters,
    ).finally(() => database.close());
    if (failed.length > 0) return { diagnostics: failed };
    const derivation = deriveAgain(figure, results);
    if (derivation === undefined) return { diagnostics: [gone(figure)] };
    const ids = (derivation.lineage?.ids ?? []).map(eventOf);
    const records = await recordsOfEvents(held, ids, most);
    const input = { dataset: { ...dataset, ...records }, figures: records.figures };
    return { trace: traceDerivation(figure, derivation, { input, ledger, most }), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return { diagnostics: error.diagnostics };
  } finally {
    engine.close();
  }
}

// `claim/EV-1:1` is of EV-1.
function eventOf(id: string): string {
  return id.startsWith("claim/") ? id.slice("claim/".length).replace(/:\d+$/, "") : id;
}
