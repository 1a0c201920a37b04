// Takes tables of a provider as they were downloaded, or of anybody by a mapping that is remembered or proposed. Writes a
// data folder of them, over nothing: the records, every row that could not be read and why, a template with the words of
// the tables, and what may be shown of it.
export { importFiles } from "./import-files.ts";
export { importMapped } from "./import-mapped.ts";
export type { ImportReport } from "./report.ts";
