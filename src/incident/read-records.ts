import type { Config } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import type { Project } from "./data-file.ts";
import { openTables, recordsOf } from "./read-dataset.ts";
import { readPlaces } from "./read-places.ts";
import type { Dataset } from "./record.ts";

/** The records of a project, and what is wrong in the rows that give none. */
export interface ReadRecords {
  readonly dataset: Dataset;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the data files that briefing.yaml names, each row by itself: as `readDataset` does, without what it checks
 * between rows and without translations. For data that have been checked.
 */
export async function readRecords(config: Config, effects: ReadEffects): Promise<ReadRecords> {
  const { root, data } = config;
  const project: Project = { root, effects, namedAt: data.namedAt ?? {} };
  const { places, diagnostics } = await readPlaces(config, project);
  const tables = await openTables(config, project, { isChecked: true });
  const dataset = recordsOf(tables, places, config);
  const { incidents, claims, breakdowns, sources, statements } = tables;
  const found = [incidents, claims, breakdowns, sources, statements].map(
    (table) => table.diagnostics,
  );
  return { dataset, diagnostics: [...diagnostics, ...found.flat()] };
}
