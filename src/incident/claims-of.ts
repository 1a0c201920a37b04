import type { Claim } from "./record.ts";

const known = new WeakMap<readonly Claim[], ReadonlyMap<string, readonly Claim[]>>();

/**
 * Returns the claims of each incident that has any, by its id, in their order. The rule, the tables and the ledger
 * of an edition ask for those of one list, which is gone through once.
 */
export function claimsByIncident(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const before = known.get(claims);
  if (before !== undefined) return before;
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.incident);
    if (group === undefined) groups.set(claim.incident, [claim]);
    else group.push(claim);
  }
  known.set(claims, groups);
  return groups;
}
