import { type Sensitivity, sensitivities } from "../config/index.ts";
import type { Dataset } from "../incident/index.ts";
import type { Pair } from "./pair.ts";
import type { Known } from "./seen-by.ts";
import type { Successions } from "./succession.ts";

/**
 * Gives every record the stricter of the sensitivities that it has on the two sides: what was made confidential is
 * told to nobody for having been public once, under another id neither.
 */
export function markStricter([before, after]: Pair<Known>, successions: Successions): Pair<Known> {
  const heirs = new Map<string, readonly string[]>([
    ...[...successions.incidents].map(([id, { into }]) => [id, into] as const),
    ...[...successions.claims].map(([id, heir]) => [id, [heir]] as const),
  ]);
  const ancestors = new Map<string, string[]>();
  for (const [id, into] of heirs)
    for (const heir of into) ancestors.set(heir, [...(ancestors.get(heir) ?? []), id]);
  return [mark(before, after.dataset, heirs), mark(after, before.dataset, ancestors)];
}

type Kin = ReadonlyMap<string, readonly string[]>;

interface Marked {
  readonly id: string;
  readonly sensitivity: Sensitivity;
}

function mark({ dataset, figures }: Known, other: Dataset, kin: Kin): Known {
  const { incidents, claims, sources, statements } = dataset;
  const marked: Dataset = {
    ...dataset,
    incidents: strictest(incidents, other.incidents, kin),
    claims: strictest(claims, other.claims, kin),
    sources: strictest(sources, other.sources, new Map()),
    statements: strictest(statements, other.statements, new Map()),
  };
  return { dataset: marked, figures };
}

function strictest<R extends Marked>(
  records: readonly R[],
  others: readonly Marked[],
  kin: Kin,
): readonly R[] {
  const known = new Map(others.map(({ id, sensitivity }) => [id, sensitivity]));
  return records.map((record) => {
    const found = [record.id, ...(kin.get(record.id) ?? [])].flatMap((id) => known.get(id) ?? []);
    const all = [record.sensitivity, ...found].map((one) => sensitivities.indexOf(one));
    return { ...record, sensitivity: sensitivities[Math.max(...all)] ?? "confidential" };
  });
}
