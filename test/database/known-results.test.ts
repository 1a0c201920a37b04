import { describe, expect, test } from "vitest";
import type { Count } from "../../src/count/index.ts";
import { resultKeys, type Table, withoutRows } from "../../src/database/index.ts";

const exact = (value: number): Count => ({
  bound: "exact",
  low: value,
  high: value,
  approximate: false,
  words: String(value),
});

interface Changes extends Partial<Record<"id" | "title" | "province", string>> {
  readonly killed?: number;
}

const incidents = (changes: Changes = {}): Table => ({
  name: "incidents",
  columns: [
    { name: "id", type: "text", cells: [changes.id ?? "I-1"] },
    { name: "title", type: "text", cells: [changes.title ?? "A title"] },
    { name: "province", type: "text", cells: [changes.province ?? "AF-KAB"] },
    { name: "killed", type: "count", cells: [exact(changes.killed ?? 3)] },
  ],
  of: { prefix: "", column: "id" },
});
const sources = (...cells: readonly string[]): Table => ({
  name: "sources",
  columns: [{ name: "id", type: "text", cells }],
});

const keyOf = (
  sql: string,
  tables: readonly Table[],
  { start = "2030-01-01", lineage = true } = {},
): string =>
  resultKeys({ tables, parameters: { start }, lineage })({ name: "q", file: "q.sql", sql });

describe("the key of a result", () => {
  const sql = "SELECT province, total_of(killed) AS killed FROM incidents GROUP BY province";

  test("is the same for the same cells, whatever a query does not name is", () => {
    const key = keyOf(sql, [incidents(), sources("a")]);
    expect(keyOf(sql, [incidents({ title: "Another title" }), sources("a")])).toBe(key);
    expect(keyOf(sql, [incidents(), sources("b", "c")])).toBe(key);
  });

  test("is another for each thing that a result may come from", () => {
    const keys = [
      keyOf(sql, [incidents()]),
      keyOf(sql, [incidents({ province: "AF-KDZ" })]),
      keyOf(sql, withoutRows([incidents()])),
      keyOf(sql, [incidents({ id: "I-2" })]),
      keyOf(sql, [{ ...incidents(), of: { prefix: "claim/", column: "id" } }]),
      keyOf(sql, [incidents({ killed: 4 })]),
      keyOf(sql, [incidents()], { start: "2030-02-01" }),
      keyOf(sql, [incidents()], { lineage: false }),
      keyOf(`${sql} ORDER BY province`, [incidents()]),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("is of every cell where a star or a table without a SELECT may read them all", () => {
    for (const all of ["SELECT * FROM incidents", "FROM incidents"])
      expect(keyOf(all, [incidents({ title: "Another title" })])).not.toBe(
        keyOf(all, [incidents()]),
      );
  });
});
