import type { Claim } from "./record.ts";

/** Gives the claims of an incident by its id, in their order. */
export type ClaimsOf = (incident: string) => readonly Claim[];

const known = new WeakMap<readonly Claim[], ClaimsOf>();

/**
 * Returns what gives the claims of each incident. The rule, the tables and the ledger of an edition ask for those of
 * one list, which is gone through once.
 */
export function claimsByIncident(claims: readonly Claim[]): ClaimsOf {
  const before = known.get(claims);
  if (before !== undefined) return before;
  // Most incidents have one.
  const groups = new Map<string, Claim | Claim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.incident);
    if (group === undefined) groups.set(claim.incident, claim);
    else if (Array.isArray(group)) group.push(claim);
    else groups.set(claim.incident, [group, claim]);
  }
  const claimsOf: ClaimsOf = (incident) => {
    const group = groups.get(incident);
    if (group === undefined) return none;
    return Array.isArray(group) ? group : [group];
  };
  known.set(claims, claimsOf);
  return claimsOf;
}

const none: readonly Claim[] = [];
