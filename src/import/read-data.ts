import type { Config } from "../config/index.ts";
import type { ReadEffects } from "../effect.ts";
import {
  type Dataset,
  type ReadDataset,
  type ReadGiven,
  type ReadRecords,
  readDataset,
  readRecords,
} from "../incident/index.ts";
import type { ProviderFacts } from "./provider-facts.ts";
import type { ReadImports } from "./read-imports.ts";
import type { WordsLayer } from "./words-layer.ts";

/** The records of a project, those of its own and those that it imports. */
export interface ReadData extends ReadDataset {
  /** The words of what it imports, for templates; absent where it imports nothing. */
  readonly words?: WordsLayer | undefined;
  /** The data sets that its records are of, its own apart. */
  readonly providers: readonly ProviderFacts[];
}

/** Reads and checks the data of a project: the files that briefing.yaml names, and the tables that it imports. */
export async function readData(config: Config, effects: ReadEffects): Promise<ReadData> {
  let imported: ReadImports | undefined;
  const readGiven = importing(config, effects, (read) => {
    imported = read;
  });
  const read = await readDataset(config, effects, readGiven);
  const providers = await factsOf(read.dataset);
  if (imported === undefined) return { ...read, providers };
  const { wordsLayer } = await import("./words-layer.ts");
  const languages = config.editions.map(({ language }) => language);
  return { ...read, words: wordsLayer(imported, languages), providers };
}

/** Reads the same for looking at single records, as `readRecords` does. */
export async function readDataRecords(
  config: Config,
  effects: ReadEffects,
  areKnown?: () => boolean,
): Promise<ReadRecords> {
  const readGiven = importing(config, effects, () => undefined);
  return readRecords(config, effects, { areKnown, readGiven });
}

// Most data are of nobody but the project.
async function factsOf(dataset: Dataset): Promise<readonly ProviderFacts[]> {
  if (!dataset.incidents.some(({ provider }) => provider)) return [];
  return (await import("./provider-facts.ts")).providerFacts(dataset);
}

// Its code is loaded where something is imported.
function importing(
  config: Config,
  effects: ReadEffects,
  see: (imported: ReadImports) => void,
): ReadGiven | undefined {
  if (config.data.imports === undefined) return undefined;
  return async (places, ownSources) => {
    const { readImports } = await import("./read-imports.ts");
    const imported = await readImports(config, effects, places, ownSources);
    see(imported);
    return imported;
  };
}
