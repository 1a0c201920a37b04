import type { Replacement } from "../expand.ts";

/** What is put around a stretch of SQL. */
export interface Wrap {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** Changes of a text: stretches that others stand for, and what is put around stretches, each whole within another. */
export interface Edits {
  readonly swaps: Replacement[];
  readonly wraps: Wrap[];
}

/** Returns edits as replacements in their order: of stretches that end or begin at one place the inner ones end first. */
export function replacementsOf({ swaps, wraps }: Edits): readonly Replacement[] {
  const closing = 0;
  const opening = 1;
  const swapped = 2;
  const all = [
    ...wraps.flatMap(({ start, end, before, after }, n) => [
      { start, end: start, text: before, kind: opening, rank: [-end, n] },
      { start: end, end, text: after, kind: closing, rank: [-start, -n] },
    ]),
    ...swaps.map((swap, n) => ({ ...swap, kind: swapped, rank: [swap.end, n] })),
  ];
  return all.sort(
    (a, b) =>
      a.start - b.start ||
      a.kind - b.kind ||
      (a.rank[0] ?? 0) - (b.rank[0] ?? 0) ||
      (a.rank[1] ?? 0) - (b.rank[1] ?? 0),
  );
}
