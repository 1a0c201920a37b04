import { join } from "node:path";
import { type Config, type EditionConfig, editionName } from "../config/index.ts";
import type { ReadEffects } from "../effect.ts";
import {
  changesIn,
  type HashFiles,
  type Known,
  type Look,
  lookAt,
  readArtifacts,
  reasonsOf,
  seenNow,
} from "./changes.ts";
import { manifestName, pictureName } from "./file-names.ts";
import type { Manifest } from "./manifest.ts";
import { programVersion } from "./program-version.ts";

/** What is to be done about an edition. */
export interface Plan {
  readonly edition: EditionConfig;
  /** Why it has to be made again; undefined where it was never made. */
  readonly reasons?: readonly string[];
  /** What lies in its folder, where nothing but data changed: if its rows are the same, it is kept. */
  readonly kept?: Kept;
  /** Whether nothing at all changed. */
  readonly isUnchanged: boolean;
}

export interface Kept {
  readonly manifest: Manifest;
  /** Reads its files again: those of a hundred editions are not held. Undefined where they are no longer as they were. */
  readonly readArtifacts: () => Promise<readonly Artifact[] | undefined>;
}

interface Artifact {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Tells what is to be done about an edition. */
export type Planner = (edition: EditionConfig) => Promise<Plan>;

/**
 * Returns who compares an edition's folder with what it would be made from now. Contents decide, by their hashes, and
 * never a time stamp; whatever is in doubt is made again. A file is hashed once.
 */
export function createPlanner(project: {
  readonly config: Config;
  readonly out: string;
  readonly effects: ReadEffects;
  /** Whether a picture of the first page is asked for. */
  readonly picture?: boolean | undefined;
  /** Who hashes what is there; this thread unless told. */
  readonly hashFiles?: HashFiles | undefined;
}): Planner {
  const known: Known = { hashes: new Map(), names: new Map(), folders: new Map() };
  return async (edition) => {
    const folder = join(project.out, editionName(edition));
    const look = await lookAt(folder, project.effects, project.hashFiles);
    return planOne(edition, look, { ...project, folder, known });
  };
}

async function planOne(
  edition: EditionConfig,
  { manifest, isWhole, reason }: Look,
  where: Omit<Parameters<typeof seenNow>[2], "edition"> & {
    readonly folder: string;
    readonly picture?: boolean | undefined;
  },
): Promise<Plan> {
  const again = (...reasons: readonly string[]): Plan => ({ edition, reasons, isUnchanged: false });
  if (manifest === undefined)
    return reason === undefined ? { edition, isUnchanged: false } : again(reason);
  const { id, language, audience } = manifest.edition;
  if (id !== edition.id || language !== edition.language || audience !== edition.audience)
    return again(`${manifestName} is that of another edition`);
  const changes = changesIn(
    manifest,
    await seenNow(manifest, programVersion(), { ...where, edition }),
  );
  const reasons = [...(reason === undefined ? [] : [reason]), ...reasonsOf(changes)];
  if (!isWhole) return again(...reasons);
  const { picture = false } = where;
  if (manifest.artifacts.some(({ name }) => name === pictureName) !== picture)
    return again(...reasons, picture ? "a picture is asked for" : "no picture is asked for");
  const kept: Kept = {
    manifest,
    async readArtifacts() {
      const { artifacts, spoilt } = await readArtifacts(where.folder, manifest, where.effects);
      return spoilt.length === 0 ? artifacts : undefined;
    },
  };
  if (reasons.length === 0) return { edition, kept, isUnchanged: true };
  const { program, settings, files } = changes;
  const isOfData = files.every(({ stage }) => stage === "data");
  const isDataAlone = program === undefined && settings === undefined && isOfData;
  return isDataAlone ? { ...again(...reasons), kept } : again(...reasons);
}
