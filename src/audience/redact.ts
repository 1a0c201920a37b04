import {
  type Audience,
  type DataConfig,
  maySee,
  type Period,
  type RecordType,
  recordTypes,
} from "../config/index.ts";
import type {
  Breakdown,
  Claim,
  Dataset,
  Incident,
  IncidentFigures,
  LinkedIncident,
  Source,
  Statement,
} from "../incident/index.ts";
import {
  breakdownValues,
  claimValues,
  incidentValues,
  sourceValues,
  statementValues,
  type ValuesOf,
} from "./hidden-values.ts";
import { keepFigures } from "./keep-figures.ts";
import { type MaskWords, pseudonyms } from "./mask.ts";
import { redactBreakdown, redactClaim, redactStatement } from "./redact-claim.ts";
import { type Names, redactIncident, redactSource, type Work } from "./redact-incident.ts";
import { type Reason, Redacting, type Redactions } from "./redactions.ts";
import { type Rules, rulesOf } from "./rules.ts";
import { showsAll } from "./shows-all.ts";

/** What an audience is kept to, and in which words. */
export interface RedactOptions {
  readonly audience: Audience;
  /** The rule that the figures of incidents come from. */
  readonly rule: DataConfig["rule"];
  /** Periods whose ends a coarser date does not cross. */
  readonly periods: readonly Period[];
  readonly words: MaskWords;
}

/** What an audience may see, and what was done to get there. */
export interface Redacted {
  readonly dataset: Dataset;
  /** The figures of its incidents, by the ids that they have in it. */
  readonly figures: ReadonlyMap<string, IncidentFigures>;
  readonly redactions: Redactions;
}

/**
 * Returns the part of a dataset that an audience may see. Fails closed: what has no rule is withheld; what refers
 * to a withheld record goes with it; a figure of an incident stays only if the claims that are left give the same.
 */
export function redact(
  dataset: Dataset,
  figures: ReadonlyMap<string, IncidentFigures>,
  options: RedactOptions,
): Redacted {
  const redacting = new Redacting();
  const rules = rulesOf(dataset, options.audience);
  const kept = keepRecords(dataset, rules, { ...options, redacting });
  // Most datasets are public, and large ones take long to write anew.
  if (isWhole(kept, dataset) && showsAll(dataset, options.audience))
    return { dataset, figures, redactions: redacting.finish() };
  const left = keepFigures(kept, figures, { rules, rule: options.rule, redacting });
  const names = namesOf(dataset, rules);
  const types = new Map(dataset.sources.map(({ id, type }) => [id, type]));
  const work: Work = {
    ...options,
    names,
    rules,
    redacting,
    incidentValues: incidentValues(dataset),
    claims: idsOf(kept.claims),
    typeOf: (source) => types.get(source) ?? "article",
  };
  return {
    dataset: {
      ...dataset,
      incidents: kept.incidents.map((incident) => redactIncident(incident, work)),
      ...(dataset.linked && { linked: kept.linked.map((one) => redactLinked(one, work)) }),
      claims: kept.claims.map((claim) => redactClaim(claim, work)),
      breakdowns: kept.breakdowns.map((breakdown) => redactBreakdown(breakdown, work)),
      sources: kept.sources.map((source) => redactSource(source, work)),
      statements: kept.statements.map((statement) => redactStatement(statement, work)),
    },
    figures: new Map(
      [...left].map(([id, one]) => [
        names.incident(id),
        { ...one, claims: one.claims.map(names.claim) },
      ]),
    ),
    redactions: redacting.finish(),
  };
}

// What was found of two records says of both what their fields may not.
function redactLinked({ incident, link }: LinkedIncident, work: Work): LinkedIncident {
  const { names } = work;
  return {
    incident: redactIncident(incident, work),
    link: {
      ...link,
      incident: names.incident(link.incident),
      sameAs: names.incident(link.sameAs),
      evidence: [],
      reason: null,
      decidedBy: null,
    },
  };
}

type Kept = Pick<Dataset, RecordType> & { readonly linked: readonly LinkedIncident[] };

function isWhole(kept: Kept, dataset: Dataset): boolean {
  return (
    kept.linked.length === (dataset.linked?.length ?? 0) &&
    recordTypes.every((type) => kept[type].length === dataset[type].length)
  );
}

interface Keeping {
  readonly audience: Audience;
  readonly redacting: Redacting;
}

