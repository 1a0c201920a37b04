import { describe, expect, test } from "vitest";
import { type Engine, openEngine, type Table } from "../../src/database/index.ts";

const table = (name: string, ...ids: readonly string[]): Table => ({
  name,
  columns: [{ name: "id", type: "text", cells: ids }],
});

const idsIn = async (
  engine: Engine,
  tables: readonly Table[],
  sql: string,
): Promise<readonly unknown[]> => {
  const database = await engine.open();
  try {
    await database.load(tables);
    await database.lock();
    const { rows } = await database.run({ name: "test", file: "test.sql", sql }, {});
    return rows.map((row) => row["id"]);
  } finally {
    database.close();
  }
};

describe("an engine that holds one edition after another", () => {
  test("keeps nothing of the one before", async () => {
    const engine = await openEngine();
    const all = "SELECT id FROM incidents ORDER BY id";
    const first = [table("incidents", "I-1", "I-2"), table("secrets", "S-1")];
    expect(await idsIn(engine, first, all)).toEqual(["I-1", "I-2"]);
    expect(await idsIn(engine, [table("incidents", "I-3")], all)).toEqual(["I-3"]);
    await expect(
      idsIn(engine, [table("incidents")], "SELECT id FROM secrets ORDER BY id"),
    ).rejects.toThrow("database/unknown-table");
    engine.close();
  });

  test("lends itself to one at a time", async () => {
    const engine = await openEngine();
    const all = "SELECT id FROM incidents ORDER BY id";
    const asked = ["a", "b", "c"].map((id) => idsIn(engine, [table("incidents", id)], all));
    expect(await Promise.all(asked)).toEqual([["a"], ["b"], ["c"]]);
    engine.close();
  });

  test("goes on after tables that could not be loaded", async () => {
    const engine = await openEngine();
    const all = "SELECT id FROM incidents ORDER BY id";
    expect(await idsIn(engine, [table("incidents", "I-1")], all)).toEqual(["I-1"]);
    const wrong: Table = {
      name: "claims",
      columns: [{ name: "id", type: "integer", cells: ["no number"] }],
    };
    await expect(idsIn(engine, [table("incidents", "I-2"), wrong], all)).rejects.toThrow(
      "a cell of type integer",
    );
    expect(await idsIn(engine, [table("incidents", "I-3")], all)).toEqual(["I-3"]);
    engine.close();
  });

  test("stays locked", async () => {
    const engine = await openEngine();
    await idsIn(engine, [table("incidents")], "SELECT id FROM incidents");
    await expect(
      idsIn(engine, [table("incidents")], "SELECT content AS id FROM read_text('/etc/hostname')"),
    ).rejects.toThrow("database/sql");
    engine.close();
  });
});
