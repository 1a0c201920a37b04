// In: a figure of a ledger that holds queries instead of incidents. Out: the figure with the incidents that its query
// counts in the data as they are now. Loads nothing that sets a page.
export { type RetraceOptions, retraceFigure } from "./retrace.ts";
