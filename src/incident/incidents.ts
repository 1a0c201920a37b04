import { isCountry } from "./country.ts";
import { checkDates } from "./date-precision.ts";
import { reportDuplicates } from "./duplicates.ts";
import {
  count,
  date,
  identifier,
  oneOf,
  reportUnknown,
  required,
  sensitivity,
  text,
  wholeNumber,
  word,
  words,
} from "./fields.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { checkPlace } from "./place-precision.ts";
import type { Places } from "./places.ts";
import type { DatePrecision, Incident, PlacePrecision, Rule, Status } from "./record.ts";
import type { Row, Table } from "./table.ts";

/** What the reading of incidents rests on. */
export interface IncidentContext {
  readonly places: Places;
  /** The words that a category may be; any where absent. */
  readonly categories: readonly string[] | undefined;
  /** The briefing's: an incident that names the same one does not depart from it. */
  readonly rule: Rule;
}

/** What `rule` may say. */
export const rules: readonly [Rule, ...Rule[]] = ["lowest", "preferred", "range"];

/** What `date_precision` may say. */
export const datePrecisions: readonly [DatePrecision, ...DatePrecision[]] = [
  "day",
  "week",
  "month",
  "year",
];

/** What `place_precision` may say. */
export const placePrecisions: readonly [PlacePrecision, ...PlacePrecision[]] = [
  "unknown",
  "country",
  "province",
  "district",
  "town",
  "point",
];

/** What `category_basis` may say. */
export const categoryBases: readonly [Incident["categoryBasis"], ...Incident["categoryBasis"][]] = [
  "heading",
  "stated",
  "editor",
];

/** What `status` may say. */
export const statuses: readonly [Status, ...Status[]] = [
  "unsourced",
  "alleged",
  "reported",
  "corroborated",
  "verified",
  "disputed",
];

/** Reads the incidents, each with what is wrong in its own row. */
export function readIncidents(
  table: Table<IncidentColumn>,
  context: IncidentContext,
): readonly Incident[] {
  reportDuplicates(table, "id");
  return table.rows.flatMap((row) => {
    const incident = readIncident(row, context);
    checkPlace(row, incident, context.places);
    return row.hasFailed() ? [] : [incident];
  });
}

type IncidentRow = Row<IncidentColumn>;

// Each field by itself: a record that others are spread into takes several times as long to make.
function readIncident(row: IncidentRow, context: IncidentContext): Incident {
  const id = identifier(row, "id");
  const title = required(row, "title");
  const { date, dateEnd, datePrecision } = readDates(row);
  return {
    id,
    title,
    date,
    dateEnd,
    datePrecision,
    dateReason: text(row, "date_reason"),
    time: text(row, "time"),
    placeWritten: required(row, "place_written"),
    town: text(row, "town"),
    province: readProvince(row, context.places),
    country: readCountry(row, "country") ?? "",
    originCountry: readCountry(row, "origin_country"),
    placePrecision: oneOf(row, "place_precision", placePrecisions),
    placeNote: text(row, "place_note"),
    category: readCategory(row, context.categories),
    categoryBasis: oneOf(row, "category_basis", categoryBases),
    targetGroups: words(row, "target_groups"),
    targetType: word(row, "target_type"),
    method: word(row, "method"),
    attacks: wholeNumber(row, "attacks"),
    detonations: wholeNumber(row, "detonations"),
    munitions: row.cell("munitions") === "" ? null : count(row, "munitions"),
    munitionWritten: text(row, "munition_written"),
    status: oneOf(row, "status", statuses),
    sensitivity: sensitivity(row, "sensitivity"),
    preferredClaim: text(row, "preferred_claim"),
    preferredReason: text(row, "preferred_reason"),
    rule: readRule(row, context.rule),
    ruleReason: departs(row, context.rule) ? text(row, "rule_reason") : null,
    note: text(row, "note"),
    provider: row.cell("provider") === "" ? null : word(row, "provider"),
    place: row.place,
  };
}

function departs(row: IncidentRow, usual: Rule): boolean {
  return !["", usual].includes(row.cell("rule"));
}

function readRule(row: IncidentRow, usual: Rule): Rule | null {
  if (row.cell("rule") === "") return null;
  const rule = oneOf(row, "rule", rules);
  if (rule === usual) return null;
  if (text(row, "rule_reason") === null)
    row.report("rule_reason", {
      code: "incident/rule-without-reason",
      message: `the rule "${rule}" departs from the briefing's, "${usual}", without a reason`,
      hint: "say in rule_reason why; it is printed in the method section",
    });
  return rule;
}

function readDates(row: IncidentRow): Pick<Incident, "date" | "dateEnd" | "datePrecision"> {
  required(row, "date");
  const start = date(row, "date");
  const end = row.cell("date_end") === "" ? start : date(row, "date_end");
  const precision = oneOf(row, "date_precision", datePrecisions);
  if (start !== null && end !== null) checkDates(row, { start, end, precision });
  return { date: start ?? "", dateEnd: end ?? "", datePrecision: precision };
}

function readCountry(row: IncidentRow, column: "country" | "origin_country"): string | null {
  const value = column === "country" ? required(row, column) : row.cell(column);
  if (value === "") return null;
  if (isCountry(value)) return row.readers.textOf(value);
  const upper = value.toUpperCase();
  row.report(column, {
    code: "incident/unknown-country",
    message: `unknown ${column} "${value}"`,
    hint: isCountry(upper) ? `write ${upper}` : "write the two letters of ISO 3166-1, such as AF",
  });
  return null;
}

function readProvince(row: IncidentRow, places: Places): string | null {
  const written = row.cell("province");
  if (written === "" || !places.complete) return null;
  const resolved = places.resolveProvince(written, row.cell("country"));
  if ("id" in resolved) return resolved.id;
  row.report("province", resolved);
  return null;
}

function readCategory(row: IncidentRow, categories: readonly string[] | undefined): string {
  if (categories === undefined) return word(row, "category");
  const value = required(row, "category");
  if (value !== "" && !categories.includes(value))
    reportUnknown(row, "category", value, categories);
  return row.readers.textOf(value);
}
