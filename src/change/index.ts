// In: two sides (revisions, folders of data, built editions) and ways to read them. Out: what became of every record
// and printed figure, and that as JSON or Markdown. Knows no template, no page and no terminal.
export type {
  Cause,
  Change,
  ChangeKind,
  FieldChange,
  FigureChange,
  TotalChange,
} from "./change.ts";
export { compareLedgers } from "./compare-editions.ts";
export type { Phrase } from "./describe.ts";
export { type DiffEffects, type DiffOptions, type DiffResult, diff } from "./diff.ts";
export { type ChangeReport, hasChanges } from "./report.ts";
export { sectionsOf } from "./sections.ts";
export { summarize } from "./summary.ts";
export { writeChangesJson } from "./write-json.ts";
export { writeChangesMarkdown } from "./write-markdown.ts";
