import type { Derivation } from "../figure/index.ts";
import { claimsByIncident } from "../incident/index.ts";
import { restingOn } from "./build-ledger.ts";
import { indexRecords, type LedgerInput } from "./records.ts";
import { type FigureTrace, traceFigure } from "./trace-figure.ts";
import { compare } from "./work-out.ts";
import { toWritten } from "./write-ledger.ts";
import type { WrittenFigure, WrittenLedger } from "./written-ledger.ts";

interface Full {
  readonly input: LedgerInput;
  readonly ledger: WrittenLedger;
  /** How many incidents are asked for. */
  readonly most: number;
  readonly imported?: ReadonlySet<string>;
}

/**
 * Traces a figure to the records that it is of, whose own ledger holds but its query. The records are all counted;
 * the first of them are written down.
 */
export function traceDerivation(
  figure: WrittenFigure,
  derivation: Derivation,
  { input, ledger, most, imported }: Full,
): FigureTrace {
  const { edition, rule, parameters, queries } = ledger;
  const records = indexRecords(input);
  const resting = restingOn(derivation, records);
  const { incidents } = resting;
  const first = { ...resting, incidents: incidents?.slice(0, most) ?? null, claims: [] };
  const entry = { derivation: { ...derivation, lineage: null }, value: 0, occurrences: [] };
  const shown = toWritten({ entries: [{ ...entry, ...first }] }, only(first.incidents, input), {
    edition,
    rule,
    parameters,
    queries: [],
    ...(imported && { imported }),
  });
  const { lineage } = derivation;
  const { value, printed } = figure;
  const traced: WrittenFigure = {
    ...figure,
    measure: lineage?.measure ?? null,
    proof: lineage?.mode ?? null,
    incidents: first.incidents,
    sources: resting.sources,
    independentSources: resting.independentSources,
    value,
    printed,
    ...(lineage?.ids.some((id) => id.startsWith("claim/")) && { claims: resting.claims }),
  };
  return traceFigure(
    traced,
    { ...shown, queries },
    {
      most,
      incidentCount: incidents?.length,
      workedOut: compare(traced, lineage?.ids ?? [], records.countOf),
    },
  );
}

// Some incidents with their claims: of many only those that are written down are indexed.
function only(ids: readonly string[] | null, input: LedgerInput): LedgerInput {
  const asked = new Set(ids);
  const { dataset } = input;
  const claimsOf = claimsByIncident(dataset.claims);
  return {
    ...input,
    dataset: {
      ...dataset,
      incidents: dataset.incidents.filter(({ id }) => asked.has(id)),
      claims: [...asked].flatMap((id) => claimsOf(id)),
    },
  };
}
