// Takes answers, and a table of somebody's own if there is one; gives the files of a new project, and writes them whole
// or not at all. What the table does not say is left open, and said where it will be looked for.
export {
  type Answers,
  defaultTitle,
  type Language,
  languages,
  templateNames,
} from "./answers.ts";
export { createProject, obstacles } from "./create-project.ts";
export type { Start } from "./dataset.ts";
export { type InitEffects, initEffects } from "./effects.ts";
export { exampleStart } from "./example.ts";
export { openPlaces } from "./open-places.ts";
export { type OpenedTable, openTable } from "./open-table.ts";
