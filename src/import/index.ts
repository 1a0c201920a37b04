// Takes tables of ACLED, UCDP GED or GTD as they were downloaded, a provider a file, or of anybody under a mapping. Gives
// the rows of a dataset, with every row that could not be read and why, and what the provider asks of whoever shows its
// data. Writes nothing.

export {
  agreeOnMapping,
  proposeMapping,
  whatIsMissing,
} from "./agree-mapping.ts";
export { checkOther } from "./check-events.ts";
export { isPlain, openTable } from "./formats/open-table.ts";
export { readTableText } from "./formats/open-text.ts";
export type { GivenTable } from "./formats/table.ts";
export { importAgreed } from "./import-agreed.ts";
export {
  type FileReport,
  type GivenFile,
  type Imported,
  importTables,
} from "./import-tables.ts";
export { adviceOfCommand } from "./mapped-advice.ts";
export { nameOfTable, type TableSource } from "./mapped-source.ts";
export type { Format, Origin, Provider, SourceCells } from "./provider.ts";
export type { ProviderFacts } from "./provider-facts.ts";
export { providers } from "./providers.ts";
export { type ReadData, readData, readDataRecords } from "./read-data.ts";
export { noAccessDate, sourceOf, termsProblem } from "./terms.ts";
