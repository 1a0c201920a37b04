import type { Dataset, IncidentFigures, Link } from "../incident/index.ts";
import { candidatesOf } from "./candidates.ts";
import { compare, type Evidence } from "./compare.ts";
import { type Side, sidesOf } from "./side.ts";

/** Two incidents that may be one event: that which would be kept, and the other. */
export interface Proposal {
  readonly incident: string;
  readonly sameAs: string;
  readonly evidence: Evidence;
}

/** What was found, and how many incidents could not be looked at for there being too many in one place. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  readonly crowded: number;
}

/** What is less like one event than that is not proposed. */
export const leastScore = 0.75;
// Further ones of an incident are further off; when one is decided, the next takes its place.
const mostOfOne = 3;

/**
 * Proposes pairs of incidents of different data sets that may be one event, best first, but for pairs that something was
 * said of already, and for incidents that have a claim of that data set by an accepted link. Of the same data and links
 * the same proposals come.
 */
export function proposeLinks(
  dataset: Dataset,
  figures: ReadonlyMap<string, IncidentFigures>,
  links: readonly Link[],
): Proposals {
  const said = new Set(links.map(({ incident, sameAs }) => pairOf(incident, sameAs)));
  const open = new Map<string, number>();
  const count = (id: string): number => open.get(id) ?? 0;
  const note = (...ids: readonly string[]): void => {
    for (const id of ids) open.set(id, count(id) + 1);
  };
  for (const { state, incident, sameAs } of links) if (state === "proposed") note(incident, sameAs);
  const { pairs, crowded } = candidatesOf(sidesOf(dataset, figures));
  const hasClaimOf = claimedBy(dataset);
  const found: Found[] = [];
  for (const [kept, other] of pairs) {
    if (said.has(pairOf(kept.incident.id, other.incident.id))) continue;
    if (hasClaimOf(kept, other) || hasClaimOf(other, kept)) continue;
    const evidence = compare(kept, other);
    if (evidence !== undefined && evidence.score >= leastScore)
      found.push({ kept, other, evidence });
  }
  const proposals = found
    .sort(byScore)
    .flatMap(({ kept, other, evidence }): readonly Proposal[] => {
      const [incident, sameAs] = [kept.incident.id, other.incident.id];
      if (count(incident) >= mostOfOne || count(sameAs) >= mostOfOne) return [];
      note(incident, sameAs);
      return [{ incident, sameAs, evidence }];
    });
  return { proposals, crowded: crowded() };
}

interface Found {
  readonly kept: Side;
  readonly other: Side;
  readonly evidence: Evidence;
}

function byScore(a: Found, b: Found): number {
  return (
    b.evidence.score - a.evidence.score ||
    a.kept.order - b.kept.order ||
    a.other.order - b.other.order
  );
}

function pairOf(a: string, b: string): string {
  return JSON.stringify([a, b].sort());
}

// Of a data set one entry is one event: a second one of the same is not what an incident has a claim of.
function claimedBy({ linked = [] }: Dataset): (kept: Side, other: Side) => boolean {
  const claimed = new Set(
    linked.map(({ incident, link }) => `${link.incident} ${incident.provider ?? ""}`),
  );
  return (kept, other) => claimed.has(`${kept.incident.id} ${other.provider}`);
}
