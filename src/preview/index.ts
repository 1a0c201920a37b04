// In: a project's folder, effects, a port. Out: a local page that shows an edition as it is saved: its HTML and the pages
// of its PDF, what is wrong, and what each place was made of. Writes nothing, and answers this machine alone.
export { openPreview, type Preview } from "./preview.ts";
