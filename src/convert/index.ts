// Takes tables of a provider as they were downloaded. Writes a data folder of them, over nothing: the records, every row
// that could not be read and why, a template with the provider's words, and what may be shown of it.
export { type ImportReport, importFiles } from "./import-files.ts";
