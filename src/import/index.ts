// Takes tables of ACLED, UCDP GED or GTD as they were downloaded. Gives the files of a data folder, with every row that
// could not be read and why, and what the provider asks of whoever shows its data; writes them, over nothing.
export { type ImportReport, importFiles } from "./import-files.ts";
export type { Format } from "./provider.ts";
