// Takes a table of somebody's own: a header and rows. Gives a mapping to Fieldbrief's columns, with what speaks for
// each, and by a mapping the rows of incidents.csv, claims.csv and sources.csv. Pure: no file, no question, no guess.
export { checkColumns, type GivenColumn } from "./check-columns.ts";
export { type Target, targetNames, targets } from "./columns.ts";
export { countryName, usualCountry } from "./country.ts";
export { type DateOrder, dateOrderOf } from "./date-order.ts";
export {
  type LeftOut,
  type Mapped,
  type MappedWord,
  mapRows,
  type WordKind,
} from "./map-rows.ts";
export { type MappedColumn, type Mapping, propose, type Said } from "./propose.ts";
export { type ReadSheet, readSheet, type Sheet, type SheetRow } from "./read-sheet.ts";
