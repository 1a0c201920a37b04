import type { Config } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { claimColumns } from "./claims.ts";
import type { Project } from "./data-file.ts";
import { incidentColumns } from "./incident-columns.ts";
import { KnownClaim, KnownIncident } from "./known-records.ts";
import { KnownRows } from "./known-rows.ts";
import type { Places } from "./places.ts";
import { type DataFiles, openFiles, recordsOf, tablesOf } from "./read-dataset.ts";
import { readPlaces } from "./read-places.ts";
import type { Dataset } from "./record.ts";

/** The records of a project, and what is wrong in the rows that give none. */
export interface ReadRecords {
  readonly dataset: Dataset;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the data files that briefing.yaml names, each row by itself: as `readDataset` does, without what it checks
 * between rows and without translations. Where `areKnown`, asked once the files are read, says that an edition was
 * built from these very files, no cell is checked again, and most are read only when asked for: such records are for
 * looking at, not for spreading.
 */
export async function readRecords(
  config: Config,
  effects: ReadEffects,
  areKnown: () => boolean = () => false,
): Promise<ReadRecords> {
  const { root, data } = config;
  const project: Project = { root, effects, namedAt: data.namedAt ?? {} };
  const { places, diagnostics } = await readPlaces(config, project);
  const files = await openFiles(config, project);
  if (areKnown()) return { dataset: knownRecords(files, places, config), diagnostics };
  const tables = tablesOf(files, config, { isChecked: true });
  const { incidents, claims, breakdowns, sources, statements } = tables;
  const dataset = recordsOf(tables, places, config);
  const found = [incidents, claims, breakdowns, sources, statements].map(
    (table) => table.diagnostics,
  );
  return { dataset, diagnostics: [...diagnostics, ...found.flat()] };
}

// Only incidents and claims are many.
function knownRecords(files: DataFiles, places: Places, config: Config): Dataset {
  const few = tablesOf({ ...files, incidents: null, claims: null }, config, { isChecked: true });
  const incidents = new KnownRows(files.incidents, incidentColumns);
  const claims = new KnownRows(files.claims, claimColumns);
  const context = { rows: incidents, places, rule: config.data.rule };
  return {
    ...recordsOf(few, places, config),
    incidents: incidents.records((offset) => new KnownIncident(offset, context)),
    claims: claims.records((offset) => new KnownClaim(offset, claims)),
  };
}
