import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";
import { malformed } from "../support/project.ts";
import { sampleProject } from "../support/sample.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-cells-")));

const query = `SELECT category AS id, number_of(id) AS incidents, total_of(killed) AS killed
FROM incidents GROUP BY category
UNION ALL
SELECT 'all', number_of(id) AS incidents, total_of(killed) AS killed FROM incidents
ORDER BY id
`;

const template = `<h1>{{briefing.title}}</h1>
<table><caption>Incidents</caption>
<thead><tr><th>Part</th><th>Incidents</th><th>Killed</th></tr></thead><tbody>
{{#each queries.incidents as |row|}}
<tr><th>{{row.id}}</th><td>{{figure row.incidents}}</td><td>{{figure row.killed}}</td></tr>
{{/each}}</tbody></table>
`;

// Eight floods, one broken dam, three storms.
beforeAll(() => {
  for (const path of ["theme.yaml", "template.yaml", "strings.en.yaml"].map(
    (name) => `templates/briefing/${name}`,
  ))
    cpSync(join(sampleProject, path), join(root, path));
  cpSync(join(sampleProject, "templates/fonts"), join(root, "templates/fonts"), {
    recursive: true,
  });
  cpSync(join(malformed, "base"), root, { recursive: true });
  const parts = [..."ffffffffdsss"].map((part) => ({ f: "flood", d: "dam", s: "storm" })[part]);
  const rows = (head: string, line: (part: string, n: number) => string): string =>
    `${head}\n${parts.map((part = "", n) => line(part, n)).join("\n")}\n`;
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  write("templates/briefing/queries/incidents.sql", query);
  write("templates/briefing/briefing.hbs", template);
  write("data/breakdowns.csv", "claim,measure,group,count,verbatim,relation\n");
  write(
    "data/incidents.csv",
    rows(
      "id,title,date,date_end,date_precision,place_written,town,province,country,place_precision,category,category_basis,target_groups,target_type,method,status,sensitivity,preferred_claim,preferred_reason,note",
      (part, n) =>
        `I-${n},An incident,2030-01-12,,day,valley ${n},,AF-KDZ,AF,province,${part},stated,,market,flood,reported,public,,,`,
    ),
  );
  write(
    "data/claims.csv",
    rows(
      "id,incident,source,killed,wounded,casualties,attributed_to,attribution_basis,sensitivity,date,note",
      (_, n) => `C-${n},I-${n},radio,${n + 20},,,,undetermined,public,,`,
    ),
  );
  const config = readFileSync(join(root, "briefing.yaml"), "utf8");
  const plain = config
    .replace(/accept:[\s\S]*$/, "")
    .replace("[flash-flood, dam]", "[flood, dam, storm]");
  write("briefing.yaml", `${plain}audiences:\n  - { name: public, small-cells: 3 }\n`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const make = (audience: string): Promise<BuildReport> =>
  build({ project: root, out: join(root, "out"), audiences: [audience] }, nodeEffects());

const rowsOf = (folder: string): readonly string[] => {
  const html = readFileSync(join(root, "out", folder, "briefing.html"), "utf8");
  const body = /<tbody[\s\S]*?<\/tbody>/.exec(html)?.[0] ?? "";
  return [...body.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    row
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
};

test("small cells, and those they could be worked out with, read as withheld; the total stays", async () => {
  const report = await make("public");
  expect(report.diagnostics).toEqual([]);
  expect(report.editions[0]?.withheld.cells).toBe(4);
  expect(rowsOf("2030-q1-en")).toEqual([
    "all 12 306",
    "dam withheld withheld",
    "flood 8 188",
    "storm withheld withheld",
  ]);
});

test("the list of figures no longer says which incidents they are of", async () => {
  await make("public");
  expect(readFileSync(join(root, "out/2030-q1-en/figures.json"), "utf8")).not.toMatch(/I-\d/);
});

test("an audience without that rule sees all of them", async () => {
  const report = await make("internal");
  expect(report.editions[0]?.withheld.cells).toBe(0);
  expect(rowsOf("2030-q1-en-internal")[1]).toBe("dam 1 28");
});

test("a number that does not say which incidents it is of is refused where cells have to be judged", async () => {
  const file = join(root, "templates/briefing/queries/incidents.sql");
  const before = readFileSync(file, "utf8");
  writeFileSync(file, before.replaceAll("number_of(id)", "count(*)"));
  const { diagnostics, editions } = await make("public");
  writeFileSync(file, before);
  expect(editions).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toContain("audience/untraced-cell");
});
