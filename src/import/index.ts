// Takes tables of ACLED, UCDP GED or GTD as they were downloaded, a provider a file. Gives the rows of a dataset, with
// every row that could not be read and why, and what the provider asks of whoever shows its data. Writes nothing.
export {
  type FileReport,
  type GivenFile,
  type Imported,
  importTables,
} from "./import-tables.ts";
export type { Format, Provider, SourceCells } from "./provider.ts";
export { providers } from "./providers.ts";
