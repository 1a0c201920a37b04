import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTables, openDatabase } from "../../src/database/index.ts";
import { claim, dataset, incident, tableInput } from "./builder.ts";
import { query, refusal } from "./support.ts";

const three = dataset({
  incidents: [
    incident("b", "2022-04-01", { category: "taliban-others", province: "AF-BAL" }),
    incident("a", "2022-04-02", { category: "shia-hazara" }),
    incident("c", "2022-04-03", { category: "shia-hazara" }),
  ],
  claims: [
    claim("a", { killed: "5" }),
    claim("b", { killed: "at least 7" }),
    claim("c", { killed: "?" }),
  ],
});
const all = "FROM incidents";

async function lineageOf(sql: string) {
  return (await query(three, sql)).lineage;
}

describe("a cell says which records it is of", () => {
  test("a count names its incident, and the measure that it is", async () => {
    const lineage = await lineageOf(`SELECT id, count_of(killed) AS dead ${all} ORDER BY id`);
    expect(lineage).toEqual({
      dead: ["a", "b", "c"].map((id) => ({ mode: "of", measure: "killed", ids: [id] })),
    });
  });

  test("a total names all that went into it, those that state no number too", async () => {
    const sql = `SELECT category, total_of(killed) AS killed ${all} GROUP BY category ORDER BY category`;
    expect(await lineageOf(sql)).toEqual({
      killed: [
        { mode: "of", measure: "killed", ids: ["a", "c"] },
        { mode: "of", measure: "killed", ids: ["b"] },
      ],
    });
  });

  test("a number names the rows that it counts, a distinct one those that it depends on", async () => {
    const sql = `SELECT number_of(id) FILTER (WHERE category = 'shia-hazara') AS some,
      number_of(DISTINCT category, id) AS parts ${all}`;
    const { rows, columns, lineage } = await query(three, sql);
    expect(rows).toEqual([{ some: 2, parts: 2 }]);
    expect(columns.map(({ name }) => name)).toEqual(["some", "parts"]);
    expect(lineage).toEqual({
      some: [{ mode: "of", measure: null, ids: ["a", "c"] }],
      parts: [{ mode: "by", measure: null, ids: ["a", "b", "c"] }],
    });
  });

  test("lineage passes through joins and renamed columns", async () => {
    const sql = `WITH x AS (SELECT id, category AS part, count_of(killed) AS dead ${all})
      SELECT c.id AS category, CASE WHEN c.id = 'cross-border' THEN NULL ELSE count(x.id) END AS n,
        ids_of(x.id) AS n_of, total_of(x.dead) AS lost
      FROM categories AS c LEFT JOIN x ON x.part = c.id GROUP BY c.id, c.position ORDER BY c.position`;
    const lineage = await lineageOf(sql);
    expect(lineage?.["n"]?.map((cell) => cell?.ids)).toEqual([["a", "c"], ["b"], []]);
    expect(lineage?.["lost"]?.map((cell) => cell?.measure)).toEqual(["killed", "killed", null]);
  });

  test("an incident that a join doubles stands twice", async () => {
    const sql = `SELECT total_of(i.killed) AS killed FROM incidents AS i
      JOIN categories AS c ON c.id <> i.category WHERE i.id = 'a'`;
    expect((await lineageOf(sql))?.["killed"]?.[0]?.ids).toEqual(["a", "a"]);
  });

  test("a claim's figure names the claim", async () => {
    const sql = "SELECT id, count_of(killed) AS killed FROM claims WHERE incident = 'a'";
    expect((await lineageOf(sql))?.["killed"]?.[0]?.ids).toEqual(["claim/a-article"]);
  });

  test("nothing is said of what the query does not trace, or of counts of two measures", async () => {
    expect(await lineageOf(`SELECT count(*) AS n ${all}`)).toEqual({});
    const sql = `WITH x AS (SELECT count_of(killed) AS both ${all}
      UNION ALL SELECT count_of(wounded) AS both ${all}) SELECT total_of(both) AS both FROM x`;
    const lineage = await lineageOf(sql.replaceAll("AS both FROM incidents", `AS both ${all}`));
    expect(lineage?.["both"]?.[0]).toMatchObject({ mode: "by", measure: null });
  });
});

test("the numbers are the same where no records are asked for", async () => {
  const database = await openDatabase({ lineage: false });
  try {
    await database.load(buildTables(tableInput(three)));
    await database.lock();
    const sql = `WITH x AS (SELECT id, count_of(killed) AS killed ${all})
      SELECT number_of(id) AS n, total_of(killed) AS killed, ids_of(id) AS x_of FROM x`;
    const result = await database.run({ name: "test", file: "queries/test.sql", sql }, {});
    expect(result.rows).toMatchObject([{ n: 3, killed: { low: 12, high: null } }]);
    expect(result.lineage).toEqual({});
  } finally {
    database.close();
  }
});

test("as many ids as rows are counted, whatever the data", async () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9.:_-]{0,6}$/), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(ids, async (names) => {
      const data = dataset({
        incidents: names.map((id, index) =>
          incident(id, "2022-04-01", { category: index % 2 ? "shia-hazara" : "cross-border" }),
        ),
      });
      const sql = `SELECT category, number_of(id) AS n ${all} GROUP BY category ORDER BY category`;
      const { rows, lineage } = await query(data, sql);
      expect(lineage?.["n"]?.map((cell) => cell?.ids.length)).toEqual(rows.map((row) => row["n"]));
      expect(lineage?.["n"]?.flatMap((cell) => cell?.ids ?? []).sort()).toEqual([...names].sort());
    }),
    { numRuns: 10 },
  );
});

describe("the key of a query", () => {
  test("is what its comment says, or its column id", async () => {
    const sql = `SELECT id, category FROM incidents ORDER BY id`;
    expect((await query(three, sql)).key).toEqual(["id"]);
    expect((await query(three, `-- Key: category, id.\n${sql}`)).key).toEqual(["category", "id"]);
    expect((await query(three, "SELECT title FROM incidents ORDER BY title")).key).toBeUndefined();
  });

  test("is refused where two rows share it, and where it names no column", async () => {
    const sql = "SELECT id, category FROM incidents ORDER BY id";
    expect(await refusal(three, `-- Key: category\n${sql}`)).toBe(
      "1:1 | database/key | two rows have the same key (category) | after `-- Key:` name the columns that tell all rows apart",
    );
    expect(await refusal(three, `-- Key: month\n${sql}`)).toContain('the key names "month"');
  });
});
