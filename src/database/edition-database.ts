import type { Config, EditionConfig } from "../config/index.ts";
import type { Database, Table } from "./database.ts";
import { type Engine, openDatabase } from "./duckdb.ts";
import type { EventsOf } from "./events/event-tables.ts";
import { buildTables, type TableInput } from "./tables.ts";

interface Records extends Pick<TableInput, "dataset" | "figures"> {
  readonly config: Config;
}

interface Options {
  /** Whether results say which records their cells are of. */
  readonly lineage: boolean;
  /** The engine that holds it; one of its own unless told. */
  readonly engine?: Engine;
  /** What stands in the place of incidents and claims, where the engine holds events. */
  readonly events?: EventsOf | undefined;
}

// Of events that an engine holds no more are printed.
const mostRows = 5000;

/** Returns the records of an edition as tables; with `queries` only what these may read. */
export function editionTables(
  { config, dataset, figures }: Records,
  { period, language }: Pick<EditionConfig, "period" | "language">,
  queries?: readonly string[],
): readonly Table[] {
  const { coverage, categories } = config.data;
  return buildTables({
    dataset,
    figures,
    categories: categories ?? [...new Set(dataset.incidents.map((i) => i.category))].sort(),
    period,
    coverage,
    language,
    ...(queries && { queries }),
  });
}

/** Opens a database with the tables of an edition, locked, for queries. */
export async function editionDatabase(
  tables: readonly Table[],
  { lineage, engine, events }: Options,
): Promise<Database> {
  const options = { lineage, mostRows: events && mostRows };
  const database = await (engine === undefined ? openDatabase(options) : engine.open(options));
  try {
    await database.load(tables, events);
    await database.lock();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
