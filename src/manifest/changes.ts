import { join } from "node:path";
import { type Config, type EditionConfig, isInside, pathOf, rootOf } from "../config/index.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import { manifestName } from "./file-names.ts";
import { sha256 } from "./hash.ts";
import { namesHash, namesKey } from "./inputs.ts";
import { type Manifest, readManifest, type Stage } from "./manifest.ts";
import { settingsOf } from "./settings.ts";

/** What is not as a manifest says, in words, by what it is read for. */
export interface Changes {
  readonly program?: string;
  readonly settings?: string;
  readonly files: readonly { readonly stage: Stage | "folder"; readonly words: string }[];
}

/** The part of a manifest that says what an edition is made from. */
export type MadeFrom = Pick<Manifest, "fieldbrief" | "settings" | "inputs" | "folders">;

/** Tells what has changed from one manifest to the other. */
export function changesIn(before: MadeFrom, now: MadeFrom): Changes {
  const hashes = new Map(now.inputs.map(({ path, sha256: hash }) => [path, hash]));
  const known = new Set(before.inputs.map(({ path }) => path));
  const names = new Map(now.folders.map(({ path, sha256: hash }) => [path, hash]));
  const files: Changes["files"] = [
    ...before.inputs.flatMap(({ path, stage, sha256: hash }) => {
      const present = hashes.get(path) ?? null;
      return present === hash ? [] : [{ stage, words: `${path} ${verb(hash, present)}` }];
    }),
    ...now.inputs.flatMap(({ path, stage, sha256: hash }) =>
      known.has(path) || hash === null ? [] : [{ stage, words: `${path} added` }],
    ),
  ];
  const folders = before.folders
    .filter(({ path, sha256: hash }) => names.get(path) !== hash)
    .map(({ path }) => ({ stage: "folder" as const, words: `files in ${path} added or removed` }));
  return {
    ...(before.fieldbrief !== now.fieldbrief && {
      program: `fieldbrief ${before.fieldbrief} became ${now.fieldbrief}`,
    }),
    ...(before.settings !== now.settings && { settings: "briefing.yaml changed" }),
    // A file that came or went says it better than its folder.
    files: files.length > 0 ? files : folders,
  };
}

function verb(before: string | null, now: string | null): string {
  if (before === null) return "added";
  return now === null ? "removed" : "changed";
}

/** Returns changes as a list of reasons. */
export function reasonsOf({ program, settings, files }: Changes): readonly string[] {
  const first = [program, settings].filter((reason) => reason !== undefined);
  return [...first, ...files.map(({ words }) => words)];
}

/** What lies in an edition's folder. */
export interface Look {
  /** What it was made from, where it says so. */
  readonly manifest?: Manifest;
  /** Whether all its files are there as the manifest says. */
  readonly isWhole: boolean;
  /** Why it must be made again, if not for its inputs; undefined where there is no edition. */
  readonly reason?: string;
}

/**
 * Returns the SHA-256 of each of some files, by their absolute paths; undefined of one that cannot be read. It rejects
 * where whoever hashes is gone.
 */
export type HashFiles = (paths: readonly string[]) => Promise<readonly (string | undefined)[]>;

/**
 * Reads an edition's folder, and compares the files in it with its manifest. They are hashed in this thread, one after the
 * other, unless told, or where who was told is gone.
 */
export async function lookAt(
  folder: string,
  effects: ReadEffects,
  hashFiles?: HashFiles,
): Promise<Look> {
  const bytes = await readIfThere(join(folder, manifestName), effects);
  if (bytes === undefined) return { isWhole: false };
  const manifest = readManifest(bytes);
  if (manifest === undefined) return { isWhole: false, reason: `${manifestName} cannot be read` };
  const { artifacts } = manifest;
  const paths = artifacts.map(({ name }) => join(folder, name));
  const asked = await hashFiles?.(paths).catch(() => undefined);
  const hashes = asked ?? (await hashedHere(effects)(paths));
  const spoilt = artifacts.flatMap(({ name, sha256: hash }, index) =>
    hashes[index] === hash ? [] : [name],
  );
  if (spoilt.length === 0) return { manifest, isWhole: true };
  return { manifest, isWhole: false, reason: `${spoilt.join(", ")} not as ${manifestName} says` };
}

