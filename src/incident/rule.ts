import { type Count, lowestOf, rangeOf, unknownCount } from "../count/index.ts";
import { claimsByIncident } from "./claims-of.ts";
import type { Claim, Dataset, Incident, Rule } from "./record.ts";

/** The figures that stand for an incident under a rule, and the claims they are taken from. */
export interface IncidentFigures {
  readonly killed: Count;
  readonly wounded: Count;
  /** Killed and wounded together, where no claim that the rule looks at gives them apart. */
  readonly casualties: Count;
  readonly claims: readonly string[];
}

const notStated: IncidentFigures = {
  killed: unknownCount(),
  wounded: unknownCount(),
  casualties: unknownCount(),
  claims: [],
};

/**
 * Returns the figures of each incident, by its id: under `rule`, or under its own where it departs from
 * that. `preferred` takes one claim whole: the one the
 * editor chose, or the only one; beside claims that a link brought the only one of its own. `lowest` and `range` take each measure from all claims; casualties
 * that are not split then count only where no claim gives killed or wounded, so that nobody counts twice.
 */
export function applyRule(dataset: Dataset, rule: Rule): ReadonlyMap<string, IncidentFigures> {
  const claimsOf = claimsByIncident(dataset.claims);
  const figures = new Map<string, IncidentFigures>();
  for (const incident of dataset.incidents)
    figures.set(incident.id, figuresOf(incident, claimsOf(incident.id), rule));
  return figures;
}

/** The figures that stand for incidents, by their ids. */
export type StandingFigures = Pick<ReadonlyMap<string, IncidentFigures>, "get" | "has" | "values">;

/**
 * Returns the same figures as {@link applyRule}, each worked out when it is asked for: of a dataset in which every claim
 * is of an incident. Of many incidents most have one claim, whose figures take no longer to find than to keep.
 */
export function standingFigures(dataset: Dataset, rule: Rule): StandingFigures {
  const claimsOf = claimsByIncident(dataset.claims);
  let incidents: ReadonlyMap<string, Incident> | undefined;
  const incidentOf = (id: string): Incident | undefined => {
    incidents ??= new Map(dataset.incidents.map((incident) => [incident.id, incident]));
    return incidents.get(id);
  };
  return {
    get(id) {
      const claims = claimsOf(id);
      const [only] = claims;
      if (only !== undefined && claims.length === 1) return figuresOfClaim(only);
      const incident = incidentOf(id);
      return incident && figuresOf(incident, claims, rule);
    },
    has: (id) => claimsOf(id).length > 0 || incidentOf(id) !== undefined,
    values: () =>
      dataset.incidents
        .map((incident) => figuresOf(incident, claimsOf(incident.id), rule))
        .values(),
  };
}

// Under its own rule where it departs from that of the briefing.
function figuresOf(incident: Incident, claims: readonly Claim[], briefing: Rule): IncidentFigures {
  const rule = incident.rule ?? briefing;
  if (claims.length === 1 || rule === "preferred") {
    const chosen = claims.length === 1 ? claims[0] : preferredOf(incident, claims);
    return chosen === undefined ? notStated : figuresOfClaim(chosen);
  }
  const killed = choose(claims, "killed", rule);
  const wounded = choose(claims, "wounded", rule);
  const split = isStated(killed.count) || isStated(wounded.count);
  const casualties = choose(split ? [] : claims, "casualties", rule);
  const used = new Set([...killed.from, ...wounded.from, ...casualties.from]);
  return {
    killed: killed.count,
    wounded: wounded.count,
    casualties: casualties.count,
    claims: claims.filter((claim) => used.has(claim)).map(({ id }) => id),
  };
}

// Where a link alone has made claims several, and nobody chose among them, that of the incident itself stands.
function preferredOf({ preferredClaim }: Incident, claims: readonly Claim[]): Claim | undefined {
  if (preferredClaim !== null) return claims.find(({ id }) => id === preferredClaim);
  const own = claims.filter(({ linkedFrom }) => !linkedFrom);
  return own.length === 1 ? own[0] : undefined;
}

function figuresOfClaim({ id, killed, wounded, casualties }: Claim): IncidentFigures {
  return { killed, wounded, casualties, claims: [id] };
}

interface Choice {
  readonly count: Count;
  readonly from: readonly Claim[];
}

function choose(
  claims: readonly Claim[],
  measure: "killed" | "wounded" | "casualties",
  rule: "lowest" | "range",
): Choice {
  const counts = claims.map((claim) => claim[measure]);
  const count = rule === "lowest" ? lowestOf(counts) : rangeOf(counts);
  if (rule === "range" && isStated(count))
    return { count, from: claims.filter((claim) => isStated(claim[measure])) };
  const one = claims.find((claim) => claim[measure] === count);
  const says = isStated(count) || count.words !== "";
  return { count, from: one === undefined || !says ? [] : [one] };
}

function isStated(count: Count): boolean {
  return count.bound !== "unknown";
}
