// In: a document whose figures say what they were made from, and the records. Out: the ledger of all figures,
// the document with every figure leading to its entry, and what is wrong with them. Knows no template, no
// query language and no output format. Reads a ledger back as well, and traces its figures.
export { buildLedger, restingOn } from "./build-ledger.ts";
export { checkLedger, checkOrigins, type PlaceOfColumn } from "./check-ledger.ts";
export { checkProviders } from "./check-providers.ts";
export { findFigures, namesIn } from "./find-figures.ts";
export { readHtmlFigures } from "./html-figures.ts";
export type { Ledger, LedgerEntry } from "./ledger.ts";
export { linkFigures } from "./link-figures.ts";
export {
  checkLanguages,
  checkParity,
  figureValues,
} from "./parity.ts";
export { readLedger } from "./read-ledger.ts";
export { indexRecords, type LedgerInput, type Records } from "./records.ts";
export { traceDerivation } from "./trace-derivation.ts";
export {
  type FigureTrace,
  type TracedClaim,
  type TracedIncident,
  type TracedSource,
  traceFigure,
} from "./trace-figure.ts";
export { withPages } from "./with-pages.ts";
export { readValue, type WorkedOut } from "./work-out.ts";
export { keyFigures, toWritten, writeFigure, writeLedger } from "./write-ledger.ts";
export type {
  WrittenFigure,
  WrittenIncident,
  WrittenLedger,
  WrittenOccurrence,
} from "./written-ledger.ts";
