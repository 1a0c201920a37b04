import { type Audience, type RecordType, type Treatment, treatmentsOf } from "../config/index.ts";
import type { Breakdown, Claim, Dataset, Incident, Source, Statement } from "../incident/index.ts";
import type { Reason } from "./redactions.ts";

/** How one record is treated. */
export interface RecordRules {
  treatment(field: string): Treatment;
  shows(field: string): boolean;
  /** Why the record cannot leave, where a field is withheld that it would be none without. */
  readonly reason: Reason | undefined;
}

/** How each record of a dataset is treated. */
export interface Rules {
  incident(incident: Incident): RecordRules;
  claim(claim: Claim): RecordRules;
  breakdown(breakdown: Breakdown): RecordRules;
  source(source: Source): RecordRules;
  statement(statement: Statement): RecordRules;
}

// What is said of a field outright, less what another field of the record would give away.
const needed: Readonly<Record<RecordType, readonly string[]>> = {
  incidents: ["date", "place", "category", "target_type", "method", "status"],
  claims: [],
  breakdowns: ["group", "count"],
  sources: ["type"],
  statements: ["text", "figures"],
};

// Fields that can stand for a masked one in words of their own; withheld, they are masked.
const stands: Readonly<Record<RecordType, readonly string[]>> = {
  incidents: ["id", "title"],
  claims: ["id", "attributed_to"],
  breakdowns: [],
  sources: ["id", "publisher", "source_group"],
  statements: ["by"],
};

const placeWords = ["place_written", "place_note"];
const sourceWords = ["title", "url", "archived_url", "name_written"];
// What says a thing in free words says where and when as well.
const freeWords = ["note", "preferred_reason", "rule_reason"];

/**
 * Returns the rules of an audience for the records of a dataset. What is coarser in one field stays so in the
 * others: where a date, a place or a source is not shown as it is, neither are the ids and words that hold it.
 */
export function rulesOf(dataset: Dataset, audience: Audience): Rules {
  const linked = dataset.linked?.map(({ incident }) => incident) ?? [];
  const incidents = new Map(
    [...dataset.incidents, ...linked].map((incident) => [incident.id, incident]),
  );
  const sources = new Map(dataset.sources.map((source) => [source.id, source]));
  const claims = new Map(dataset.claims.map((claim) => [claim.id, claim]));
  const rulesFor = (
    type: RecordType,
    written: (field: string) => Treatment,
    implied: readonly string[],
  ): RecordRules => {
    const treatment = (field: string): Treatment => {
      const own = implied.includes(field) ? "withhold" : written(field);
      return own === "withhold" && stands[type].includes(field) ? "mask" : own;
    };
    return {
      treatment,
      shows: (field) => treatment(field) === "show",
      reason: needed[type].some((field) => written(field) === "withhold") ? "rule" : undefined,
    };
  };

  const blurOf = (incident: Incident | undefined): { date: boolean; place: boolean } => {
    if (incident === undefined) return { date: true, place: true };
    const written = treatmentsOf(audience, "incidents", incident.sensitivity);
    return { date: written("date") !== "show", place: written("place") !== "show" };
  };
  const isMasked = (source: Source | undefined): boolean =>
    source === undefined ||
    treatmentsOf(audience, "sources", source.sensitivity)("publisher") !== "show";

  const claim = (one: Claim): RecordRules => {
    const own = blurOf(incidents.get(one.incident));
    // What a link has moved says when and where its first incident was, too.
    const from = one.linkedFrom ? blurOf(incidents.get(one.linkedFrom)) : own;
    const blur = { date: own.date || from.date, place: own.place || from.place };
    const hidesSource = isMasked(sources.get(one.source));
    return rulesFor("claims", treatmentsOf(audience, "claims", one.sensitivity), [
      ...(blur.date ? ["date", "date_verbatim"] : []),
      ...(blur.place ? ["place_verbatim"] : []),
      ...(blur.date || blur.place || hidesSource ? ["id", ...freeWords] : []),
    ]);
  };
  return {
    claim,
    incident: (incident) => {
      const { date, place } = blurOf(incident);
      return rulesFor("incidents", treatmentsOf(audience, "incidents", incident.sensitivity), [
        ...(date ? ["date_reason", "time"] : []),
        ...(place ? ["title", ...placeWords] : []),
        ...(date || place ? ["id", ...freeWords] : []),
      ]);
    },
    // A part of a figure is no more open than the figure.
    breakdown: (breakdown) => {
      const whole = claims.get(breakdown.claim);
      if (whole === undefined) return rulesFor("breakdowns", () => "withhold", []);
      const written = treatmentsOf(audience, "breakdowns", whole.sensitivity);
      const isOpen = claim(whole).shows(breakdown.measure);
      return rulesFor("breakdowns", (field) => (isOpen ? written(field) : "withhold"), []);
    },
    source: (source) =>
      rulesFor(
        "sources",
        treatmentsOf(audience, "sources", source.sensitivity),
        isMasked(source) ? ["id", "source_group", ...sourceWords, ...freeWords] : [],
      ),
    statement: (statement) =>
      rulesFor(
        "statements",
        treatmentsOf(audience, "statements", statement.sensitivity),
        isMasked(sources.get(statement.source)) ? ["by", ...freeWords] : [],
      ),
  };
}
