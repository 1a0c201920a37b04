// In: a project's folder, and its editions. Out: the project read, an edition's artifacts made, files
// written whole. Does not know which editions are asked for, nor who reads what was found.
export { type MadeEdition, makeEdition, type Step, type Workshop } from "./make-edition.ts";
export { covers, previousPeriod } from "./period.ts";
export { type Project, type ReadProject, readProject } from "./read-project.ts";
export { type Artifact, writeArtifacts } from "./write-artifacts.ts";
