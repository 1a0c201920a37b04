import { describe, expect, test } from "vitest";
import { type FigureValue, textOf, visit } from "../../src/document/index.ts";
import {
  buildLedger,
  checkLedger,
  checkOrigins,
  linkFigures,
  withPages,
  writeLedger,
} from "../../src/ledger/index.ts";
import { claim, dataset, incident, source } from "../database/builder.ts";
import { language, renderOver } from "./support.ts";

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
    claim("a", { killed: "at least 5" }, { id: "a-1" }),
    claim("a", { killed: "7" }, { id: "a-2", source: "agency" }),
    claim("b", { killed: "about 4" }, { id: "b-1", source: "paper" }),
    claim("c", { killed: "?" }, { id: "c-1" }),
  ],
});
const list = "SELECT id, count_of(killed) AS killed FROM incidents ORDER BY date";
const sum = "SELECT number_of(id) AS incidents, total_of(killed) AS killed FROM incidents";

async function problems(queries: Record<string, string>, text: string): Promise<readonly string[]> {
  const { document, input } = await renderOver(data, queries, text);
  const found = [...checkOrigins(document), ...checkLedger(buildLedger(document, input), input)];
  return found.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

describe("an entry", () => {
  test("gathers where its figure is printed, and what it rests on", async () => {
    const text = `<h2>Part</h2><p>{{figure queries.sum.0.killed}}</p>
      <table><caption>C</caption><thead><tr><th>A</th></tr></thead>
      <tbody><tr><th>{{figure queries.sum.0.killed style="short"}}</th></tr></tbody></table>`;
    const { document, input } = await renderOver(data, { sum }, text);
    const [entry, ...more] = buildLedger(document, input).entries;
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      derivation: { id: "sum.killed", kind: "cell" },
      value: { low: 9, high: null, parts: { unknown: 1 } },
      occurrences: [
        { situation: "text", words: "at least 9 (in part approximate)", section: "Part" },
        {
          situation: "table",
          words: expect.stringMatching(/^≥\s*9\s\(in part\s≈\)$/),
          section: "Part",
        },
      ],
      incidents: ["a", "b", "c"],
      claims: ["a-1", "a-2", "b-1", "c-1"],
      sources: ["agency", "article", "paper"],
      // Two of the three repeat one agency.
      independentSources: 2,
    });
  });

  test("of a claim rests on that claim alone", async () => {
    const claims = "SELECT id, count_of(killed) AS killed FROM claims WHERE id = 'a-2'";
    const { document, input } = await renderOver(
      data,
      { claims },
      "<p>{{figure queries.claims.0.killed}}</p>",
    );
    expect(buildLedger(document, input).entries).toMatchObject([
      { incidents: ["a"], claims: ["a-2"], sources: ["agency"], independentSources: 1 },
    ]);
  });
});

describe("the check", () => {
  test("finds nothing wrong with numbers and sums that are what their incidents give", async () => {
    const text = `<p>{{figure queries.sum.0.incidents}} {{figure queries.sum.0.killed}}
      {{figure (count queries.list)}} {{figure (total queries.list "killed")}}
      {{figure queries.list.2.killed}} {{figure edition.number}}</p>`;
    expect(await problems({ sum, list }, text)).toEqual([]);
  });

  test("finds a join that counts incidents twice", async () => {
    const twice = `SELECT total_of(i.killed) AS killed FROM incidents AS i
      JOIN claims AS c ON c.incident = i.id`;
    expect(await problems({ twice }, "<p>{{figure queries.twice.0.killed}}</p>")).toEqual([
      'error ledger/counted-twice: "twice.killed" counts a more than once (twice.killed)',
    ]);
  });

  test("finds a number that its incidents do not give", async () => {
    const wrong = "SELECT 2 * count(*) AS n, ids_of(id) AS n_of FROM incidents";
    expect(await problems({ wrong }, "<p>{{figure queries.wrong.0.n}}</p>")).toEqual([
      'error ledger/wrong-sum: "wrong.n" is 6, but its incidents give 3 (wrong.n)',
    ]);
  });

  test("finds a sum that leaves out what is not stated, or adds what is not there", async () => {
    const wrong = `SELECT sum(killed_low) AS killed_low, CAST(NULL AS bigint) AS killed_high,
      CAST(0 AS bigint) AS killed_approximate, CAST(0 AS bigint) AS killed_exact,
      CAST(3 AS bigint) AS killed_at_least, CAST(0 AS bigint) AS killed_more_than,
      CAST(0 AS bigint) AS killed_at_most, CAST(0 AS bigint) AS killed_less_than,
      CAST(0 AS bigint) AS killed_between, CAST(0 AS bigint) AS killed_unknown,
      ids_of(killed_of) AS killed_of FROM incidents`;
    expect(await problems({ wrong }, "<p>{{figure queries.wrong.0.killed}}</p>")).toEqual([
      'error ledger/wrong-sum: "wrong.killed" is at least 9, but its incidents give at least about 9 (1 unknown) (wrong.killed)',
    ]);
  });

  test("warns of a figure that names no incident, and of one that no query gave", async () => {
    const lost = "SELECT count(*) AS n FROM incidents";
    expect(await problems({ lost }, "<p>{{figure queries.lost.0.n}} {{figure 3}}</p>")).toEqual([
      "warning ledger/untraced: a figure is printed that no query, statement or edition gave",
      'warning ledger/untraced: the figure "lost.n" does not say which incidents it is of (lost.n)',
    ]);
  });

  test("leaves alone what says that it only depends on its incidents", async () => {
    const share = "SELECT count(*) / 2 AS share, ids_of(id) AS share_by FROM incidents";
    expect(await problems({ share }, "<p>{{figure queries.share.0.share}}</p>")).toEqual([]);
  });
});

