// In: a template's folders; queries that have run, drawn charts, records and a language. Out: a document,
// numbered, and everything a designer can mend, with file, line and column. Knows no page and no output.

export type { NarrativeFile, RenderContext } from "./context.ts";
export { type DescribedPartial, describePartials } from "./describe-partials.ts";
export type { CorrectedIssue, EarlierContext, Refusal } from "./earlier.ts";
export type { Helper, Parameter } from "./helpers/helper.ts";
export { helpers } from "./helpers/registry.ts";
export { withoutUnneeded } from "./needed-files.ts";
export { checkNumbers } from "./numbers/check-numbers.ts";
export {
  defineHelpers,
  type Helpers,
  type OwnCount,
  type OwnDefinition,
  type OwnParameter,
  type OwnResult,
  type OwnRow,
  type OwnTakes,
  type OwnTools,
  type OwnValue,
  type Printed,
} from "./own-helpers/define-helpers.ts";
export { settingsSchema } from "./read-settings.ts";
export { stringsSchema } from "./read-strings.ts";
export { type ReadTemplate, readTemplate } from "./read-template.ts";
export { renderTemplate } from "./render-template.ts";
export type { Template } from "./template.ts";
export { checkWording, type OwnText } from "./wording/check-wording.ts";
export { wordingSchema } from "./wording/read-wording.ts";
