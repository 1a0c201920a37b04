import { join } from "node:path";
import type { Config } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import { openFile, type Project, tableOf } from "./data-file.ts";
import { readGazetteer } from "./gazetteer.ts";
import { foreignLanguages } from "./languages.ts";
import { checkProvinceNames } from "./names.ts";
import { indexPlaces, type Places } from "./places.ts";
import { type ProvinceColumn, provinceColumns, readProvinces } from "./provinces.ts";
import type { Town } from "./record.ts";
import type { Table } from "./table.ts";

/** The places folder, read. */
export interface ReadPlaces {
  readonly places: Places;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the provinces (provinces.csv), and the towns of each gazetteer (gazetteer-*.json) there is. */
export async function readPlaces(config: Config, project: Project): Promise<ReadPlaces> {
  const { table, places, diagnostics } = await openPlaces(config.data.places, project);
  checkProvinceNames(table, foreignLanguages(config));
  return { places, diagnostics: [...table.diagnostics, ...diagnostics] };
}

/** Reads a places folder that belongs to no project, by its absolute path: what is wrong with it is not told. */
export async function readPlacesFolder(folder: string, effects: ReadEffects): Promise<Places> {
  return (await openPlacesFolder(folder, effects)).places;
}

/** Reads a places folder that belongs to no project, by its absolute path, with what is wrong with it. */
export async function openPlacesFolder(folder: string, effects: ReadEffects): Promise<ReadPlaces> {
  const { table, places, diagnostics } = await openPlaces(folder, {
    root: folder,
    effects,
    namedAt: {},
  });
  return { places, diagnostics: [...table.diagnostics, ...diagnostics] };
}

interface OpenPlaces extends ReadPlaces {
  readonly table: Table<ProvinceColumn>;
}

async function openPlaces(folder: string, project: Project): Promise<OpenPlaces> {
  const table = tableOf(
    await openFile(join(folder, "provinces.csv"), "places", project),
    provinceColumns,
  );
  const provinces = readProvinces(table);
  const towns: Town[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of await gazetteersIn(folder, project)) {
    const {
      text,
      file,
      diagnostics: unread,
    } = await openFile(join(folder, name), "places", project);
    const read = text === undefined ? undefined : readGazetteer(text, file);
    towns.push(...(read?.value ?? []));
    diagnostics.push(...(read?.diagnostics ?? unread));
  }
  const complete = table.whole && provinces.length === table.rows.length;
  return { table, places: indexPlaces(provinces, towns, complete), diagnostics };
}

async function gazetteersIn(folder: string, { effects }: Project): Promise<readonly string[]> {
  try {
    return (await effects.list(folder)).filter((name) => /^gazetteer-.+\.json$/.test(name));
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
