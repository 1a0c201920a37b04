import { join, relative } from "node:path";
import { type EditionConfig, editionName } from "../config/index.ts";
import { ReportError } from "../diagnostic.ts";
import type { MadeEdition } from "../edition/index.ts";
import type { ReadEffects, WriteEffects } from "../effect.ts";
import {
  dataPackageName,
  incidentFileName,
  manifestName,
  pictureName,
  staleManifest,
} from "../manifest/index.ts";
import type { EditionReport } from "./report.ts";
import type { Task } from "./task.ts";

type Disk = { readonly read: ReadEffects; readonly write: WriteEffects };

// Files that an edition has or has not, as it is asked for and for whom it is.
const optional = [pictureName, incidentFileName, dataPackageName];

/**
 * Writes the files of an edition, whole or not at all, where the task names a folder for them; compares its manifest
 * with the one that lies in the folder of frozen ones. Throws a ReportError where the disk refuses or the manifest is stale.
 */
export async function deliver(
  edition: EditionConfig,
  { artifacts = [], isKept }: MadeEdition,
  { project, out, frozen }: Task,
  { read, write }: Disk,
): Promise<EditionReport["files"]> {
  if (frozen !== undefined) {
    const made = artifacts.find(({ name }) => name === manifestName);
    const folder = join(frozen, editionName(edition));
    const stale = await staleManifest(made?.bytes, { project, folder, effects: read });
    if (stale !== undefined) throw new ReportError([stale]);
  }
  if (out === undefined) return [];
  const { writeArtifacts } = await import("../edition/index.ts");
  const folder = join(out, editionName(edition));
  const made = new Set(artifacts.map(({ name }) => name));
  const gone = isKept === true ? [] : optional.filter((name) => !made.has(name));
  await writeArtifacts(folder, artifacts, write, gone);
  return artifacts.map(({ name, bytes }) => ({
    path: relative(project, join(folder, name)) || name,
    bytes: bytes.length,
  }));
}
