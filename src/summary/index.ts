// In: a folder of built editions, findings as SARIF, a report of changes. Out: what they come to, as Markdown for the
// summary of a job or a comment. Knows neither how an edition is made nor where the Markdown goes.
export { readEditions } from "./built-editions.ts";
export { readFindings } from "./read-findings.ts";
export { type SummaryParts, writeSummary } from "./write-summary.ts";
