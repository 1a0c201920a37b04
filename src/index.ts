// The public API: what the commands do, without printing. Everything here is documented and stays.
export {
  type BuildEffects,
  type BuildOptions,
  type BuildReport,
  build,
  type CheckFrozen,
  type CheckOptions,
  type Crew,
  check,
  nodeEffects,
} from "./build.ts";
export {
  type Change,
  type ChangeKind,
  type ChangeReport,
  type DiffEffects,
  type DiffOptions,
  type DiffResult,
  diff,
  type FieldChange,
  type FigureChange,
  hasChanges,
  type TotalChange,
  writeChangesJson,
  writeChangesMarkdown,
} from "./change/index.ts";
export {
  type Bound,
  type Count,
  type ParsedCount,
  parseCount,
  type Total,
  totalOf,
} from "./count/index.ts";
export type { Diagnostic, Place } from "./diagnostic.ts";
export type { ReadEffects, WriteEffects } from "./effect.ts";
export { type EjectEffects, type EjectOptions, type EjectReport, eject } from "./eject/index.ts";
export type {
  FigureTrace,
  TracedClaim,
  TracedIncident,
  TracedSource,
  WorkedOut,
} from "./ledger/index.ts";
export type { EditionReport, Maker, Outcome, Stages, Task } from "./make/index.ts";
export {
  type PublishEffects,
  type Published,
  type PublishOptions,
  type PublishReport,
  publish,
} from "./publish.ts";
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
} from "./template/index.ts";
export {
  type PrintedFigure,
  type TraceEffects,
  type TraceOptions,
  type TraceReport,
  trace,
} from "./trace.ts";
export { type Verified, type VerifyOptions, type VerifyReport, verify } from "./verify.ts";
