// In: a dataset with its figures, and an audience. Out: the part of it that the audience may see, what was done
// to get there, and words that would give away what was withheld. Knows no database, no template, no output.
export { type LeakFinder, leakFinder, type Piece } from "./find-leaks.ts";
export { maskWords } from "./mask.ts";
export { type Redacted, redact } from "./redact.ts";
export type { Redactions } from "./redactions.ts";
export { redactionReport, type Withheld, withheldIn } from "./report.ts";
export { maySeeAll, showsAll } from "./shows-all.ts";
export { type CountedCell, suppressCells } from "./suppress-cells.ts";
