import { join } from "node:path";
import { displayPath } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import { changesIn, reasonsOf } from "./changes.ts";
import { manifestName } from "./file-names.ts";
import { readManifest } from "./manifest.ts";

interface Committed {
  readonly project: string;
  /** The edition's folder. */
  readonly folder: string;
  readonly effects: ReadEffects;
}

/** Compares the manifest in a folder with the one that is made now, and returns what is wrong with it, if it is stale. */
export async function staleManifest(
  made: Uint8Array | undefined,
  { project, folder, effects }: Committed,
): Promise<Diagnostic | undefined> {
  const path = join(folder, manifestName);
  const present = await effects.readFile(path).catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  });
  const stale = (why: string): Diagnostic => ({
    severity: "error",
    code: "edition/stale",
    message: `the manifest is stale: ${why}`,
    hint: 'run "fieldbrief build", and commit what it writes',
    place: { file: displayPath(project, path) },
  });
  if (present === undefined) return stale("there is none");
  const [before, now] = [readManifest(present), made && readManifest(made)];
  if (before === undefined) return stale("it cannot be read");
  // An edition that could not be made has told why.
  if (now === undefined) return undefined;
  const reasons = reasonsOf(changesIn(before, now));
  return reasons.length === 0 ? undefined : stale(reasons.join(", "));
}
