// In: what was read for an edition and what was made of it. Out: its manifest, and what has changed since one
// was written. Knows files by their hashes only: not what they hold, nor how an edition is made.
export { changesIn, type HashFiles, lookAt, readArtifacts, reasonsOf } from "./changes.ts";
export { completeManifest, type ManifestParts, renewManifest } from "./complete.ts";
export {
  dataPackageName,
  incidentFileName,
  manifestName,
  pictureName,
} from "./file-names.ts";
export { hashOf, sha256 } from "./hash.ts";
export { type Manifest, readManifest, writeManifest } from "./manifest.ts";
export { createPlanner, type Plan, type Planner } from "./plan.ts";
export { programVersion } from "./program-version.ts";
export { type Reads, recordReads } from "./record-reads.ts";
export { settingsOf } from "./settings.ts";
export { staleManifest } from "./stale.ts";
