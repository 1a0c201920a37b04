/** A cell of a table: how many incidents it counts or adds up, and which. */
export interface CountedCell {
  readonly incidents: readonly string[];
  /** Cells of a higher rank are given up later: headline totals last. */
  readonly rank: number;
}

/**
 * Returns the indices of the cells that are withheld so that no number of a group of 1 to `least` - 1 incidents is
 * shown, or can be worked out from what is: by adding shown cells, taking them from each other, or any other sums.
 *
 * Incidents that no shown cell tells apart make an atom. What can be worked out is the span of the shown cells over the
 * rationals, as vectors of atoms; a group is given away if its vector is in it. While a small group is, a cell that takes
 * part in working it out is withheld: the one of the lowest rank, then of the fewest incidents, then the first.
 */
export function suppressCells(cells: readonly CountedCell[], least: number): ReadonlySet<number> {
  const sets = cells.map(({ incidents }) => new Set(incidents));
  const withheld = new Set<number>();
  if (least < 2) return withheld;
  for (const [index, { size }] of sets.entries()) if (size > 0 && size < least) withheld.add(index);
  for (;;) {
    const shown = [...sets.keys()].filter((at) => !withheld.has(at) && (sets[at]?.size ?? 0) > 0);
    const used = givenAway(
      shown.map((at) => sets[at] ?? new Set()),
      least,
    );
    if (used === undefined) return withheld;
    withheld.add(
      cheapest(
        used.map((at) => shown[at] ?? 0),
        cells,
      ),
    );
  }
}

// The cells that together give a small group away, or undefined where none is.
function givenAway(
  shown: readonly ReadonlySet<string>[],
  least: number,
): readonly number[] | undefined {
  const atoms = atomsOf(shown);
  const vectors = shown.map((set) => atoms.map(({ member }) => (set.has(member) ? 1n : 0n)));
  const express = solver(vectors);
  const small = atoms.flatMap(({ size }, at) => (size < least ? [at] : []));
  let tried = 0;
  // Every union of small atoms that is itself small; by its first atom, then its next.
  const search = (from: number, size: number, chosen: readonly number[]): Used => {
    for (let next = from; next < small.length; next++) {
      const atom = small[next] ?? 0;
      const total = size + (atoms[atom]?.size ?? 0);
      if (total >= least) continue;
      tried += 1;
      // More than anybody waits for: the cells around are given up, which leaves fewer groups.
      if (tried > mostGroups) return vectors.flatMap((vector, at) => (vector[atom] ? [at] : []));
      const group = [...chosen, atom];
      const found =
        express(atoms.map((_, at) => (group.includes(at) ? 1n : 0n))) ??
        search(next + 1, total, group);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(0, 0, []);
}

type Used = readonly number[] | undefined;

const mostGroups = 3000;

interface Atom {
  readonly member: string;
  readonly size: number;
}

// Incidents that are in the same cells are one atom.
function atomsOf(sets: readonly ReadonlySet<string>[]): readonly Atom[] {
  const cellsOf = new Map<string, number[]>();
  for (const [index, set] of sets.entries())
    for (const incident of set) cellsOf.set(incident, [...(cellsOf.get(incident) ?? []), index]);
  const atoms = new Map<string, { member: string; size: number }>();
  for (const [member, own] of cellsOf) {
    const key = own.join(" ");
    const atom = atoms.get(key);
    if (atom === undefined) atoms.set(key, { member, size: 1 });
    else atom.size += 1;
  }
  return [...atoms.values()];
}

function cheapest(candidates: readonly number[], cells: readonly CountedCell[]): number {
  const cost = (index: number): readonly [number, number, number] => [
    cells[index]?.rank ?? 0,
    new Set(cells[index]?.incidents).size,
    index,
  ];
  const [first = 0] = candidates.toSorted((a, b) => {
    const [one, other] = [cost(a), cost(b)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  });
  return first;
}

/**
 * Returns a function that says which of the vectors make up a target, or undefined where none do. Exact: elimination in
 * whole numbers, each row with the sum of vectors that it is.
 */
function solver(
  vectors: readonly (readonly bigint[])[],
): (target: readonly bigint[]) => readonly number[] | undefined {
  const basis: { pivot: number; row: bigint[]; from: bigint[] }[] = [];
  const reduce = (row: bigint[], from: bigint[]): void => {
    for (const known of basis) {
      const factor = row[known.pivot] ?? 0n;
      if (factor === 0n) continue;
      const lead = known.row[known.pivot] ?? 1n;
      subtract(row, lead, known.row, factor);
      subtract(from, lead, known.from, factor);
      shorten(row, from);
    }
  };
  for (const [index, vector] of vectors.entries()) {
    const row = [...vector];
    const from = vectors.map((_, at) => (at === index ? 1n : 0n));
    reduce(row, from);
    const pivot = row.findIndex((value) => value !== 0n);
    if (pivot >= 0) basis.push({ pivot, row, from });
  }
  return (target) => {
    const row = [...target];
    const from = vectors.map(() => 0n);
    reduce(row, from);
    if (row.some((value) => value !== 0n)) return undefined;
    return from.flatMap((value, at) => (value === 0n ? [] : [at]));
  };
}

// row := row * lead - other * factor
function subtract(row: bigint[], lead: bigint, other: readonly bigint[], factor: bigint): void {
  for (const at of row.keys()) row[at] = (row[at] ?? 0n) * lead - (other[at] ?? 0n) * factor;
}

function shorten(row: bigint[], from: bigint[]): void {
  let divisor = 0n;
  for (const value of [...row, ...from]) divisor = common(divisor, value < 0n ? -value : value);
  if (divisor < 2n) return;
  for (const values of [row, from])
    for (const at of values.keys()) values[at] = (values[at] ?? 0n) / divisor;
}

function common(a: bigint, b: bigint): bigint {
  return b === 0n ? a : common(b, a % b);
}
