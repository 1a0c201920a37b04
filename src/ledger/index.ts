// In: a document whose figures say what they were made from, and the records. Out: the ledger of all figures,
// the document with every figure leading to its entry, and what is wrong with them. Knows no template, no
// query language and no output format.
export { buildLedger } from "./build-ledger.ts";
export { checkLedger, checkOrigins } from "./check-ledger.ts";
export { type HtmlFigure, readHtmlFigures } from "./html-figures.ts";
export type { Ledger, LedgerEntry, Occurrence } from "./ledger.ts";
export { linkFigures } from "./link-figures.ts";
export {
  checkLanguages,
  checkParity,
  type EditionFigures,
  figureValues,
  type Outputs,
} from "./parity.ts";
export type { LedgerInput } from "./records.ts";
export { withPages } from "./with-pages.ts";
export { writeLedger } from "./write-ledger.ts";
