import { type Count, formatCount } from "../count/index.ts";
import type { Claim } from "../incident/index.ts";

/** What is counted of an incident. */
export type Measure = "killed" | "wounded" | "casualties";

/** Every measure, in the order of columns. */
export const measures: readonly Measure[] = ["killed", "wounded", "casualties"];

const verbatimOf: Readonly<Record<Measure, (claim: Claim) => string | null>> = {
  killed: ({ killedVerbatim }) => killedVerbatim,
  wounded: ({ woundedVerbatim }) => woundedVerbatim,
  casualties: ({ casualtiesVerbatim }) => casualtiesVerbatim,
};

/**
 * Returns in which words the claims that stand for an incident give one of its figures: as printed in the claim that gives
 * it, else as the data have it; of a figure that spans several claims, in all of them, joined by "; ". Returns "" where none
 * says anything, and where the figure is withheld.
 */
export function writtenWords(standing: readonly Claim[], measure: Measure, count: Count): string {
  if (count.withheld) return "";
  const wordsIn = (claim: Claim): string => verbatimOf[measure](claim) ?? claim[measure].words;
  const saying = standing.filter((claim) => says(claim[measure]));
  const [first] = saying;
  if (first === undefined) return count.words;
  if (saying.length === 1) return wordsIn(first);
  const figure = formatCount(count);
  const own = saying.find((claim) => formatCount(claim[measure]) === figure);
  const words = own === undefined ? saying.map(wordsIn) : [wordsIn(own)];
  return [...new Set(words)].filter(Boolean).join("; ");
}

function says({ bound, words }: Count): boolean {
  return bound !== "unknown" || words !== "";
}
