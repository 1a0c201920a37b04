import type { Columns } from "./header.ts";

/** The columns of incidents.csv. */
export type IncidentColumn =
  | "id"
  | "title"
  | "date"
  | "date_end"
  | "date_precision"
  | "date_reason"
  | "time"
  | "place_written"
  | "town"
  | "province"
  | "country"
  | "origin_country"
  | "place_precision"
  | "place_note"
  | "category"
  | "category_basis"
  | "target_groups"
  | "target_type"
  | "method"
  | "attacks"
  | "detonations"
  | "munitions"
  | "munition_written"
  | "status"
  | "sensitivity"
  | "preferred_claim"
  | "preferred_reason"
  | "rule"
  | "rule_reason"
  | "note"
  | "provider";

/** What incidents.csv has to hold and may hold. */
export const incidentColumns: Columns<IncidentColumn> = {
  required: [
    "id",
    "title",
    "date",
    "date_precision",
    "place_written",
    "province",
    "country",
    "place_precision",
    "category",
    "category_basis",
    "target_type",
    "method",
    "status",
    "sensitivity",
  ],
  optional: [
    "date_end",
    "date_reason",
    "time",
    "town",
    "origin_country",
    "place_note",
    "target_groups",
    "attacks",
    "detonations",
    "munitions",
    "munition_written",
    "preferred_claim",
    "preferred_reason",
    "rule",
    "rule_reason",
    "note",
    "provider",
  ],
};
