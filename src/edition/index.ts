// In: a project's folder, and which editions. Out: these chosen, the project read, an edition's artifacts made, files
// written whole. Does not know who asks for editions, nor who reads what was found.
export { redactFor } from "./audience.ts";
export { type Common, openCommon } from "./common.ts";
export { type Composition, composeEdition } from "./compose-edition.ts";
export { confirmEdition } from "./confirm-edition.ts";
export { compareLanguages, type EditionValues } from "./edition-ledger.ts";
export {
  checkEventAudience,
  eventTablesOf,
  readHeldEvents,
  recordsOfEvents,
} from "./held-events.ts";
export { completeEdition, finishEdition, type MadeEdition } from "./make-edition.ts";
export { coverageOf, parametersOf, previousPeriod } from "./period.ts";
export { type GatheredProject, gatherProject, readProject } from "./read-project.ts";
export { readThemeFiles } from "./read-theme-files.ts";
export { resumeEdition, type StartedEdition, startEdition } from "./start-edition.ts";
export type { Step } from "./step.ts";
export { prepareFolder, writeArtifacts } from "./write-artifacts.ts";
