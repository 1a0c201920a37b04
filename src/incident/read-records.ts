import type { Config } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import type { Project } from "./data-file.ts";
import { KnownClaim, KnownIncident } from "./known-records.ts";
import type { Places } from "./places.ts";
import { openTables, recordsOf } from "./read-dataset.ts";
import { readPlaces } from "./read-places.ts";
import type { Dataset } from "./record.ts";
import type { Tables } from "./references.ts";
import { emptyTable } from "./table.ts";

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
  const tables = await openTables(config, project, { isChecked: true });
  const dataset = areKnown()
    ? knownRecords(tables, places, config)
    : recordsOf(tables, places, config);
  const { incidents, claims, breakdowns, sources, statements } = tables;
  const found = [incidents, claims, breakdowns, sources, statements].map(
    (table) => table.diagnostics,
  );
  return { dataset, diagnostics: [...diagnostics, ...found.flat()] };
}

// Only incidents and claims are many.
function knownRecords(tables: Tables, places: Places, config: Config): Dataset {
  const context = { places, rule: config.data.rule };
  const few = recordsOf({ ...tables, incidents: none, claims: none }, places, config);
  return {
    ...few,
    incidents: tables.incidents.rows.map((row) => new KnownIncident(row, context)),
    claims: tables.claims.rows.map((row) => new KnownClaim(row)),
  };
}

const none = emptyTable("", [], true);
