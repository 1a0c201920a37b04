import { type Config, displayPath, type ImportConfig, readBytes } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import type { GivenRows, Places } from "../incident/index.ts";
import { type GivenFile, type Imported, importTables } from "./import-tables.ts";
import type { Provider } from "./provider.ts";
import { providers } from "./providers.ts";
import { noAccessDate, sourceOf, termsProblem } from "./terms.ts";

/** The tables that a project imports, as rows of its data. */
export interface ReadImports extends GivenRows {
  readonly imports: readonly ReadImport[];
}

/** The tables of one provider, read. */
export interface ReadImport {
  readonly provider: Provider;
  readonly imported: Imported;
}

/** Reads the tables that briefing.yaml imports, one provider after the other. */
export async function readImports(
  config: Config,
  effects: ReadEffects,
  places: Places,
): Promise<ReadImports> {
  const all: OneImport[] = [];
  for (const one of config.data.imports ?? [])
    all.push(await readImport(one, { config, effects, places }));
  return {
    incidents: all.flatMap(({ rows }) => rows.incidents),
    claims: all.flatMap(({ rows }) => rows.claims),
    breakdowns: all.flatMap(({ rows }) => rows.breakdowns),
    sources: all.flatMap(({ rows }) => rows.sources),
    files: new Set(all.flatMap(({ files }) => files)),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
    imports: all.flatMap(({ read }) => read ?? []),
  };
}

interface Reading {
  readonly config: Config;
  readonly effects: ReadEffects;
  readonly places: Places;
}

type Rows = Pick<GivenRows, "incidents" | "claims" | "breakdowns" | "sources">;

interface OneImport {
  readonly rows: Rows;
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly read: ReadImport | undefined;
}

async function readImport(
  one: ImportConfig,
  { config: { root }, effects, places }: Reading,
): Promise<OneImport> {
  const provider = providers[one.provider];
  const diagnostics: Diagnostic[] = [];
  const given: GivenFile[] = [];
  for (const { path, place } of one.files) {
    const read = await readBytes(path, { root, effects, namedAt: place });
    diagnostics.push(...read.diagnostics);
    if (read.bytes !== undefined) given.push({ name: displayPath(root, path), bytes: read.bytes });
  }
  const { accessed, sensitivity, place } = one;
  const doubts = [
    termsProblem(provider, sensitivity, "leave sensitivity out"),
    accessed === null ? noAccessDate(provider, "say accessed: 2026-01-31") : undefined,
  ];
  diagnostics.push(...doubts.flatMap((doubt) => (doubt === undefined ? [] : { ...doubt, place })));
  const imported = await importOnce(given, { one, provider, places });
  return {
    rows: rowsOf(imported, one, provider),
    files: given.map(({ name }) => name),
    diagnostics: [...diagnostics, ...findingsOf(imported)],
    read: { provider, imported },
  };
}

interface Task {
  readonly one: ImportConfig;
  readonly provider: Provider;
  readonly places: Places;
}

interface Known {
  readonly files: readonly GivenFile[];
  readonly key: string;
  readonly imported: Imported;
}

// By the bytes of their first file: whoever remembers files, as a preview does, gives the same ones again, and what was
// read of them is known as long as they are.
const known = new WeakMap<Uint8Array, Known>();

async function importOnce(
  files: readonly GivenFile[],
  { one, provider, places }: Task,
): Promise<Imported> {
  const { sensitivity, order } = one;
  const key = JSON.stringify([provider.format, sensitivity, order, places.provinces, places.towns]);
  const [first] = files;
  const before = first && known.get(first.bytes);
  const isSame =
    before?.key === key &&
    before.files.length === files.length &&
    files.every(
      ({ name, bytes }, index) =>
        before.files[index]?.name === name && before.files[index]?.bytes === bytes,
    );
  if (isSame) return before.imported;
  const imported = await importTables(files, {
    provider,
    providers: Object.values(providers),
    places,
    sensitivity,
    order: order ?? undefined,
  });
  if (first !== undefined) known.set(first.bytes, { files, key, imported });
  return imported;
}

function rowsOf(
  { incidents, claims, breakdowns, places }: Imported,
  { accessed, sensitivity, place }: ImportConfig,
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

// A row that is left out keeps nobody from what is made of the others; a file that is not the provider's does.
function findingsOf({ diagnostics, rejected }: Imported): readonly Diagnostic[] {
  const left = new Set(rejected.map(({ file, line }) => `${line} ${file}`));
  return diagnostics.map((one) =>
    left.has(`${one.place?.line} ${one.place?.file}`) ? { ...one, severity: "warning" } : one,
  );
}
