import type { ClaimColumn } from "./claims.ts";
import type { Columns } from "./header.ts";
import type { IncidentColumn } from "./incident-columns.ts";

/** The columns of a table of events: those of an incident and those of the one claim that is made of it. */
export type EventColumn =
  | Exclude<IncidentColumn, "preferred_claim" | "preferred_reason" | "rule" | "rule_reason">
  | Exclude<ClaimColumn, "id" | "incident" | "date" | "sensitivity" | "note">;

/** What a table of events has to hold and may hold. */
export const eventColumns: Columns<EventColumn> = {
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
    "source",
    "killed",
    "wounded",
    "casualties",
    "attributed_to",
    "attribution_basis",
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
    "note",
    "killed_verbatim",
    "wounded_verbatim",
    "casualties_verbatim",
    "date_verbatim",
    "place_verbatim",
  ],
};

/** Columns whose cells are read together, for what one says depends on another. */
export type EventGroup = readonly EventColumn[];

/**
 * The columns that are checked, in groups that are checked apart. Of a group only the distinct rows are read: of a million
 * events these are some thousands.
 */
const eventGroups: readonly EventGroup[] = [
  ["date", "date_end", "date_precision"],
  ["town", "province", "country", "origin_country", "place_precision"],
  ["category"],
  ["category_basis"],
  ["target_groups"],
  ["target_type"],
  ["method"],
  ["attacks"],
  ["detonations"],
  ["munitions"],
  ["status"],
  ["sensitivity"],
  ["source"],
  ["killed"],
  ["wounded"],
  ["casualties"],
  ["attributed_to", "attribution_basis"],
];

/** Columns that hold anything, of which these may not be empty. */
export const filledTexts: readonly EventColumn[] = ["title", "place_written"];

/** Returns the groups that a table with these columns has. */
export function groupsIn(columns: readonly string[]): readonly EventGroup[] {
  return eventGroups
    .map((group) => group.filter((column) => columns.includes(column)))
    .filter((group) => group.length > 0);
}