describe("every figure leads to what it rests on", () => {
  const table = (body: string): string =>
    `<table><caption>C</caption><thead><tr><th>A</th></tr></thead><tbody>${body}</tbody></table>`;
  const annex = table(
    '{{#each queries.list as |row|}}<tr id="annex-{{row.id}}"><th>{{figure row.killed}}</th></tr>{{/each}}',
  );
  const text = `<p>{{figure queries.sum.0.killed}} {{figure queries.list.0.killed}}
    <a href="#annex-a">{{figure queries.list.0.killed}}</a> {{stated "attacks-late-2021" "attacks"}}</p>${annex}
    {{figureList queries.list prefix="annex-" caption="What figures rest on"}}`;

  async function linked() {
    const { document, input } = await renderOver(data, { sum, list }, text);
    const ledger = buildLedger(document, input);
    const done = linkFigures(document, ledger, language);
    const figures: FigureValue[] = [];
    visit(done, (node) => node.type === "figureValue" && figures.push(node));
    return { done, ledger, figures };
  }

  test("a sum to the list of figures, one of an incident to its row, but not from there or within a link", async () => {
    const { figures } = await linked();
    expect(figures.map(({ target, derivation }) => [derivation?.id, target])).toEqual([
      ["sum.killed", "#figure-sum"],
      ["list.killed[a]", "#annex-a"],
      ["list.killed[a]", undefined],
      ["statement/attacks-late-2021.attacks", undefined],
      ["list.killed[a]", undefined],
      ["list.killed[b]", undefined],
      ["list.killed[c]", undefined],
      ["sum.killed", undefined],
    ]);
  });

  test("the list names incidents by their numbers, in runs, and counts independent sources", async () => {
    const { done } = await linked();
    const rows: string[] = [];
    visit(done, (node) => {
      if (node.type === "tableRow" && node.id === "figure-sum")
        rows.push(node.children.map(textOf).join(" | "));
    });
    expect(rows).toEqual(["sum | Killed: at least 9 (in part approximate) | 3 incidents: 1–3 | 2"]);
  });

  test("pages come to the entries in the order in which figures stand", async () => {
    const { done, ledger } = await linked();
    let page = 0;
    const paged = withPages(ledger, done, () => ++page);
    expect(paged.entries.map(({ occurrences }) => occurrences.map((one) => one.page))).toEqual([
      [1],
      [2, 3, 5],
      [4],
      [6],
      [7],
    ]);
  });
});

test("figures.json holds every figure with its query, incidents, claims and sources, in one order", async () => {
  const text = "<p>{{figure queries.sum.0.killed}} {{figure queries.list.1.killed}}</p>";
  const { document, input } = await renderOver(data, { sum, list }, text);
  const frame = {
    edition: { id: "2022-05", language: "en", audience: "public" },
    rule: "lowest",
    queries: [
      { name: "sum", file: "queries/sum.sql", sql: sum },
      { name: "unused", file: "queries/unused.sql", sql: list },
      { name: "list", file: "queries/list.sql", sql: list },
    ],
    parameters: { period_start: "2021-08-15" },
  };
  const bytes = writeLedger(buildLedger(document, input), input, frame);
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
  expect(json).toMatchObject({
    version: 1,
    rule: "lowest",
    queries: { sum: { sql: sum }, list: { file: "queries/list.sql" } },
    figures: [
      {
        id: "sum.killed",
        value: { total: "at least 9", low: 9, high: null, approximate: 1, parts: { unknown: 1 } },
        measure: "killed",
        proof: "of",
        incidents: ["a", "b", "c"],
      },
      { id: "list.killed[b]", value: "about 4", where: { id: "b" }, incidents: ["b"] },
    ],
    incidents: { a: { killed: "at least 5", standing: ["a-1"] }, b: {}, c: { killed: "?" } },
    claims: { "a-2": { incident: "a", source: "agency", killed: "7" } },
    sources: { agency: { group: "wire" } },
  });
  expect(Object.keys(Object(json).queries)).toEqual(["sum", "list"]);
});
