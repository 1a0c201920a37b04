import type { EditionConfig } from "../config/index.ts";
import {
  buildTables,
  type Database,
  type Engine,
  openDatabase,
  type Table,
} from "../database/index.ts";
import type { Project } from "./read-project.ts";

interface Options {
  /** Whether results say which records their cells are of. */
  readonly lineage: boolean;
  /** The engine that holds it; one of its own unless told. */
  readonly engine?: Engine;
}

/** Returns the records of an edition as tables; with `queries` only what these may read. */
export function editionTables(
  { config, dataset, figures }: Pick<Project, "config" | "dataset" | "figures">,
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
  { lineage, engine }: Options,
): Promise<Database> {
  const database = await (engine === undefined
    ? openDatabase({ lineage })
    : engine.open({ lineage }));
  try {
    await database.load(tables);
    await database.lock();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
