import { describe, expect, test } from "vitest";
import {
  cellOf,
  countRows,
  listOf,
  missingIn,
  select,
  sumOf,
  type Traced,
  totalOf,
  unknownIn,
} from "../../src/figure/index.ts";

const of = (...ids: string[]) => ({ mode: "of", measure: "killed", ids }) as const;
const months: Traced = {
  name: "by-month",
  key: ["month", "part"],
  rows: [
    { month: "2022-04-01", part: "a", killed: 3, provinces: 1, attacks: 2 },
    { month: "2022-05-01", part: "a", killed: 4, provinces: 2, attacks: null },
  ],
  lineage: {
    killed: [of("i1"), of("i2", "i3")],
    provinces: [of("i1"), { mode: "by", measure: null, ids: ["i2", "i3"] }],
  },
};

describe("a cell", () => {
  test("is named by query, column and the key of its row", () => {
    expect(cellOf(months, 1, "killed")).toEqual({
      id: "by-month.killed[month=2022-05-01,part=a]",
      kind: "cell",
      source: "by-month",
      column: "killed",
      where: { month: "2022-05-01", part: "a" },
      lineage: of("i2", "i3"),
    });
  });

  test("needs no key in the only row, goes by its position without one, and by an id alone", () => {
    const rows = [
      { id: "x,1 [a]", n: 1 },
      { id: "y", n: 2 },
    ];
    expect(cellOf({ name: "q", rows: rows.slice(0, 1) }, 0, "n").id).toBe("q.n");
    expect(cellOf({ name: "q", rows }, 1, "n").id).toBe("q.n[row=2]");
    expect(cellOf({ name: "q", key: ["id"], rows }, 0, "n").id).toBe("q.n[x%2C1%20%5Ba%5D]");
  });

  test("that says nothing of itself goes by the only record of its row, if there is one", () => {
    expect(cellOf(months, 0, "attacks").lineage).toEqual({
      mode: "by",
      measure: null,
      ids: ["i1"],
    });
    expect(cellOf(months, 1, "attacks").lineage).toBeNull();
  });
});

describe("some rows", () => {
  const april = select(listOf(months), { month: "2022-04-01" }, [0]);

  test("are counted, and prove their number where each is one record", () => {
    expect(countRows(april)).toMatchObject({
      id: "count:by-month[month=2022-04-01]",
      lineage: { mode: "of", ids: ["i1"] },
    });
    expect(countRows(listOf(months)).lineage?.mode).toBe("by");
  });

  test("add up, with every record of every row", () => {
    expect(totalOf(listOf(months), "killed")).toMatchObject({
      id: "total:by-month.killed",
      lineage: of("i1", "i2", "i3"),
    });
    expect(sumOf(listOf(months), "provinces").lineage?.mode).toBe("by");
    expect(sumOf(listOf(months), "attacks").lineage).toBeNull();
  });

  test("are no sum where gaps are counted", () => {
    expect(unknownIn(listOf(months), "killed").lineage?.mode).toBe("by");
    expect(missingIn(april, "killed")).toMatchObject({
      id: "missing:by-month.killed[month=2022-04-01]",
      lineage: { mode: "by" },
    });
  });
});
