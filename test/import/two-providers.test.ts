import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withFiles } from "../support/files.ts";
import { briefingYaml, fieldbrief, imports, narrative, ownRecords } from "./project.ts";
import { acledTable, gedTable } from "./tables.ts";

type Files = Readonly<Record<string, string>>;

const both = imports({ acled: ["raw/acled.csv"], "ucdp-ged": ["raw/ged.csv"] });

const tables: Files = {
  ...narrative,
  "raw/acled.csv": acledTable([{}, { fatalities: "4" }]),
  "raw/ged.csv": gedTable([{}, {}, { low: "1", best: "3", high: "4", deaths_civilians: "0" }]),
};

/** A project with a page of its own, over the tables of two data sets. */
function project(page: string, more: Files = {}, data: readonly string[] = both): Files {
  return {
    ...tables,
    "briefing.yaml": briefingYaml({ data, template: "mine" }),
    "mine/template.yaml": "extends: fieldbrief:general\nmain: mine.hbs\n",
    "mine/mine.hbs": `{{> title}}
<section id="own">
  <h2>Made up</h2>
  ${page}
</section>
{{> method}}
{{> sources}}
`,
    ...more,
  };
}

const over = (select: string): Files => ({
  "mine/queries/mine.sql": `-- Made up.
-- Parameters: $period_start, $period_end.
${select}
`,
});

async function building(files: Files) {
  return withFiles(files, async (root) => {
    const built = await fieldbrief(["build", "--format", "json"], root);
    const path = join(root, "out/2022-04-1-en-internal/figures.json");
    const ledger: unknown = built.code === 0 ? JSON.parse(readFileSync(path, "utf8")) : undefined;
    const { diagnostics }: { diagnostics: readonly Found[] } = JSON.parse(built.out || built.err);
    return { code: built.code, diagnostics, ledger };
  });
}

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint?: string;
  readonly place?: { readonly file: string; readonly line?: number };
}

const short = ({ code, place }: Found): string => `${code} ${place?.file}:${place?.line}`;

