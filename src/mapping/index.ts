// Takes a table of somebody's own: a header and rows. Gives a mapping to Fieldbrief's columns, with what speaks for
// each, and by a mapping the rows of incidents.csv, claims.csv and sources.csv. Pure: no file, no question, no guess.
export { checkColumns } from "./check-columns.ts";
export { countryCode, usualCountry } from "./country.ts";
export { type DateOrder, dateOrderOf } from "./date-order.ts";
export {
  type ClaimCells,
  type IncidentCells,
  type Mapped,
  type MappedWord,
  mapRows,
} from "./map-rows.ts";
export { type Mapping, propose } from "./propose.ts";
export { type ReadSheet, readSheet, type Sheet } from "./read-sheet.ts";
export type { SourceCells } from "./source-of.ts";
export { headerOf, isTags, separatorOf } from "./table-shape.ts";
export { wordConstants, wordTexts } from "./word-texts.ts";
export { Words } from "./words.ts";
export { readWrittenDate } from "./written-date.ts";
