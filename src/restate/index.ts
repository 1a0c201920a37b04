// In: an issue as it was published, and the rows that its queries give today. Out: its figures as they stand now, what
// moved those that are others, and which records did. Knows no template, no page and no words of a language.
export type { ChangedIncident } from "./changed-incidents.ts";
export { compareIssue } from "./compare-issue.ts";
export type { ComparedIssue, RestatedFigure } from "./compared-issue.ts";
export { deriveAgain } from "./derive-again.ts";
export type { Valued } from "./work-out-again.ts";
