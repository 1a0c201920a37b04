import { type Count, formatCount } from "../count/index.ts";
import type { Claim, StandingFigures } from "../incident/index.ts";

/** What is counted of an incident. */
export type Measure = "killed" | "wounded" | "casualties";

/** Every measure, in the order of columns. */
export const measures: readonly Measure[] = ["killed", "wounded", "casualties"];

const verbatimOf: Readonly<Record<Measure, (claim: Claim) => string | null>> = {
  killed: ({ killedVerbatim }) => killedVerbatim,
  wounded: ({ woundedVerbatim }) => woundedVerbatim,
  casualties: ({ casualtiesVerbatim }) => casualtiesVerbatim,
};

/** Tells in which words the sources give the figure of an incident; "" where none does or it is withheld. */
export type WordsOf = (incident: string, measure: Measure, count: Count) => string;

/**
 * Returns who says how the figures of incidents were written: as printed in the claim that gives the figure, else as the
 * data have it; of a figure that spans several claims, in all of them, joined by "; ".
 */
export function wordsOf(claims: readonly Claim[], figures: StandingFigures): WordsOf {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return (incident, measure, count) => {
    if (count.withheld) return "";
    const standing = (figures.get(incident)?.claims ?? []).flatMap((id) => byId.get(id) ?? []);
    const saying = standing.filter((claim) => says(claim[measure]));
    const own = saying.find((claim) => formatCount(claim[measure]) === formatCount(count));
    const words = (own === undefined ? saying : [own]).map(
      (claim) => verbatimOf[measure](claim) ?? claim[measure].words,
    );
    return [...new Set(words.length === 0 ? [count.words] : words)].filter(Boolean).join("; ");
  };
}

function says({ bound, words }: Count): boolean {
  return bound !== "unknown" || words !== "";
}
