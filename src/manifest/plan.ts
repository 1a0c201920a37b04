import { join } from "node:path";
import { type Config, type EditionConfig, editionName } from "../config/index.ts";
import type { ReadEffects } from "../effect.ts";
import { changesIn, type Look, lookAt, reasonsOf, seenNow } from "./changes.ts";
import { type Manifest, manifestName } from "./manifest.ts";
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
  readonly artifacts: NonNullable<Look["artifacts"]>;
}

/**
 * Compares each edition's folder with what it would be made from now. Contents decide, by their hashes, and never a
 * time stamp; whatever is in doubt is made again.
 */
export async function planEditions(
  editions: readonly EditionConfig[],
  { config, out, effects }: { config: Config; out: string; effects: ReadEffects },
): Promise<readonly Plan[]> {
  const known = new Map<string, Promise<string | null>>();
  const plans: Plan[] = [];
  for (const edition of editions) {
    const look = await lookAt(join(out, editionName(edition)), effects);
    plans.push(await planOne(edition, look, { config, effects, known }));
  }
  return plans;
}

async function planOne(
  edition: EditionConfig,
  { manifest, artifacts, reason }: Look,
  where: Omit<Parameters<typeof seenNow>[2], "edition">,
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
  if (artifacts === undefined) return again(...reasons);
  const kept = { manifest, artifacts };
  if (reasons.length === 0) return { edition, kept, isUnchanged: true };
  const { program, settings, files } = changes;
  const isOfData = files.every(({ stage }) => stage === "data");
  const isDataAlone = program === undefined && settings === undefined && isOfData;
  return isDataAlone ? { ...again(...reasons), kept } : again(...reasons);
}
