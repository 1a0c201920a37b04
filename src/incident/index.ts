// Takes the data files that a Config names; gives validated records, every finding about them with its
// line and column, and the figures of each incident under a rule. Does not know SQL, templates or pages.

export { type BreakdownColumn, breakdownColumns } from "./breakdowns.ts";
export { attributionBases, type ClaimColumn, claimColumns } from "./claims.ts";
export { type ClaimsOf, claimsByIncident } from "./claims-of.ts";
export { isCountry } from "./country.ts";
export { lineEnd, readCsv, scanRow, withLineFeeds } from "./csv.ts";
export { describeData } from "./describe-data.ts";
export type { DescribedColumn, DescribedFile, Form } from "./described-file.ts";
export type {
  DistinctCells,
  EventCells,
  EventCondition,
  EventRows,
  EventSpot,
} from "./event-cells.ts";
export { type EventColumn, eventColumns, groupsIn } from "./event-columns.ts";
export { checkEventColumns, readEventHeader } from "./event-header.ts";
export { type EventRowCells, eventReader } from "./event-records.ts";
export { isIdentifier } from "./fields.ts";
export type { GivenRows } from "./given-rows.ts";
export { type IncidentColumn, incidentColumns } from "./incident-columns.ts";
export { datePrecisions, placePrecisions, statuses } from "./incidents.ts";
export { linkColumns } from "./links.ts";
export { foldPlace, type Places } from "./places.ts";
export { providerOfClaims, providersIn } from "./providers-in.ts";
export { type ReadDataset, type ReadGiven, readDataset } from "./read-dataset.ts";
export { type Events, type ReadCells, type ReadGroup, readEvents } from "./read-events.ts";
export { openPlacesFolder, readPlacesFolder } from "./read-places.ts";
export { type ReadRecords, readRecords } from "./read-records.ts";
export type {
  AttributionBasis,
  Breakdown,
  Claim,
  Dataset,
  DatePrecision,
  Incident,
  Link,
  LinkedIncident,
  Province,
  Source,
  StatedFigure,
  Statement,
  Town,
  Translation,
} from "./record.ts";
export { applyRule, type IncidentFigures, type StandingFigures, standingFigures } from "./rule.ts";
export { shorten } from "./shorten.ts";
export { openSource } from "./source-text.ts";
export { type SourceColumn, sourceColumns } from "./sources.ts";
export { statementsSchema } from "./statement-schema.ts";
export { translateDataset } from "./translate-dataset.ts";
export { writeCsv, writeTable } from "./write-csv.ts";