// Which records leave at all; of the others every value is kept in mind.
function keepRecords(dataset: Dataset, rules: Rules, { audience, redacting }: Keeping): Kept {
  const keep = <R>(
    type: RecordType,
    records: readonly R[],
    reasonOf: (record: R) => Reason | undefined,
    values: ValuesOf<R>,
  ): readonly R[] => {
    redacting.hold(type, records.length);
    return records.filter((record) => {
      const reason = reasonOf(record);
      if (reason === undefined) return true;
      redacting.withhold(type, reason);
      for (const valuesOf of Object.values(values)) redacting.hide(...valuesOf(record));
      return false;
    });
  };
  const unless = (isSeen: boolean, reason: Reason): Reason | undefined =>
    isSeen ? undefined : reason;
  const seen = (record: Incident | Claim | Source | Statement): Reason | undefined =>
    unless(maySee(audience, record.sensitivity), "sensitivity");

  const sources = keep(
    "sources",
    dataset.sources,
    (source) => seen(source) ?? viaReason(source, dataset, audience) ?? rules.source(source).reason,
    sourceValues,
  );
  const reasonOfIncident = (incident: Incident): Reason | undefined =>
    seen(incident) ?? rules.incident(incident).reason;
  // An entry that is one event with an incident goes with it.
  const goesTo = new Map(dataset.linked?.map(({ incident, link }) => [incident.id, link.incident]));
  const shown = idsOf(
    goesTo.size === 0 ? [] : dataset.incidents.filter((one) => reasonOfIncident(one) === undefined),
  );
  const everyIncident = keep(
    "incidents",
    incidentsOf(dataset),
    (incident) => {
      const into = goesTo.get(incident.id);
      return (
        reasonOfIncident(incident) ?? unless(into === undefined || shown.has(into), "reference")
      );
    },
    incidentValues(dataset),
  );
  const incidents = everyIncident.filter(({ id }) => !goesTo.has(id));
  const [sourceIds, incidentIds] = [idsOf(sources), idsOf(incidents)];
  const linkedIds = idsOf(everyIncident.filter(({ id }) => goesTo.has(id)));
  const linked = (dataset.linked ?? []).filter(({ incident }) => linkedIds.has(incident.id));
  const isOfSeen = ({ incident, linkedFrom }: Claim): boolean =>
    incidentIds.has(incident) && (!linkedFrom || linkedIds.has(linkedFrom));
  const claims = keep(
    "claims",
    dataset.claims,
    (claim) => seen(claim) ?? unless(isOfSeen(claim) && sourceIds.has(claim.source), "reference"),
    claimValues,
  );
  const claimIds = idsOf(claims);
  const reasonOf = (breakdown: Breakdown): Reason | undefined =>
    unless(claimIds.has(breakdown.claim), "reference") ?? rules.breakdown(breakdown).reason;
  const breakdowns = keep("breakdowns", dataset.breakdowns, reasonOf, breakdownValues);
  const statements = keep(
    "statements",
    dataset.statements,
    (statement) =>
      seen(statement) ??
      unless(sourceIds.has(statement.source), "reference") ??
      rules.statement(statement).reason,
    statementValues,
  );
  return { incidents, linked, claims, breakdowns, sources, statements };
}

// A source that is known through another is no better known than that one.
function viaReason(source: Source, { sources }: Dataset, audience: Audience): Reason | undefined {
  const seen = new Set<string>();
  for (let via = source.via; via !== null && !seen.has(via); ) {
    seen.add(via);
    const through = sources.find(({ id }) => id === via);
    if (through === undefined || !maySee(audience, through.sensitivity)) return "reference";
    via = through.via;
  }
  return undefined;
}

function incidentsOf({ incidents, linked = [] }: Dataset): readonly Incident[] {
  return linked.length === 0
    ? incidents
    : [...incidents, ...linked.map(({ incident }) => incident)];
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}

// Ids say more than they should: IK-2022-04-19-kabul is a date and a place.
function namesOf(dataset: Dataset, rules: Rules): Names {
  const name = <R extends { readonly id: string }>(
    prefix: string,
    records: readonly R[],
    isShown: (record: R) => boolean,
  ): ((id: string) => string) => {
    const shown = new Set(records.filter(isShown).map(({ id }) => id));
    const mask = pseudonyms(prefix, idsOf(records));
    return (id) => (shown.has(id) ? id : mask(id));
  };
  const groups = new Set(dataset.sources.map(({ group }) => group));
  return {
    incident: name("incident", incidentsOf(dataset), (one) => rules.incident(one).shows("id")),
    claim: name("claim", dataset.claims, (one) => rules.claim(one).shows("id")),
    source: name("source", dataset.sources, (one) => rules.source(one).shows("id")),
    group: pseudonyms("group", groups),
  };
}
