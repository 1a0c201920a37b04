// Takes a table of somebody's own: a header and rows. Gives a mapping to Fieldbrief's columns, with what speaks for
// each; a mapping.yaml of it, and back, checked; and by a mapping the rows of incidents.csv, claims.csv and
// sources.csv. Pure: no file, no question, no guess.
export { type Advice, adviceOfImport, zeroAdvice } from "./advice.ts";
export { calendarIn } from "./calendar.ts";
export { checkColumns } from "./check-columns.ts";
export { foldHeader, isHeadedAs } from "./columns.ts";
export { countryCode, usualCountry } from "./country.ts";
export { type DateOrder, dateOrderOf, datesIn } from "./date-order.ts";
export { type DateCells, daysOf } from "./days-of.ts";
export { fitMapping, foldColumn } from "./fit-mapping.ts";
export { isTag } from "./hxl-tags.ts";
export type { ClaimCells, IncidentCells } from "./incident-of.ts";
export type { MapOptions } from "./map-options.ts";
export { type Mapped, mapRows, mapSheets } from "./map-rows.ts";
export { mappingSchema } from "./mapping-schema.ts";
export { type Mapping, propose } from "./propose.ts";
export { proposeByTags } from "./propose-tags.ts";
export { columnsIn, type MappingFile, readMapping } from "./read-mapping.ts";
export { type ReadSheet, readSheet, type Sheet } from "./read-sheet.ts";
export type { SourceCells } from "./source-of.ts";
export { headerOf, isTags, joinedHeader, separatorOf } from "./table-shape.ts";
export { wordConstants, wordConstantsOf, wordTexts } from "./word-texts.ts";
export { type MappedWord, slugOf, Words } from "./words.ts";
export { writeMapping } from "./write-mapping.ts";
export { type Century, centuries, readWrittenDate } from "./written-date.ts";
