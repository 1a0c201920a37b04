// In: periods of editions, finished artifacts. Out: periods to compare with, files written whole. Does not
// know how artifacts are made.
export { covers, previousPeriod } from "./period.ts";
export { type Artifact, writeArtifacts } from "./write-artifacts.ts";
