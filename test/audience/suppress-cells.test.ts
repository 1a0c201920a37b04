import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountedCell, suppressCells } from "../../src/audience/index.ts";

const cell = (incidents: string, rank = 0): CountedCell => ({ incidents: [...incidents], rank });

// Whether a vector is a sum of others, by fractions: another way than the one that is tested.
type Fraction = readonly [bigint, bigint];
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => short([a * d - c * b, b * d]);
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => short([a * c, b * d]);
function short([a, b]: Fraction): Fraction {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? [0n, 1n] : [a / x, b / x];
}
function rank(rows: readonly (readonly number[])[]): number {
  let left = rows.map((row) => row.map((value): Fraction => [BigInt(value), 1n]));
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.find((row) => row[column]?.[0] !== 0n);
    const lead = pivot?.[column];
    if (pivot === undefined || lead === undefined) continue;
    found += 1;
    left = left
      .filter((row) => row !== pivot)
      .map((row) => {
        const factor = times(row[column] ?? [0n, 1n], [lead[1], lead[0]]);
        return row.map((value, at) => minus(value, times(factor, pivot[at] ?? [0n, 1n])));
      });
  }
  return found;
}

const everybody = [..."abcdefghij"];

// Every group of 1 to `least` - 1 incidents that somebody with the shown cells could work out.
function solvable(shown: readonly CountedCell[], least: number): readonly string[] {
  const vectorOf = (members: readonly string[]): number[] =>
    everybody.map((one) => (members.includes(one) ? 1 : 0));
  const rows = shown.map(({ incidents }) => vectorOf(incidents));
  const own = rank(rows);
  const groups: string[][] = [];
  const grow = (from: number, group: string[]): void => {
    if (group.length > 0) groups.push(group);
    if (group.length + 1 < least)
      for (let at = from; at < everybody.length; at++)
        grow(at + 1, [...group, everybody[at] ?? ""]);
  };
  grow(0, []);
  return groups.filter((group) => rank([...rows, vectorOf(group)]) === own).map((g) => g.join(""));
}

describe("a small cell", () => {
  test("is withheld, with another that it could be worked out with, and the total stays", () => {
    const cells = [cell("ab"), cell("cdef"), cell("ghij"), cell("abcdefghij", 1)];
    expect([...suppressCells(cells, 3)].sort()).toEqual([0, 1]);
  });

  test("takes along one more in its row and its column of a table with both sums", () => {
    const rows = [
      ["a", "bcd", "efg"],
      ["hij", "klm", "nop"],
    ];
    const inner = rows.flat().map((set) => cell(set));
    const sums = [
      ...rows.map((row) => row.join("")),
      ...[0, 1, 2].map((at) => rows.map((row) => row[at]).join("")),
    ];
    const cells = [...inner, ...sums.map((set) => cell(set, 1)), cell(rows.flat().join(""), 2)];
    const withheld = [...suppressCells(cells, 3)].sort();
    expect(withheld).toContain(0);
    expect(withheld.length).toBeGreaterThanOrEqual(4);
    expect(withheld.filter((at) => at >= inner.length)).toEqual([]);
  });

  test("is not given away by two withheld ones whose sum is small", () => {
    const cells = [cell("a"), cell("b"), cell("cdefgh"), cell("abcdefgh", 1)];
    const withheld = suppressCells(cells, 3);
    expect([...withheld].sort()).toEqual([0, 1, 2]);
  });

  test("of no incident says nothing, and stays", () => {
    expect([...suppressCells([cell(""), cell("abcd")], 3)]).toEqual([]);
  });
});

test("where no group is small nothing is withheld, and nothing where small ones may be shown", () => {
  const cells = [cell("abc"), cell("def"), cell("ghij"), cell("abcdefghij", 1)];
  expect([...suppressCells(cells, 3)]).toEqual([]);
  expect([...suppressCells([cell("a"), cell("ab")], 0)]).toEqual([]);
});

const sets = fc.subarray(everybody, { minLength: 1 });

test("nobody who has all shown cells can solve for a small group", () => {
  const cells = fc.array(fc.tuple(sets, fc.nat(2)), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(cells, fc.integer({ min: 2, max: 4 }), (made, least) => {
      const all = made.map(([incidents, rank]): CountedCell => ({ incidents, rank }));
      const withheld = suppressCells(all, least);
      expect(
        solvable(
          all.filter((_, at) => !withheld.has(at)),
          least,
        ),
      ).toEqual([]);
      expect(suppressCells(all, least)).toEqual(withheld);
    }),
    { numRuns: 150 },
  );
});

test("of random tables with sums, the total stays, for it is of many", () => {
  const table = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(table, (places) => {
      const at = (row?: number, column?: number): string[] =>
        everybody.filter(
          (_, index) =>
            (row === undefined || places[index]?.[0] === row) &&
            (column === undefined || places[index]?.[1] === column),
        );
      const three = [0, 1, 2];
      const inner = three.flatMap((row) =>
        three.map((column) => ({ incidents: at(row, column), rank: 0 })),
      );
      const sums = three.flatMap((one) => [
        { incidents: at(one), rank: 1 },
        { incidents: at(undefined, one), rank: 1 },
      ]);
      const cells = [...inner, ...sums, { incidents: at(), rank: 2 }];
      const withheld = suppressCells(cells, 3);
      expect(withheld.has(cells.length - 1)).toBe(false);
      expect(
        solvable(
          cells.filter((_, index) => !withheld.has(index)),
          3,
        ),
      ).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("500 cells of 2,000 incidents take less than five seconds", () => {
  const cells = Array.from(
    { length: 500 },
    (_, at): CountedCell => ({
      incidents: Array.from({ length: at % 7 === 0 ? 2 : 40 }, (__, n) =>
        String((at * 37 + n * 13) % 2000),
      ),
      rank: 0,
    }),
  );
  const start = performance.now();
  suppressCells(cells, 3);
  expect(performance.now() - start).toBeLessThan(5000);
});
