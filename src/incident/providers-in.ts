import type { Claim, Dataset } from "./record.ts";

/** Returns the data sets that records are of, in the order in which their entries come; null stands for the project's own. */
export function providersIn({ incidents, linked = [] }: Dataset): ReadonlySet<string | null> {
  const all = [...incidents, ...linked.map(({ incident }) => incident)];
  return new Set(all.map(({ provider }) => provider ?? null));
}

/**
 * Gives the data set that a claim is of, null for the project's own: that of its incident, or of the one that it was of
 * before a link.
 */
export function providerOfClaims({
  incidents,
  linked = [],
}: Dataset): (claim: Pick<Claim, "incident" | "linkedFrom">) => string | null {
  const all = [...incidents, ...linked.map(({ incident }) => incident)];
  const providers = new Map(all.map(({ id, provider }) => [id, provider ?? null]));
  return ({ incident, linkedFrom }) => providers.get(linkedFrom ?? incident) ?? null;
}
