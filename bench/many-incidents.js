import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const sample = resolve(import.meta.dirname, "..");
const malformed = join(sample, "test/cases/malformed");

const incidentColumns =
  "id,title,date,date_end,date_precision,place_written,town,province,country,place_precision,category,category_basis,target_groups,target_type,method,status,sensitivity,preferred_claim,preferred_reason,note";
const claimColumns =
  "id,incident,source,killed,wounded,casualties,attributed_to,attribution_basis,sensitivity,date,note";
const provinces = ["AF-KAB", "AF-KDZ", "AF-BAL"];
const killed = ["3", "at least 2", "?", "about 7", "more than 10"];

const headline = `-- Key: id
SELECT 'all' AS id, number_of(id) AS incidents, total_of(killed) AS killed,
  number_of(DISTINCT province, id) AS provinces
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
ORDER BY id
`;
const parts = `-- Key: province, category
SELECT province, category, number_of(id) AS incidents, total_of(killed) AS killed
FROM incidents
GROUP BY province, category
ORDER BY province, category
`;
const template = `<h1>{{briefing.title}}</h1>
{{#with (first queries.headline) as |row|}}
<p>{{figure row.incidents}} incidents, {{figure row.killed}} killed, {{figure row.provinces}} provinces.</p>
{{/with}}
<table><caption>Parts</caption><thead><tr><th>Province</th><th>Incidents</th><th>Killed</th></tr></thead><tbody>
{{#each (where queries.parts "category" "flash-flood") as |row|}}
<tr><th>{{row.province}}</th><td>{{figure row.incidents}}</td><td>{{figure row.killed style="short"}}</td></tr>
{{/each}}</tbody></table>
<p>Floods were in {{figure (count (where queries.parts "category" "flash-flood"))}} provinces.</p>
`;

// Five kinds of counts, by turns.
const killedOf = (n) => killed[n % killed.length];

// Every other row has a cell in quotes.
const noteOf = (n) => (n % 2 === 0 ? "" : `"Seen from the road, by ${n % 7} people."`);

/** Makes a project of so many incidents, with a claim each, and a template of a page; returns its folder. */
export function projectOf(incidents) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-many-")));
  const write = (path, text) => writeFileSync(join(root, path), text);
  mkdirSync(join(root, "templates"));
  for (const path of ["theme.yaml", "template.yaml", "strings.en.yaml"].map(
    (name) => `templates/briefing/${name}`,
  ))
    cpSync(join(sample, path), join(root, path));
  cpSync(join(sample, "templates/fonts"), join(root, "templates/fonts"), {
    recursive: true,
  });
  cpSync(join(malformed, "base"), root, { recursive: true });
  write("templates/briefing/briefing.hbs", template);
  rmSync(join(root, "templates/briefing/queries/incidents.sql"));
  write("templates/briefing/queries/headline.sql", headline);
  write("templates/briefing/queries/parts.sql", parts);
  const rows = (head, line) =>
    `${head}\n${Array.from({ length: incidents }, (_, n) => line(n)).join("\n")}\n`;
  write(
    "data/incidents.csv",
    rows(incidentColumns, (n) => {
      const day = String((n % 28) + 1).padStart(2, "0");
      const province = provinces[n % provinces.length];
      const category = n % 2 === 0 ? "flash-flood" : "dam";
      return `I-${n},Incident ${n},2030-01-${day},,day,valley ${n},,${province},AF,province,${category},stated,,market,flood,reported,public,,,${noteOf(n)}`;
    }),
  );
  write(
    "data/claims.csv",
    rows(claimColumns, (n) => `C-${n},I-${n},radio,${killedOf(n)},,,,undetermined,public,,`),
  );
  write("data/breakdowns.csv", "claim,measure,group,count,verbatim,relation\n");
  const config = readFileSync(join(root, "briefing.yaml"), "utf8");
  write("briefing.yaml", config.replace(/accept:[\s\S]*$/, ""));
  return root;
}
