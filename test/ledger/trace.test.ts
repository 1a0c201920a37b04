import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  buildLedger,
  findFigures,
  readLedger,
  toWritten,
  traceFigure,
  type WrittenLedger,
  writeLedger,
} from "../../src/ledger/index.ts";
import { claim, dataset, incident, source } from "../database/builder.ts";
import { renderOver } from "./support.ts";

const data = dataset({
  sources: [
    source("article"),
    source("agency", { group: "wire" }),
    source("paper", { group: "wire" }),
  ],
  incidents: [
    incident("a", "2022-04-01"),
    incident("b", "2022-04-02"),
    incident("c", "2022-04-03", { category: "cross-border" }),
  ],
  claims: [
    claim("a", { killed: "at least 4005" }, { id: "a-1" }),
    claim("a", { killed: "4007" }, { id: "a-2", source: "agency" }),
    claim("b", { killed: "about 4" }, { id: "b-1", source: "paper" }),
    claim("c", { killed: "?" }, { id: "c-1" }),
  ],
});
const queries = {
  list: "SELECT id, count_of(killed) AS killed FROM incidents ORDER BY date",
  sum: "SELECT number_of(id) AS incidents, total_of(killed) AS killed FROM incidents WHERE date >= $period_start",
  claims: "SELECT id, count_of(killed) AS killed FROM claims ORDER BY id",
  provinces: "SELECT number_of(DISTINCT province, id) AS provinces FROM incidents",
};
const text = `<h2>Part</h2><p>{{figure queries.sum.0.killed}}, {{figure queries.sum.0.incidents}},
  {{figure queries.list.1.killed style="short"}}, {{figure queries.claims.1.killed}},
  {{figure queries.provinces.0.provinces}}, {{figure (total (where queries.list "id" "b") "killed")}}</p>`;
const frame = {
  edition: { id: "2022-05", language: "en", audience: "public" },
  rule: "lowest",
  queries: Object.entries(queries).map(([name, sql]) => ({ name, sql, file: `${name}.sql` })),
  parameters: { period_start: "2021-08-15", period_end: "2022-05-31" },
};

async function written(): Promise<{ readonly ledger: WrittenLedger; readonly json: string }> {
  const { document, input } = await renderOver(data, queries, text, frame.parameters);
  const ledger = buildLedger(document, input);
  const json = new TextDecoder().decode(writeLedger(ledger, input, frame));
  return { ledger: toWritten(ledger, input, frame), json };
}
const { ledger, json } = await written();

const idsOf = (asked: string, page?: number): readonly string[] =>
  findFigures(ledger, asked, page).figures.map(({ figure }) => figure.id);
const traceOf = (asked: string) => {
  const [found] = findFigures(ledger, asked).figures;
  if (found === undefined) throw new Error(`no figure ${asked}`);
  return traceFigure(found.figure, ledger);
};

describe("a figure is found", () => {
  test("by its id, and by its row, also as a page breaks it", () => {
    expect(idsOf("sum.killed")).toEqual(["sum.killed"]);
    expect(findFigures(ledger, "sum")).toMatchObject({ by: "row" });
    expect(idsOf("sum")).toEqual(["sum.killed", "sum.incidents"]);
    expect(idsOf("list[\u200bb]")).toEqual(["list.killed[b]"]);
  });

  test.each([
    ["4009"],
    ["4,009"],
    ["۴۰۰۹"],
    ["۴٬۰۰۹"],
    ["٤٠٠٩"],
    ["४००९"],
    ["at least 4,009"],
    ["At least\u00a04,009 (in part approximate)"],
    ["≥ 4009"],
    [">=4009"],
  ])("by its words, %s", (asked) => {
    expect(idsOf(asked)).toEqual(["sum.killed"]);
  });

  test.each([["4008"], ["more than 4009"], ["400"], ["killed"], [""], ["at least"]])(
    "by no others, %s",
    (asked) => {
      expect(idsOf(asked)).toEqual([]);
    },
  );

  test("on a page, if it is printed there", () => {
    const figures = ledger.figures.map((figure, index) => ({
      ...figure,
      printed: figure.printed.map((one) => ({ ...one, page: index + 1 })),
    }));
    const found = (page: number) => findFigures({ ...ledger, figures }, "sum", page).figures;
    expect(found(1).map(({ figure }) => figure.id)).toEqual(["sum.killed"]);
    expect(found(3)).toEqual([]);
  });
});

