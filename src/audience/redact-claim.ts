import type { Breakdown, Claim, Statement } from "../incident/index.ts";
import { fieldReader, nothing } from "./field-reader.ts";
import { breakdownValues, claimValues, statementValues } from "./hidden-values.ts";
import { isEmpty, withheldCount } from "./keep-figures.ts";
import type { Whole, Work } from "./redact-incident.ts";

/** Returns a claim as an audience may see it. */
export function redactClaim(
  claim: Claim,
  { names, words, redacting, ...work }: Work,
): Whole<Claim> {
  const rules = work.rules.claim(claim);
  const values = claimValues;
  const { read } = fieldReader(claim, { type: "claims", rules, values, redacting });
  const count = (measure: "killed" | "wounded" | "casualties"): Claim[typeof measure] =>
    isEmpty(claim[measure]) ? claim[measure] : read(measure, claim[measure], () => withheldCount);
  return {
    id: read("id", claim.id, () => names.claim(claim.id)),
    incident: names.incident(claim.incident),
    source: names.source(claim.source),
    killed: count("killed"),
    wounded: count("wounded"),
    casualties: count("casualties"),
    killedVerbatim: read("killed_verbatim", claim.killedVerbatim, nothing),
    woundedVerbatim: read("wounded_verbatim", claim.woundedVerbatim, nothing),
    casualtiesVerbatim: read("casualties_verbatim", claim.casualtiesVerbatim, nothing),
    date: read("date", claim.date, nothing),
    dateVerbatim: read("date_verbatim", claim.dateVerbatim, nothing),
    placeVerbatim: read("place_verbatim", claim.placeVerbatim ?? null, nothing),
    // The basis stays: "not attributed" would be untrue.
    attributedTo: read("attributed_to", claim.attributedTo, () => words.party),
    attributionBasis: claim.attributionBasis,
    sensitivity: claim.sensitivity,
    note: read("note", claim.note, nothing),
    linkedFrom: claim.linkedFrom ? names.incident(claim.linkedFrom) : null,
    place: claim.place,
  };
}

/** Returns a breakdown as an audience may see it. */
export function redactBreakdown(
  breakdown: Breakdown,
  { names, redacting, ...work }: Work,
): Whole<Breakdown> {
  const rules = work.rules.breakdown(breakdown);
  const values = breakdownValues;
  const { read } = fieldReader(breakdown, { type: "breakdowns", rules, values, redacting });
  return {
    claim: names.claim(breakdown.claim),
    measure: breakdown.measure,
    group: breakdown.group,
    count: breakdown.count,
    verbatim: read("verbatim", breakdown.verbatim, () => ""),
    relation: breakdown.relation,
    place: breakdown.place,
  };
}

/** Returns a statement as an audience may see it. */
export function redactStatement(
  statement: Statement,
  { names, words, redacting, ...work }: Work,
): Whole<Statement> {
  const rules = work.rules.statement(statement);
  const values = statementValues;
  const { read } = fieldReader(statement, { type: "statements", rules, values, redacting });
  const verbatims = rules.shows("verbatim");
  if (!verbatims) read("verbatim", statement.figures, () => []);
  const showsPeriod = rules.shows("period");
  if (!showsPeriod) read("period", statement.periodStart ?? statement.periodEnd, nothing);
  const type = work.typeOf(statement.source);
  return {
    id: statement.id,
    kind: statement.kind,
    by: read("by", statement.by, () => ({ [words.language]: words.source(type) })),
    source: names.source(statement.source),
    text: statement.text,
    scope: read("scope", statement.scope, () => ({})),
    periodStart: showsPeriod ? statement.periodStart : null,
    periodEnd: showsPeriod ? statement.periodEnd : null,
    figures: statement.figures.map(({ name, count, unit, verbatim }) => ({
      name,
      count,
      unit,
      verbatim: verbatims ? verbatim : "",
    })),
    sensitivity: statement.sensitivity,
    note: read("note", statement.note, nothing),
    place: statement.place,
  };
}
