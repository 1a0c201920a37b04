import { type Config, isMapped, type ProviderImport } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import type { GivenRows, Places } from "../incident/index.ts";
import { type GivenFile, type Imported, importTables } from "./import-tables.ts";
import { joinSources } from "./join-sources.ts";
import {
  findingsOf,
  type OneImport,
  type ReadImport,
  type Reading,
  type Rows,
  readGivenFiles,
} from "./one-import.ts";
import type { Provider } from "./provider.ts";
import { providers } from "./providers.ts";
import { readMapped } from "./read-mapped.ts";
import { onceByFiles } from "./read-once.ts";
import { noAccessDate, sourceOf, termsProblem } from "./terms.ts";

/** The tables that a project imports, as rows of its data. */
export interface ReadImports extends GivenRows {
  readonly imports: readonly ReadImport[];
}

/** Reads the tables that briefing.yaml imports, one entry after the other. Ids of the project's own sources are taken. */
export async function readImports(
  config: Config,
  effects: ReadEffects,
  places: Places,
  ownSources: ReadonlySet<string> = new Set(),
): Promise<ReadImports> {
  const reading = { root: config.root, effects, places };
  const all: OneImport[] = [];
  let tablesBefore = 0;
  for (const one of config.data.imports ?? []) {
    if (isMapped(one)) {
      all.push(await readMapped(one, tablesBefore, reading));
      tablesBefore += one.files.length;
    } else all.push(await readProvider(one, reading));
  }
  const rows = joinSources(all, ownSources);
  return {
    incidents: rows.flatMap(({ incidents }) => incidents),
    claims: rows.flatMap(({ claims }) => claims),
    breakdowns: rows.flatMap(({ breakdowns }) => breakdowns),
    sources: rows.flatMap(({ sources }) => sources),
    files: new Set(all.flatMap(({ files }) => files)),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
    imports: all.flatMap(({ read }) => read ?? []),
  };
}

async function readProvider(one: ProviderImport, reading: Reading): Promise<OneImport> {
  const provider = providers[one.provider];
  const { given, diagnostics } = await readGivenFiles(one, reading);
  const { accessed, sensitivity, place } = one;
  const doubts = [
    termsProblem(provider, sensitivity, "leave sensitivity out"),
    accessed === null ? noAccessDate(provider, "say accessed: 2026-01-31") : undefined,
  ].flatMap((doubt): readonly Diagnostic[] => (doubt === undefined ? [] : [{ ...doubt, place }]));
  const imported = await importOnce(given, { one, provider, places: reading.places });
  return {
    rows: rowsOf(imported, one, provider),
    isMapped: false,
    files: given.map(({ name }) => name),
    diagnostics: [...diagnostics, ...doubts, ...findingsOf(imported)],
    read: { language: "en", imported },
  };
}

interface Task {
  readonly one: ProviderImport;
  readonly provider: Provider;
  readonly places: Places;
}

const once = onceByFiles<Imported>();

function importOnce(
  files: readonly GivenFile[],
  { one, provider, places }: Task,
): Promise<Imported> {
  const { sensitivity, order, sheet } = one;
  const key = JSON.stringify([sensitivity, order, sheet, places.provinces, places.towns]);
  return once(files, { slot: provider.format, key }, () =>
    importTables(files, {
      provider,
      providers: Object.values(providers),
      places,
      sensitivity,
      order: order ?? undefined,
      sheet,
    }),
  );
}

function rowsOf(
  { incidents, claims, breakdowns, places }: Imported,
  { accessed, sensitivity, place }: ProviderImport,
  provider: Provider,
): Rows {
  const at = (incident: string | undefined): Place => places.get(incident ?? "") ?? place;
  const incidentOf = new Map(claims.map(({ id, incident }) => [id, incident]));
  return {
    incidents: incidents.map((cells) => ({ cells, place: at(cells.id) })),
    claims: claims.map((cells) => ({ cells, place: at(cells.incident) })),
    breakdowns: breakdowns.map((cells) => ({ cells, place: at(incidentOf.get(cells.claim)) })),
    sources: [{ cells: sourceOf(provider, accessed ?? undefined, sensitivity), place }],
  };
}
