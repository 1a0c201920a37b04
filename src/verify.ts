import { basename, dirname, join, resolve } from "node:path";
import { type BuildEffects, build } from "./build.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { errorCode, type ReadEffects, type WriteEffects } from "./effect.ts";
import {
  changesIn,
  dataPackageName,
  incidentFileName,
  type Manifest,
  manifestName,
  pictureName,
  programVersion,
  readManifest,
  reasonsOf,
} from "./manifest/index.ts";

export interface VerifyOptions {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  /** The absolute path of an edition's folder, or of one that holds several. */
  readonly folder: string;
}

/** What became of one edition. */
export interface Verified {
  /** The name of its folder. */
  readonly name: string;
  /** What it is made from that is not as it was. */
  readonly changes: readonly string[];
  /** The files that are not the same, and where they begin to differ; null where one is not there at all. */
  readonly differences: readonly {
    readonly file: string;
    readonly stage: string;
    readonly offset: number | null;
  }[];
  /** Why it could not be made again. */
  readonly failure?: string;
}

export interface VerifyReport {
  /** Whether there was something to verify. */
  readonly ran: boolean;
  readonly editions: readonly Verified[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes editions again, in memory, from the project as it is, and compares them byte for byte with those in a folder.
 * Nothing is written.
 */
export async function verify(options: VerifyOptions, effects: BuildEffects): Promise<VerifyReport> {
  const { read } = effects;
  const folders = await editionFolders(options.folder, read);
  if (folders.length === 0) {
    const message = `no ${manifestName} in "${options.folder}", nor in a folder in it`;
    const hint = 'name the folder of an edition, or the one that "fieldbrief build" wrote to';
    const nothing: Diagnostic = { severity: "error", code: "edition/no-manifest", message, hint };
    return { ran: false, editions: [], diagnostics: [nothing] };
  }
  const editions: Verified[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const folder of folders) {
    const name = basename(folder);
    const present = await readIfThere(join(folder, manifestName), read);
    const manifest = present && readManifest(present);
    if (manifest === undefined) {
      const failure = `its ${manifestName} cannot be read`;
      editions.push({ name, changes: [], differences: [], failure });
      continue;
    }
    const again = await makeAgain(options.project, manifest, effects);
    diagnostics.push(...again.diagnostics);
    editions.push({ name, ...(await compare(folder, manifest, { made: again.made, read })) });
  }
  return { ran: true, editions, diagnostics: unique(diagnostics) };
}

async function editionFolders(folder: string, read: ReadEffects): Promise<readonly string[]> {
  const holdsOne = async (path: string): Promise<boolean> =>
    (await readIfThere(join(path, manifestName), read)) !== undefined;
  if (await holdsOne(folder)) return [folder];
  const names = await read.list(folder).catch(ignoreSystem);
  const below = (names ?? []).map((name) => join(folder, name));
  const held = await Promise.all(below.map(holdsOne));
  return below.filter((_, index) => held[index]);
}

type Made = ReadonlyMap<string, Uint8Array>;

interface Again {
  readonly made: Made | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

async function makeAgain(
  project: string,
  { edition, artifacts }: Manifest,
  effects: BuildEffects,
): Promise<Again> {
  const files = new Map<string, Uint8Array>();
  const { id, language, audience } = edition;
  const picture = artifacts.some(({ name }) => name === pictureName);
  const options = { project, out: resolve(project, "out"), cache: false, picture };
  const report = await build(
    { ...options, editions: [`${id}-${language}`], audiences: [audience] },
    { ...effects, write: memory(files) },
  );
  const isMade = report.editions.length === 1;
  const made = new Map([...files].map(([path, bytes]) => [basename(path), bytes]));
  return { made: isMade ? made : undefined, diagnostics: report.diagnostics };
}

function memory(files: Map<string, Uint8Array>): WriteEffects {
  return {
    makeFolder: async () => {},
    async writeFile(path, bytes) {
      files.set(path, bytes);
    },
    async rename(from, to) {
      const bytes = files.get(from);
      if (bytes !== undefined) files.set(to, bytes);
      files.delete(from);
    },
    async remove(path) {
      files.delete(path);
    },
    list: async (folder) =>
      [...files.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
    claim: async () => {},
    mark: () => "memory",
    isOver: () => false,
  };
}

async function compare(
  folder: string,
  manifest: Manifest,
  { made, read }: { readonly made: Made | undefined; readonly read: ReadEffects },
): Promise<Omit<Verified, "name">> {
  const written = made?.get(manifestName);
  const now = written && readManifest(written);
  if (made === undefined || now === undefined) {
    const isOther = manifest.fieldbrief !== programVersion();
    const changes = isOther ? [`fieldbrief ${manifest.fieldbrief} became ${programVersion()}`] : [];
    return { changes, differences: [], failure: "it could not be made again" };
  }
  const differences: Verified["differences"][number][] = [];
  for (const [file, bytes] of made) {
    const present = await readIfThere(join(folder, file), read);
    if (present !== undefined && Buffer.compare(present, bytes) === 0) continue;
    const offset = present === undefined ? null : firstDifference(present, bytes);
    differences.push({ file, stage: stageOf(file), offset });
  }
  // Files that a build of now would not write.
  for (const { name } of manifest.artifacts)
    if (!made.has(name)) differences.push({ file: name, stage: stageOf(name), offset: 0 });
  return { changes: reasonsOf(changesIn(manifest, now)), differences };
}

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  let offset = 0;
  while (offset < length && one[offset] === other[offset]) offset++;
  return offset;
}

const stages: Readonly<Record<string, string>> = {
  "briefing.pdf": "layout or PDF",
  "briefing.html": "document or HTML",
  "figures.json": "queries or ledger",
  "redactions.json": "audience",
  [incidentFileName]: "records or HXL",
  [dataPackageName]: "records or HXL",
  [pictureName]: "layout or picture",
  [manifestName]: "manifest",
};

function stageOf(file: string): string {
  return stages[file] ?? "unknown";
}

async function readIfThere(path: string, read: ReadEffects): Promise<Uint8Array | undefined> {
  return read.readFile(path).catch(ignoreSystem);
}

function ignoreSystem(error: unknown): undefined {
  if (errorCode(error) === undefined) throw error;
  return undefined;
}

// What is wrong with the project is wrong for every edition of it.
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((d) => [JSON.stringify(d), d])).values()];
}
