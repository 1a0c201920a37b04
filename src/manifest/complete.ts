import { join } from "node:path";
import { type InputsFor, inputsFor } from "./inputs.ts";
import type { Manifest } from "./manifest.ts";
import { programVersion } from "./program-version.ts";
import type { Reads } from "./record-reads.ts";
import { settingsOf } from "./settings.ts";

/** What is found out about an edition while it is made. */
export type ManifestParts = Omit<
  Manifest,
  "fieldbrief" | "edition" | "settings" | "inputs" | "folders"
> & {
  /** The pictures that it shows, by their paths from the project's folder. */
  readonly images: readonly string[];
};

/** Completes the manifest of an edition with what was read for it. */
export function completeManifest(
  { images, parameters, rows, ...results }: ManifestParts,
  { reads, config, edition }: Omit<InputsFor, "images"> & { readonly reads: Reads },
): Manifest {
  // Where briefing.yaml lists it is no part of an edition.
  const { place: _, ...told } = edition;
  return {
    fieldbrief: programVersion(),
    edition: told,
    parameters,
    settings: settingsOf(config, edition),
    rows,
    ...inputsFor(reads, { config, edition, images }),
    ...results,
  };
}

/** Returns the manifest of an edition that stays as it is, with what was read this time. */
export function renewManifest(
  { fieldbrief: _, edition: __, settings: ___, inputs, folders: ____, ...parts }: Manifest,
  project: Omit<InputsFor, "images"> & { readonly reads: Reads },
): Manifest {
  // Its pictures were compared, but not read as the others were: its pages were not made.
  const pictures = inputs.filter(({ stage }) => stage === "images");
  const { reads, config } = project;
  const shown = pictures.map(({ path, sha256 }) => [join(config.root, path), sha256] as const);
  const images = pictures.map(({ path }) => path);
  const files = new Map([...reads.files, ...shown]);
  return completeManifest({ ...parts, images }, { ...project, reads: { ...reads, files } });
}
