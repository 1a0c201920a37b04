import type { EditionConfig } from "../config/index.ts";
import { buildTables, type Database, openDatabase } from "../database/index.ts";
import type { Project } from "./read-project.ts";

interface Options {
  /** Whether results say which records their cells are of. */
  readonly lineage: boolean;
  /** The only queries that will be run, which need not all columns; any unless told. */
  readonly queries?: readonly string[];
}

/** Opens a database with the records of an edition, locked, for queries. */
export async function editionDatabase(
  { config, dataset, figures }: Pick<Project, "config" | "dataset" | "figures">,
  { period, language }: Pick<EditionConfig, "period" | "language">,
  { lineage, queries }: Options,
): Promise<Database> {
  const database = await openDatabase({ lineage });
  try {
    const { coverage, categories } = config.data;
    const tables = buildTables({
      dataset,
      figures,
      categories: categories ?? [...new Set(dataset.incidents.map((i) => i.category))].sort(),
      period,
      coverage,
      language,
      ...(queries && { queries }),
    });
    await database.load(tables);
    await database.lock();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
