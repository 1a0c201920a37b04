import { once } from "node:events";
import {
  cpSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const sample = resolve(import.meta.dirname, "..");

const columns =
  "id,title,date,date_end,date_precision,time,place_written,town,province,country,origin_country,place_precision,place_note,category,category_basis,target_groups,target_type,method,attacks,detonations,status,sensitivity,source,killed,wounded,casualties,killed_verbatim,attributed_to,attribution_basis,note".split(
    ",",
  );
const provinces =
  "KAB KAP PAR WAR LOG NAN LAG PAN BGL BAM GHA PKA PIA KHO KNR NUR BDS TAK KDZ SAM BAL SAR GHO DAY URU ZAB KAN JOW FYB HEL BDG HER FRA NIM"
    .split(" ")
    .map((code) => `AF-${code}`);
const words = {
  category: ["battles", "explosions", "against-civilians", "protests"],
  "target-type": ["market", "mosque", "road", "school", "checkpoint", "house"],
  method: ["gunfire", "explosive", "suicide-attack", "arson"],
};
const firstDay = Date.UTC(2027, 0, 1);

// Numbers that look like chance and are the same each time (xorshift).
function chance() {
  let state = 2_463_534_242;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

function rowsOf(random) {
  const below = (n) => Math.floor(random() * n);
  const of = (list) => list[below(list.length)];
  const killedOf = () => {
    const kind = random();
    if (kind < 0.1) return "?";
    if (kind < 0.2) return `at least ${below(40)}`;
    if (kind < 0.25) return `${below(5)}-${5 + below(20)}`;
    return String(Math.floor(random() * random() * 30));
  };
  return (index) => {
    const date = new Date(firstDay + below(1461) * 86_400_000).toISOString().slice(0, 10);
    const [province, killed] = [of(provinces), killedOf()];
    const wounded = random() < 0.4 ? "" : String(below(50));
    const named = random() < 0.5;
    return [
      `EV-${index}`,
      `"Made-up event, number ${index} of an exercise"`,
      ...[date, "", "day", random() < 0.2 ? "15:00" : ""],
      ...[`"District ${below(400)}, ${province}"`, "", province, "AF", "", "province", ""],
      ...[of(words.category), "stated", of(["civilians", "civilians; police", "army", ""])],
      ...[of(words["target-type"]), of(words.method), String(1 + below(3)), ""],
      ...[of(["reported", "alleged", "corroborated"]), "public", of(["radio", "office", "ledger"])],
      ...[killed, wounded, killed === "?" && wounded === "" ? "5" : "", ""],
      ...(named ? [of(["Group A", "Group B"]), "media"] : ["", "undetermined"]),
      random() < 0.3 ? `"Seen, and noted, on page ${below(977)} of a register, with a remark"` : "",
    ].join(",");
  };
}

/** Writes a table of so many events, of 30 columns, as CSV. */
async function writeEvents(path, events) {
  const out = createWriteStream(path);
  const rowOf = rowsOf(chance());
  let lines = [columns.join(",")];
  for (let index = 0; index < events; index++) {
    lines.push(rowOf(index));
    if (lines.length < 5000) continue;
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
    lines = [];
  }
  out.end(lines.length > 0 ? `${lines.join("\n")}\n` : "");
  await once(out, "close");
}

async function toParquet(csv, parquet) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv('${csv}', all_varchar = true)) TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

const sources = `id,publisher,title,type,url,accessed,sensitivity
radio,Exercise Radio,,media,https://example.org/radio,2031-01-03,public
office,Exercise Office,,official,https://example.org/office,2031-01-03,public
ledger,Exercise Ledger,,ngo,https://example.org/ledger,2031-01-03,public
`;

const briefing = (events) => `title: Made-up events
publisher: Exercise Office
template: template
data:
  folder: data
  events: data/${events}
  language: en
  kind: selection
  coverage: 2027-01-01..2030-12-31
  rule: range
  categories: [${words.category.join(", ")}]
editions:
  - { id: all, number: 1, period: 2027-01-01..2030-12-31, published: 2031-01-05, data-as-of: 2031-01-03, language: en }
`;

const title = (word) => word.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());

// The tally, and behind it a page or two for each year of the provinces.
const main = `{{> tally-of-all}}
<section id="years" class="annex">
  <h2>Years</h2>
  <table><caption>Incidents by province and year</caption><thead><tr><th>Province</th><th>Year</th><th>Incidents</th><th>Killed</th><th>Wounded</th></tr></thead><tbody>
  {{#each queries.years as |row|}}<tr><th>{{row.province_name}}</th><td>{{date row.year style="year"}}</td><td>{{figure row.incidents}}</td><td>{{figure row.killed style="short"}}</td><td>{{figure row.wounded style="short"}}</td></tr>{{/each}}
  </tbody></table>
</section>
`;
const years = `-- Key: province_name, year
SELECT province_name, CAST(date_trunc('year', date) AS date) AS year, number_of(id) AS incidents,
  total_of(killed) AS killed, total_of(wounded) AS wounded
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
GROUP BY province_name, CAST(date_trunc('year', date) AS date)
ORDER BY province_name, year
`;

/** Makes a project of so many events, as CSV and as Parquet; returns its folder. */
export async function projectOf(events) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-events-")));
  const write = (path, text) => writeFileSync(join(root, path), text);
  for (const folder of ["data/narrative", "template/queries", "template/partials"])
    mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(sample, "data/places"), join(root, "data/places"), { recursive: true });
  write("data/sources.csv", sources);
  write("data/narrative/summary.en.md", "Made-up events.\n");
  write(
    "template/template.yaml",
    "description: Made up.\nextends: fieldbrief:tally\nmain: all.hbs\n",
  );
  write("template/all.hbs", main);
  write("template/queries/years.sql", years);
  cpSync(
    join(sample, "templates/tally/tally.hbs"),
    join(root, "template/partials/tally-of-all.hbs"),
  );
  const terms = Object.entries({ ...words, part: words.category }).map(
    ([kind, list]) => `${kind}:\n${list.map((word) => `  ${word}: ${title(word)}\n`).join("")}`,
  );
  write("template/strings.en.yaml", terms.join(""));
  await writeEvents(join(root, "data/events.csv"), events);
  await toParquet(join(root, "data/events.csv"), join(root, "data/events.parquet"));
  return root;
}

/** Has briefing.yaml of a project name one of its tables. */
export function useTable(root, events) {
  writeFileSync(join(root, "briefing.yaml"), briefing(events));
}
