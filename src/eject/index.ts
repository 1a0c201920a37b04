// In: a project and the name of a file of its template. Out: a copy of the file in the project's own folder, where it
// overrides the one below, and what was written. Knows no template language and prints nothing.
export { type EjectEffects, type EjectOptions, type EjectReport, eject } from "./eject.ts";
