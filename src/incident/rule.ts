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
 * editor chose, or the only one. `lowest` and `range` take each measure from all claims; casualties
 * that are not split then count only where no claim gives killed or wounded, so that nobody counts twice.
 */
export function applyRule(dataset: Dataset, rule: Rule): ReadonlyMap<string, IncidentFigures> {
  const claims = claimsByIncident(dataset.claims);
  const figures = new Map<string, IncidentFigures>();
  for (const incident of dataset.incidents)
    figures.set(
      incident.id,
      figuresOf(incident, claims.get(incident.id) ?? [], incident.rule ?? rule),
    );
  return figures;
}

function figuresOf(incident: Incident, claims: readonly Claim[], rule: Rule): IncidentFigures {
  if (claims.length === 1 || rule === "preferred") {
    const chosen =
      claims.length === 1 ? claims[0] : claims.find(({ id }) => id === incident.preferredClaim);
    if (chosen === undefined) return notStated;
    const { id, killed, wounded, casualties } = chosen;
    return { killed, wounded, casualties, claims: [id] };
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
