import fc from "fast-check";
import { expect, test } from "vitest";
import { bounds, type Count, totalOf } from "../../src/count/index.ts";
import { claim, dataset, incident } from "./builder.ts";
import { query } from "./support.ts";

const counts: fc.Arbitrary<Count> = fc
  .record({
    bound: fc.constantFrom(...bounds),
    low: fc.oneof(fc.nat(5000), fc.nat(10_000_000_000)),
    more: fc.nat(50),
    approximate: fc.boolean(),
  })
  .map(({ bound, low, more, approximate }) => {
    const isOpen = bound === "at-least" || bound === "more-than";
    const ends =
      bound === "unknown"
        ? { low: null, high: null }
        : { low, high: isOpen ? null : bound === "exact" ? low : low + more };
    return { bound, ...ends, approximate, words: `${bound} "${low}"` };
  });

const dataOf = (list: readonly Count[]) =>
  dataset({
    incidents: list.map((_, index) => incident(`i${index}`, "2022-04-01")),
    claims: list.map((killed, index) => ({ ...claim(`i${index}`, {}), killed })),
  });

test("a count comes back from SQL as it went in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(counts, { maxLength: 5 }), async (list) => {
      const sql = "SELECT count_of(i.killed) AS dead FROM incidents AS i ORDER BY id";
      const { rows } = await query(dataOf(list), sql);
      expect(rows.map((row) => row["dead"])).toEqual(list);
    }),
    { numRuns: 15 },
  );
});

test("a total in SQL is the total of the counts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(counts, { maxLength: 8 }), async (list) => {
      const { rows } = await query(
        dataOf(list),
        "SELECT total_of(killed) AS killed FROM incidents",
      );
      expect(rows).toEqual([{ killed: totalOf(list) }]);
    }),
    { numRuns: 25 },
  );
});

test("a total can be of some rows", async () => {
  const list = [1, 2, 4].map((low): Count => ({ ...counted, low, high: low }));
  const sql = `SELECT total_of(killed) FILTER (WHERE id = 'i0' OR id = 'i2') AS some,
    total_of(killed) AS killed FROM incidents`;
  const { rows } = await query(dataOf(list), sql);
  expect(rows).toMatchObject([{ some: { low: 5, parts: { exact: 2 } }, killed: { low: 7 } }]);
});

test("totals of an inner query add as the counts they are of do", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(counts, { maxLength: 8 }), async (list) => {
      const sql = `WITH x AS (SELECT id IN ('i0', 'i3', 'i4') AS part, number_of(id) AS n, total_of(killed) AS killed
          FROM incidents GROUP BY part)
        SELECT number_from(x.n) AS n, total_from(x.killed) AS killed,
          number_from(n) FILTER (WHERE part) AS some, total_from(killed) FILTER (WHERE part) AS dead FROM x`;
      const { rows, lineage } = await query(dataOf(list), sql);
      const some = list.filter((_, index) => [0, 3, 4].includes(index));
      const [killed, dead] = [totalOf(list), totalOf(some)];
      expect(rows).toEqual([{ n: list.length, killed, some: some.length, dead }]);
      const ids = list.map((_, index) => `i${index}`);
      for (const name of ["n", "killed"]) expect(lineage?.[name]?.[0]?.ids).toEqual(ids);
      for (const name of ["some", "dead"])
        expect(lineage?.[name]?.[0]?.ids).toHaveLength(some.length);
    }),
    { numRuns: 25 },
  );
});

test("where a join finds no total, it is zero, of nobody", async () => {
  const sql = `WITH x AS (SELECT category, number_of(id) AS n, total_of(killed) AS killed FROM incidents GROUP BY category)
    SELECT number_from(x.n) AS n, total_from(x.killed) AS killed FROM categories AS c
    LEFT JOIN x ON x.category = c.id GROUP BY c.id ORDER BY c.id LIMIT 1`;
  const { rows } = await query(dataOf([]), sql);
  expect(rows).toEqual([{ n: 0, killed: totalOf([]) }]);
});

test("a count passes through a common table expression", async () => {
  const sql = `WITH x AS (SELECT id, count_of(killed) AS dead FROM incidents)
    SELECT total_of(x.dead) AS dead FROM x`;
  const { rows } = await query(dataOf([{ ...counted, low: 3, high: 3 }]), sql);
  expect(rows).toMatchObject([{ dead: { low: 3, high: 3 } }]);
});

test("a count is empty where a join finds nothing", async () => {
  const sql = `SELECT count_of(i.killed) AS killed FROM categories AS c
    LEFT JOIN incidents AS i ON i.category = c.id ORDER BY c.id`;
  const { rows } = await query(dataOf([]), sql);
  expect(rows).toEqual([{ killed: null }, { killed: null }, { killed: null }]);
});

const counted: Count = { bound: "exact", low: 0, high: 0, approximate: false, words: "" };
