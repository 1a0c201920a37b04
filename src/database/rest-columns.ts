import { type Count, formatCount } from "../count/index.ts";
import type { Claim, Incident } from "../incident/index.ts";
import type { ColumnOf } from "./columns.ts";
import type { Context } from "./record-context.ts";

/** The columns that say what the figures of an incident rest on. */
export function restColumns({ claimsOf, sources }: Context): readonly ColumnOf<Incident>[] {
  const groupsOf = (claims: readonly Claim[]): number =>
    new Set(claims.map(({ source }) => sources.get(source)?.group ?? source)).size;
  // Sources are independent where their groups differ; those that give other numbers count all the same.
  const stating = (incident: Incident, measures: readonly Measure[]): readonly Claim[] =>
    claimsOf(incident).filter((claim) =>
      measures.some((measure) => claim[measure].bound !== "unknown"),
    );
  const isSingle = (incident: Incident): boolean => {
    const claims = stating(incident, ["killed", "wounded", "casualties"]);
    return groupsOf(claims.length === 0 ? claimsOf(incident) : claims) < 2;
  };
  return [
    ["killed_sources", "integer", (incident) => groupsOf(stating(incident, ["killed"]))],
    ["wounded_sources", "integer", (incident) => groupsOf(stating(incident, ["wounded"]))],
    ["casualties_sources", "integer", (incident) => groupsOf(stating(incident, ["casualties"]))],
    ["differs_in", "text", (incident) => differencesOf(claimsOf(incident)).join(";") || null],
    ["single_source", "boolean", isSingle],
    [
      "party_source",
      "boolean",
      (incident) => claimsOf(incident).some(({ source }) => sources.get(source)?.type === "party"),
    ],
  ];
}

type Measure = "killed" | "wounded" | "casualties";

// In what the claims of an incident differ. What a claim does not state differs from nothing.
const asserted: Readonly<Record<string, (claim: Claim) => string | null | undefined>> = {
  killed: ({ killed }) => writtenOf(killed),
  wounded: ({ wounded }) => writtenOf(wounded),
  casualties: ({ casualties }) => writtenOf(casualties),
  date: ({ date }) => date,
  place: ({ placeVerbatim }) => placeVerbatim,
  attribution: ({ attributedTo }) => attributedTo,
};

function writtenOf(count: Count): string | null {
  return count.bound === "unknown" ? null : formatCount(count);
}

function differencesOf(claims: readonly Claim[]): readonly string[] {
  return Object.entries(asserted).flatMap(([what, read]) => {
    const said = new Set(claims.map((claim) => read(claim) ?? ""));
    said.delete("");
    return said.size > 1 ? [what] : [];
  });
}
