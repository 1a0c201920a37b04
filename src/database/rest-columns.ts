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
    ["single_source", "boolean", isSingle],
    [
      "party_source",
      "boolean",
      (incident) => claimsOf(incident).some(({ source }) => sources.get(source)?.type === "party"),
    ],
  ];
}

type Measure = "killed" | "wounded" | "casualties";
