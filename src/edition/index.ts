// In: a project's folder, and its editions. Out: the project read, an edition's artifacts made, files
// written whole. Does not know which editions are asked for, nor who reads what was found.
export { compareLanguages, type EditionValues } from "./edition-ledger.ts";
export {
  finishEdition,
  type MadeEdition,
  type StartedEdition,
  startEdition,
} from "./make-edition.ts";
export { coverageOf, covers, previousPeriod } from "./period.ts";
export { readProject } from "./read-project.ts";
export type { Step } from "./step.ts";
export { writeArtifacts } from "./write-artifacts.ts";
