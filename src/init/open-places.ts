import { join } from "node:path";
import { readBytes } from "../config/index.ts";
import { hasErrors, ReportError } from "../diagnostic.ts";
import { openPlacesFolder, type Places } from "../incident/index.ts";
import { shippedPlaces } from "../shipped.ts";
import type { InitEffects } from "./effects.ts";

/** The places of a new project, and the files that they are in, by name. */
export interface OpenedPlaces {
  readonly places: Places;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether they are somebody's own, and did not come with the program. */
  readonly isOwn: boolean;
}

const placesFile = /^(?:provinces\.csv|gazetteer-.*\.json|.*\.topojson|README\.md)$/;

/**
 * Opens the places of a folder, by its absolute path; without one, those that come with the program. Throws a
 * `ReportError` where they cannot be read whole.
 */
export async function openPlaces(
  folder: string | undefined,
  { read: effects }: InitEffects,
): Promise<OpenedPlaces> {
  const from = folder ?? shippedPlaces();
  const { places, diagnostics } = await openPlacesFolder(from, effects);
  const found = [...diagnostics];
  const files = new Map<string, Uint8Array>();
  for (const name of hasErrors(found) ? [] : await effects.list(from)) {
    if (!placesFile.test(name)) continue;
    const { bytes, diagnostics: unread } = await readBytes(join(from, name), {
      root: from,
      effects,
    });
    if (bytes !== undefined) files.set(name, bytes);
    found.push(...unread);
  }
  if (hasErrors(found)) throw new ReportError(found);
  return { places, files, isOwn: folder !== undefined };
}
