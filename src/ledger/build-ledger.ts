import { type Document, textOf } from "../document/index.ts";
import type { Derivation } from "../figure/index.ts";
import { collectFigures, type Printed } from "./collect-figures.ts";
import type { Ledger, LedgerEntry, Occurrence } from "./ledger.ts";
import { after, indexRecords, type LedgerInput, type Records } from "./records.ts";

/** Gathers the figures of a document, and what each rests on. */
export function buildLedger(document: Document, input: LedgerInput): Ledger {
  const records = indexRecords(input);
  const byId = new Map<string, { readonly derivation: Derivation; readonly printed: Printed[] }>();
  for (const printed of collectFigures(document)) {
    const { derivation } = printed.node;
    if (derivation === undefined) continue;
    const known = byId.get(derivation.id);
    if (known === undefined) byId.set(derivation.id, { derivation, printed: [printed] });
    else known.printed.push(printed);
  }
  const entries = [...byId.values()].map(({ derivation, printed }): LedgerEntry => {
    const [first] = printed;
    if (first === undefined) throw new Error("an entry without an occurrence");
    return {
      derivation,
      value: first.node.value,
      occurrences: printed.map(occurrenceOf),
      ...restingOn(derivation, records),
    };
  });
  return { entries };
}

function occurrenceOf({ node, situation, section }: Printed): Occurrence {
  const { place } = node;
  return { situation, words: textOf(node), section, ...(place && { place }) };
}

type Resting = Pick<
  LedgerEntry,
  "incidents" | "claims" | "statements" | "sources" | "independentSources"
>;

/** Returns the records that a figure rests on, and their sources. */
export function restingOn({ lineage }: Derivation, records: Records): Resting {
  if (lineage === null)
    return { incidents: null, claims: [], statements: [], sources: [], independentSources: 0 };
  const incidents: string[] = [];
  const claims: string[] = [];
  const statements: string[] = [];
  const sources = new Set<string>();
  for (const id of lineage.ids) {
    const own = records.claimsOf(id);
    if (own.length > 0 || records.isIncident(id)) {
      incidents.push(id);
      for (const one of own) {
        claims.push(one.id);
        sources.add(one.source);
      }
      continue;
    }
    const statement = after(id, "statement/");
    const claim = records.claims.get(after(id, "claim/") ?? id);
    if (statement !== undefined) {
      statements.push(statement);
      const source = records.sourceOfStatement.get(statement);
      if (source !== undefined) sources.add(source);
    } else if (claim !== undefined) {
      incidents.push(claim.incident);
      claims.push(claim.id);
      sources.add(claim.source);
    } else incidents.push(id);
  }
  return {
    incidents: distinct(incidents),
    claims: distinct(claims),
    statements: distinct(statements),
    sources: [...sources].sort(),
    independentSources: new Set([...sources].map(records.groupOf)).size,
  };
}

// In their order, each once, as those of a lineage mostly are.
function distinct(ids: readonly string[]): readonly string[] {
  if (ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? ""))) return ids;
  return [...ids].sort().filter((id, index, sorted) => id !== sorted[index - 1]);
}
