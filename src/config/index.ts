// Takes a project folder and a way to read it; gives briefing.yaml as a checked Config, and lends YAML
// with places, zod and safe reading to the folders above. Does not know what the data files hold.

export { acceptWarnings } from "./accept.ts";
export {
  type Audience,
  type AudienceRules,
  audienceNamed,
  type RecordType,
  recordTypes,
  type Sensitivity,
  sensitivities,
  shippedAudiences,
  type Treatment,
} from "./audience.ts";
export { briefingSchema } from "./briefing.ts";
export type {
  AcceptedWarning,
  Config,
  DataConfig,
  EditionConfig,
  EditionFilter,
  Period,
} from "./config.ts";
export { covers, dateProblem, daysBetween } from "./date.ts";
export {
  type EarlierIssue,
  issuesBefore,
  publishedBefore,
} from "./earlier-issues.ts";
export { replaceScalar, withoutKey } from "./edit-yaml.ts";
export { editionName } from "./edition-name.ts";
export {
  displayPath,
  isInside,
  lookAtFile,
  pathOf,
  type ReadText,
  readBytes,
  readText,
  rootOf,
} from "./file.ts";
export { type Finding, findingIn, toDiagnostic } from "./finding.ts";
export {
  type ImportConfig,
  importedFiles,
  importedTables,
  isMapped,
  type MappedFormat,
  type MappedImport,
  ownProvider,
  type ProviderImport,
} from "./imports.ts";
export { addressOf } from "./issue-address.ts";
export { layerYaml } from "./layers.ts";
export { isLanguage, type Localized, localized } from "./localized.ts";
export { narrativeName, narrativeRank } from "./narrative-name.ts";
export { periodOfName } from "./period-unit.ts";
export { readConfig } from "./read-config.ts";
export { type Checked, checkSchema, z } from "./schema.ts";
export { maySee, treatmentsOf } from "./treatment.ts";
export { readYaml, type Yaml, type YamlPath } from "./yaml.ts";
export { asMessage, idList, scalar, type Texts, yamlOf } from "./yaml-text.ts";
