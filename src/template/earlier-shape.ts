import { list, type RecordShape, record } from "./shape.ts";

/** What templates see of a period. */
export const period: RecordShape = record("a period", { start: "date", end: "date" });

const about = {
  id: "text",
  number: "number",
  period,
  published: "date",
  address: "text",
} as const;

/** What templates see of the issue right before. */
export const lastShape: RecordShape = record("the issue before", {
  ...about,
  comparable: "boolean",
  refused: "text",
});

// Values are numbers, counts or totals: all are printed as a count is.
const figure = record("a corrected figure", {
  label: "text",
  gap: "boolean",
  row: list("row", record("a part of a row", { text: "text", date: "date" })),
  headline: "boolean",
  situation: "text",
  published: "count",
  corrected: "count",
  correctedGone: "boolean",
  correctedIn: "number",
  now: "count",
  // Whether there is a value now: a count cannot be missing.
  gone: "boolean",
  recounted: "boolean",
  movers: list("movers", record("an incident that moved it", { position: "number" })),
});

const incident = record("a changed incident", {
  position: "number",
  id: "text",
  title: "text",
  date: "date",
  kinds: "text",
  before: "date",
  placeBefore: "text",
  placeNow: "text",
  counts: list(
    "counts",
    record("a changed count", { measure: "text", before: "count", after: "count" }),
  ),
  classes: list(
    "classes",
    record("a changed word", { field: "text", before: "text", after: "text" }),
  ),
  causes: list("causes", record("a cause", { kind: "text", source: "text", publisher: "text" })),
});

/** What templates see of each issue that was published before. */
export const issueShape: RecordShape = record("an earlier issue", {
  ...about,
  compared: "boolean",
  changed: "boolean",
  sections: list(
    "sections",
    record("a section", { title: "text", figures: list("figures", figure) }),
  ),
  incidents: list("incidents", incident),
  hidden: "number",
  withheld: "boolean",
  unknown: "number",
});
