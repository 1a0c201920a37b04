import type { FlatRecord } from "./flat-record.ts";
import type { Snapshot } from "./snapshot.ts";

/** Where the claims of an incident that is gone are found now. */
export interface Succession {
  readonly kind: "merged" | "split" | "renamed";
  readonly into: readonly string[];
  readonly claims: readonly string[];
}

/** Claims that have another id now, by the one they had; and what became of incidents that are gone. */
export interface Successions {
  readonly claims: ReadonlyMap<string, string>;
  readonly incidents: ReadonlyMap<string, Succession>;
}

/**
 * Finds what became of records that are gone. Nothing is guessed from dates or places: an incident went into another
 * only where a claim of it is of the other now. A claim keeps its id, or is the only one in words and figures.
 */
export function findSuccessions(before: Snapshot, after: Snapshot): Successions {
  const claims = renamedClaims(before, after);
  const now = recordsOf(after, "claim");
  const stays = recordsOf(after, "incident");
  const incidents = new Map<string, Succession>();
  const heirs = new Map<string, number>();
  for (const id of recordsOf(before, "incident").keys()) {
    if (stays.has(id)) continue;
    const proof = [...recordsOf(before, "claim").values()]
      .filter((claim) => claim.within === id)
      .flatMap((claim) => now.get(claims.get(claim.id) ?? claim.id) ?? []);
    const into = [...new Set(proof.flatMap(({ within }) => within ?? []))].sort();
    if (into.length === 0) continue;
    const kind = into.length > 1 ? "split" : "merged";
    incidents.set(id, { kind, into, claims: proof.map((claim) => claim.id).sort() });
    for (const heir of into) heirs.set(heir, (heirs.get(heir) ?? 0) + 1);
  }
  // A new incident with the claims of one that is gone is that one under another id.
  for (const [id, one] of incidents) {
    const [heir = ""] = one.into;
    const isNew = !recordsOf(before, "incident").has(heir);
    if (one.kind === "merged" && isNew && heirs.get(heir) === 1)
      incidents.set(id, { ...one, kind: "renamed" });
  }
  return { claims, incidents };
}

function recordsOf(
  { records }: Snapshot,
  of: "claim" | "incident",
): ReadonlyMap<string, FlatRecord> {
  return records.get(of) ?? new Map();
}

function renamedClaims(before: Snapshot, after: Snapshot): ReadonlyMap<string, string> {
  const gone = contents(before, after);
  const come = contents(after, before);
  return new Map(
    [...gone].flatMap(([content, ids]) => {
      const [id, ...others] = ids;
      const [heir, ...otherHeirs] = come.get(content) ?? [];
      const isOne = others.length === 0 && otherHeirs.length === 0;
      return isOne && id !== undefined && heir !== undefined ? [[id, heir] as const] : [];
    }),
  );
}

// What says nothing in words of its own proves nothing.
const telling = ["killed_verbatim", "wounded_verbatim", "casualties_verbatim"];

// The claims that are in the one and not in the other, by all that they hold but the incident.
function contents(here: Snapshot, there: Snapshot): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, { fields }] of recordsOf(here, "claim")) {
    if (recordsOf(there, "claim").has(id) || !telling.some((name) => fields.has(name))) continue;
    const content = JSON.stringify([...fields].filter(([name]) => name !== "incident"));
    found.set(content, [...(found.get(content) ?? []), id]);
  }
  return found;
}