describe("figures of two data sets", () => {
  test("stand side by side, each under its rule", async () => {
    const { code, ledger, diagnostics } = await building(project("{{> provider-table}}"));
    expect([code, diagnostics]).toEqual([0, []]);
    expect(ledger).toMatchObject({
      figures: expect.arrayContaining([
        expect.objectContaining({ id: "providers.incidents[provider=acled]", value: 2 }),
        expect.objectContaining({ id: "providers.incidents[provider=ucdp-ged]", value: 3 }),
        expect.objectContaining({
          id: "providers.killed[provider=acled]",
          value: expect.objectContaining({ total: "at least 7" }),
        }),
        expect.objectContaining({
          id: "providers.killed[provider=ucdp-ged]",
          value: expect.objectContaining({ total: "11-22" }),
        }),
      ]),
    });
  });

  test("stand beside those of the project's own, under the briefing's rule", async () => {
    const files = project("{{> provider-table}}", ownRecords);
    await withFiles(files, async (root) => {
      expect((await fieldbrief(["build"], root)).code).toBe(0);
      const html = readFileSync(join(root, "out/2022-04-1-en-internal/briefing.html"), "utf8");
      const rows = html.match(/<tr><th scope="row">[\s\S]*?<\/tr>/g) ?? [];
      const words = rows.map((row) =>
        row
          .replace(/<[^>]*>/g, " ")
          .replace(/\s+/g, " ")
          .trim(),
      );
      expect(words.slice(0, 3)).toEqual([
        expect.stringMatching(/^Our own entries 1 5 not stated .*the range of all of them stands/),
        expect.stringMatching(/^ACLED 2 ≥ 7 not stated .*the lowest that was reported/),
        expect.stringMatching(/^UCDP GED 3 11–22 not stated .*stand as a range/),
      ]);
    });
  });

  test("are in no sum of a query: that is an error at its line", async () => {
    const sql =
      "SELECT\n  number_of(id) AS incidents,\n  total_of(killed) AS killed\nFROM incidents";
    const page = "<p>{{figure queries.mine.0.killed}}</p>";
    const { code, diagnostics } = await building(project(page, over(sql)));
    expect(code).toBe(1);
    expect(diagnostics).toEqual([
      {
        severity: "error",
        code: "ledger/two-providers",
        message:
          '"mine.killed" adds up records of 2 data sets: 2 of acled, 3 of ucdp-ged (mine.killed)',
        place: { file: "mine/queries/mine.sql", line: 5, column: 23 },
        hint: expect.stringContaining("WHERE provider = 'acled'"),
      },
    ]);
  });

  test("are in no number of entries either, own ones among them", async () => {
    const files = project(
      "<p>{{figure queries.mine.0.incidents}}</p>",
      { ...over("SELECT number_of(id) AS incidents FROM incidents"), ...ownRecords },
      imports({ acled: ["raw/acled.csv"] }),
    );
    const { diagnostics } = await building(files);
    expect(diagnostics.map(short)).toEqual(["ledger/two-providers mine/queries/mine.sql:3"]);
    expect(diagnostics[0]?.message).toContain("2 of acled, 1 of the project's own");
  });

  test.each([
    ["{{figure (count queries.mine)}}", "mine"],
    ['{{figure (total queries.mine "killed")}}', "mine.killed"],
  ])("are in no sum of a template, which is told where it stands: %s", async (helper, name) => {
    const sql = "SELECT id, count_of(killed) AS killed FROM incidents ORDER BY id";
    const { diagnostics } = await building(project(`<p>${helper}</p>`, over(sql)));
    expect(diagnostics.map(short)).toEqual(["ledger/two-providers mine/mine.hbs:4"]);
    expect(diagnostics[0]?.message).toContain(`"${name}" adds up`);
  });

  test("are in no chart or table of the shipped template: one finding a column", async () => {
    const files = { ...tables, "briefing.yaml": briefingYaml({ data: both }) };
    const { code, diagnostics } = await building(files);
    expect(code).toBe(1);
    expect(new Set(diagnostics.map((found) => found.code))).toEqual(
      new Set(["ledger/two-providers"]),
    );
    const said = diagnostics.map(({ message }) => message.split('"')[1]);
    for (const name of ["headline.killed", "provinces.killed", "methods.incidents"])
      expect(said).toContain(name);
    // A column of a query, and what a chart adds up of it.
    for (const name of new Set(said))
      expect(said.filter((one) => one === name).length).toBeLessThan(3);
  });

  test("are in no share: neither the part nor the whole", async () => {
    const sql = `SELECT
  number_of(id) FILTER (WHERE provider = 'acled') AS part,
  number_of(id) AS whole
FROM incidents`;
    const page = "<p>{{percent queries.mine.0.part of=queries.mine.0.whole}}</p>";
    const files = project(page, over(sql));
    // Of a selection nothing is a share.
    const yaml = `${files["briefing.yaml"]?.replace("selection", "census")}`;
    const { diagnostics } = await building({ ...files, "briefing.yaml": yaml });
    expect(diagnostics.map(short)).toContain("ledger/two-providers mine/queries/mine.sql:5");
    expect(diagnostics.some(({ message }) => message.includes('"mine.part"'))).toBe(false);
  });

  test("are none that say of no record whose they are", async () => {
    const sql = "SELECT count(*) AS n FROM incidents";
    const page = "<p>{{figure queries.mine.0.n}}</p>";
    const two = await building(project(page, over(sql)));
    expect([two.code, two.diagnostics.map(short)]).toEqual([
      1,
      ["ledger/untold-provider mine/queries/mine.sql:3"],
    ]);
    const one = imports({ acled: ["raw/acled.csv"] });
    const single = await building(project(page, over(sql), one));
    expect([single.code, single.diagnostics.map(short)]).toEqual([
      0,
      ["ledger/untraced mine/queries/mine.sql:3"],
    ]);
  });

  test("are found where which records they are of is itself withheld", async () => {
    const audiences = "audiences:\n  - { name: internal, small-cells: 2 }\n";
    const sql = "SELECT number_of(id) AS incidents FROM incidents";
    const files = project("<p>{{figure queries.mine.0.incidents}}</p>", over(sql));
    const { diagnostics } = await building({
      ...files,
      "briefing.yaml": `${files["briefing.yaml"]}${audiences}`,
      // The shipped one gives numbers that say of no incident.
      "mine/queries/incidents.sql": "SELECT id FROM incidents ORDER BY id",
    });
    expect(diagnostics.map(short)).toEqual(["ledger/two-providers mine/queries/mine.sql:3"]);
  });

  test("are found among more entries than a ledger holds, and one data set alone is not", async () => {
    const many = Array.from({ length: 5100 }, () => ({}));
    const sql = `SELECT
  number_of(id) AS incidents,
  number_of(id) FILTER (WHERE provider = 'acled') AS acled
FROM incidents`;
    const page = (column: string): string => `<p>{{figure queries.mine.0.${column}}}</p>`;
    const large = { "raw/acled.csv": acledTable(many), "raw/ged.csv": gedTable(many) };
    const mixed = await building({ ...project(page("incidents"), over(sql)), ...large });
    expect(mixed.diagnostics.map(short)).toEqual(["ledger/two-providers mine/queries/mine.sql:4"]);
    const one = await building({ ...project(page("acled"), over(sql)), ...large });
    expect([one.code, one.diagnostics]).toEqual([0, []]);
    expect(one.ledger).toMatchObject({ traced: "by-query" });
  });

  test("are named by the edition that has them, or it is not made", async () => {
    const files = project("{{> provider-table}}");
    const main = "{{> title}}\n<p>{{figure queries.mine.0.incidents}}</p>\n";
    const sql = "SELECT number_of(id) AS incidents FROM incidents WHERE provider = 'acled'";
    const { diagnostics } = await building({ ...files, ...over(sql), "mine/mine.hbs": main });
    expect(diagnostics.map((found) => `${found.code} ${found.message}`)).toEqual([
      "edition/no-credit the edition has entries of ACLED, and does not name it",
      "edition/no-credit the edition has entries of UCDP GED, and does not name it",
    ]);
    const named = await building({
      ...files,
      ...over(sql),
      "mine/mine.hbs": `${main}<h2>Data</h2>\n{{> method-providers}}`,
    });
    expect(named.diagnostics).toEqual([]);
  });

  test("are in no sum of a comparison", async () => {
    const change = (fatalities: string): Files => ({
      ...tables,
      "briefing.yaml": briefingYaml({ data: both }),
      "raw/acled.csv": acledTable([{ fatalities }, {}]),
    });
    const newer = Object.entries(change("9")).map(([name, text]) => [`new/${name}`, text] as const);
    await withFiles({ ...change("2"), ...Object.fromEntries(newer) }, async (root) => {
      const { out } = await fieldbrief(["diff", ".", "new", "--format", "json"], root);
      const report: unknown = JSON.parse(out);
      expect(report).toMatchObject({ totals: [], changes: expect.arrayContaining([]) });
      expect(out).toContain("acled-AFG90001");
    });
  });
});
