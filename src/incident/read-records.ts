import type { Config } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { claimColumns } from "./claims.ts";
import type { Project } from "./data-file.ts";
import { type GivenRows, withGiven } from "./given-rows.ts";
import { incidentColumns } from "./incident-columns.ts";
import { KnownClaim, KnownIncident } from "./known-records.ts";
import { KnownRows } from "./known-rows.ts";
import { linkTables } from "./linked-tables.ts";
import type { Places } from "./places.ts";
import {
  type DataFiles,
  linkedRecords,
  openFiles,
  openLinks,
  type ReadGiven,
  recordsOf,
  tablesOf,
} from "./read-dataset.ts";
import { readPlaces } from "./read-places.ts";
import type { Claim, Dataset, Incident } from "./record.ts";

/** The records of a project, and what is wrong in the rows that give none. */
export interface ReadRecords {
  readonly dataset: Dataset;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadRecordsOptions {
  readonly areKnown?: (() => boolean) | undefined;
  /** Makes rows of what briefing.yaml imports. */
  readonly readGiven?: ReadGiven | undefined;
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
  { areKnown = () => false, readGiven }: ReadRecordsOptions = {},
): Promise<ReadRecords> {
  const { root, data } = config;
  const project: Project = { root, effects, namedAt: data.namedAt ?? {} };
  const { places, diagnostics } = await readPlaces(config, project);
  const files = await openFiles(config, project);
  const given = await readGiven?.(places, sourceIds(files, config));
  const links = await openLinks(config, project, { isChecked: true });
  if (areKnown() && links.rows.length === 0)
    return { dataset: knownRecords(files, { places, given }, config), diagnostics };
  const own = tablesOf(files, config, { isChecked: true });
  const linked = linkTables(given === undefined ? own : withGiven(own, given), links);
  const { tables } = linked;
  const { incidents, claims, breakdowns, sources, statements } = tables;
  const dataset = linkedRecords(linked, places, config);
  const found = [incidents, claims, breakdowns, sources, statements].map(
    (table) => table.diagnostics,
  );
  return { dataset, diagnostics: [...diagnostics, ...(given?.diagnostics ?? []), ...found.flat()] };
}

function sourceIds({ sources }: DataFiles, config: Config): ReadonlySet<string> {
  const none = { incidents: null, claims: null, breakdowns: null, statements: null };
  return new Set(tablesOf({ ...none, sources }, config, { isChecked: true }).sources.ids.keys());
}

// Only incidents and claims are many.
function knownRecords(
  files: DataFiles,
  { places, given }: { readonly places: Places; readonly given: GivenRows | undefined },
  config: Config,
): Dataset {
  const own = tablesOf({ ...files, incidents: null, claims: null }, config, { isChecked: true });
  const few = given === undefined ? own : withGiven(own, given);
  const others = recordsOf(few, places, config);
  return {
    ...others,
    incidents: [...knownIncidents(files.incidents, places, config), ...others.incidents],
    claims: [...knownClaims(files.claims), ...others.claims],
  };
}

function knownIncidents(
  file: DataFiles["incidents"],
  places: Places,
  { data }: Config,
): readonly Incident[] {
  if (file === null) return [];
  const rows = new KnownRows(file, incidentColumns);
  const context = { rows, places, rule: data.rule };
  return rows.records((offset) => new KnownIncident(offset, context));
}

function knownClaims(file: DataFiles["claims"]): readonly Claim[] {
  if (file === null) return [];
  const rows = new KnownRows(file, claimColumns);
  return rows.records((offset) => new KnownClaim(offset, rows));
}