describe("a trace", () => {
  test("says the value, the query with the parameters that it names, the incidents and what stands for each", () => {
    expect(traceOf("sum.killed")).toMatchObject({
      words: "at least 4009 (in part approximate), 1 not stated",
      rule: "lowest",
      query: { name: "sum", file: "sum.sql", sql: queries.sum },
      incidents: [
        {
          id: "a",
          date: "2022-04-01",
          count: "at least 4005",
          claims: [
            { id: "a-1", stands: true, source: "article", killed: "at least 4005" },
            { id: "a-2", stands: false, source: "agency", killed: "4007" },
          ],
        },
        { id: "b", count: "about 4" },
        { id: "c", count: "?" },
      ],
      sources: [{ id: "agency" }, { id: "article" }, { id: "paper" }],
      independentSources: 2,
      workedOut: { result: "holds", records: 3 },
    });
    expect(traceOf("sum.killed").query?.parameters).toEqual({ period_start: "2021-08-15" });
  });

  test("of a claim's figure shows that claim alone", () => {
    const { incidents, workedOut } = traceOf("claims.killed[a-2]");
    expect(incidents).toMatchObject([{ id: "a", claims: [{ id: "a-2" }] }]);
    expect(workedOut).toEqual({ result: "holds", value: "4007", records: 1 });
  });

  test.each([
    ["sum.incidents", "holds"],
    ["list.killed[b]", "holds"],
    ["total:list.killed[b]", "holds"],
    ["provinces.provinces", "depends"],
  ])("works %s out again: it %s", (asked, result) => {
    expect(traceOf(asked).workedOut.result).toBe(result);
  });

  test("says so where the records give something else", () => {
    fc.assert(
      fc.property(fc.constantFrom("a", "b"), fc.integer({ min: 5000, max: 9000 }), (id, killed) => {
        const incidents = { ...ledger.incidents };
        const changed = incidents[id];
        if (changed === undefined) throw new Error(id);
        incidents[id] = { ...changed, killed: String(killed) };
        const [found] = findFigures(ledger, "sum.killed").figures;
        if (found === undefined) throw new Error("no figure");
        const { workedOut } = traceFigure(found.figure, { ...ledger, incidents });
        expect(workedOut.result).toBe("differs");
        expect(workedOut.value).not.toBe(traceOf("sum.killed").words);
      }),
    );
    const [found] = findFigures(ledger, "sum.incidents").figures;
    if (found === undefined) throw new Error("no figure");
    const short = { ...found.figure, incidents: ["a", "b"] };
    expect(traceFigure(short, ledger).workedOut).toEqual({
      result: "differs",
      value: "2",
      records: 2,
    });
  });
});

describe("a ledger that is read", () => {
  test("is what was written", () => {
    expect(readLedger(json, "figures.json")).toEqual({
      ledger: JSON.parse(JSON.stringify(ledger)),
      diagnostics: [],
    });
  });

  test.each([
    ["", "is not JSON"],
    ["[]", /is no ledger of figures$/],
    ["null", /is no ledger of figures$/],
    [json.replace('"version": 1', '"version": 2'), "is of a version"],
    [
      json.replace('"killed": "about 4"', '"killed": "about four hundred"'),
      'see "incidents.b.killed"',
    ],
    [json.replace('"killed": "about 4"', '"killed": 4'), 'see "incidents.b.killed"'],
    [json.replace('"low": 4009', '"low": -1'), 'see "figures.0.value'],
    [json.replace('"kind": "cell"', '"kind": "spell"'), 'see "figures.0.kind"'],
  ])("is refused where it is foreign, %#", (foreign, message) => {
    const { ledger: read, diagnostics } = readLedger(foreign, "figures.json");
    expect(read).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "ledger/unreadable", place: { file: "figures.json" } },
    ]);
    expect(diagnostics[0]?.message).toMatch(message);
  });

  test("may name records that it does not hold, or properties of every object", () => {
    const foreign = {
      ...ledger,
      figures: ledger.figures.map((figure) => ({
        ...figure,
        source: "constructor",
        incidents: ["toString", "__proto__"],
        sources: ["hasOwnProperty"],
        measure: "constructor",
      })),
    };
    const { ledger: read } = readLedger(JSON.stringify(foreign), "figures.json");
    const [figure] = read?.figures ?? [];
    if (read === undefined || figure === undefined) throw new Error("it is refused");
    const trace = traceFigure(figure, read);
    expect(trace.query).toBeNull();
    expect(trace.sources).toEqual([]);
    expect(trace.incidents).toMatchObject([
      { id: "toString", count: null, claims: [] },
      { id: "__proto__", count: null, claims: [] },
    ]);
    expect(trace.workedOut.result).toBe("none");
  });
});