function hashedHere(effects: ReadEffects): HashFiles {
  return (paths) =>
    Promise.all(
      paths.map(async (path) => {
        const bytes = await readIfThere(path, effects);
        return bytes && sha256(bytes);
      }),
    );
}

/** Reads the files that a manifest names; `spoilt` are the names of those that are not as it says. */
export async function readArtifacts(
  folder: string,
  manifest: Manifest,
  effects: ReadEffects,
): Promise<{
  readonly artifacts: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly spoilt: readonly string[];
}> {
  const read = await Promise.all(
    manifest.artifacts.map(async ({ name, sha256: hash }) => {
      const bytes = await readIfThere(join(folder, name), effects);
      return { name, bytes: bytes !== undefined && sha256(bytes) === hash ? bytes : undefined };
    }),
  );
  return {
    artifacts: read.flatMap(({ name, bytes }) => (bytes === undefined ? [] : [{ name, bytes }])),
    spoilt: read.flatMap(({ name, bytes }) => (bytes === undefined ? [name] : [])),
  };
}

async function readIfThere(path: string, effects: ReadEffects): Promise<Uint8Array | undefined> {
  try {
    return await effects.readFile(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** What was read again already: hashes of files by their paths from the project, names in folders. */
export interface Known {
  readonly hashes: Map<string, Promise<string | null>>;
  readonly names: Map<string, Promise<readonly string[]>>;
  /** Hashes of the names in folders, by what `namesKey` says. */
  readonly folders: Map<string, string>;
}

/**
 * Reads again what a manifest says that its edition was made from, and returns how that is now. What was read before,
 * for another edition, is not read twice: `known` is told of it.
 */
export async function seenNow(
  manifest: Manifest,
  version: string,
  where: {
    readonly config: Config;
    readonly edition: EditionConfig;
    readonly effects: ReadEffects;
    readonly known: Known;
  },
): Promise<MadeFrom> {
  const { config, edition, effects, known } = where;
  const hashNow = (path: string): Promise<string | null> => {
    const hash = known.hashes.get(path) ?? hashOfFile(config, path, effects);
    known.hashes.set(path, hash);
    return hash;
  };
  const namesNow = (folder: string): Promise<readonly string[]> => {
    const names =
      known.names.get(folder) ?? effects.list(folder).catch((): readonly string[] => []);
    known.names.set(folder, names);
    return names;
  };
  const inputs = manifest.inputs.map(async (input) => ({
    ...input,
    sha256: await hashNow(input.path),
  }));
  const folders = manifest.folders.map(async ({ path }) => {
    const folder = pathOf(config.root, path);
    const key = namesKey(folder, { config, edition });
    const names = await namesNow(folder);
    const hash = known.folders.get(key ?? "") ?? namesHash(folder, names, { config, edition });
    if (key !== undefined) known.folders.set(key, hash);
    return { path, sha256: hash };
  });
  return {
    fieldbrief: version,
    settings: settingsOf(config, edition),
    inputs: await Promise.all(inputs),
    folders: await Promise.all(folders),
  };
}

async function hashOfFile(
  { root: project, data }: Config,
  path: string,
  effects: ReadEffects,
): Promise<string | null> {
  const full = pathOf(project, path);
  const root = rootOf(project, full);
  if (!isInside(root, full)) return null;
  try {
    const [top, real] = [await effects.realpath(root), await effects.realpath(full)];
    if (!isInside(top, real)) return null;
    if (full === data.events && effects.large !== undefined) return await effects.large.hash(real);
    return sha256(await effects.readFile(real));
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return null;
  }
}
