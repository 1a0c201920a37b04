import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type BuildReport,
  build,
  nodeEffects,
  type PublishReport,
  publish,
} from "../../src/index.ts";
import { readLedger, type WrittenFigure, type WrittenLedger } from "../../src/ledger/index.ts";
import { repository, withCase } from "./project.ts";

/** What is written in place of what, by file; text that is not there fails. */
export type Edits = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

/** Changes files of a project. */
export function edit(root: string, edits: Edits): void {
  for (const [file, pairs] of Object.entries(edits)) {
    let text = readFileSync(join(root, file), "utf8");
    for (const [from, to] of pairs) {
      if (!text.includes(from)) throw new Error(`${file} does not hold "${from}"`);
      text = text.replace(from, () => to);
    }
    writeFileSync(join(root, file), text);
  }
}

const partials = ["corrections", "corrected-issue", "corrected-figure", "changed-incident"];

// Of 31 days each, so that one may be compared with the other.
const series = [
  "series:",
  "  unit: custom",
  "  periods:",
  "    - { id: first, period: 2030-01-01..2030-01-31 }",
  "    - { id: second, period: 2030-02-01..2030-03-03 }",
  "    - { id: third, period: 2030-03-04..2030-03-31 }",
  "  languages: [en]",
  "  published: 5",
  "  data-as-of: 2",
];

const page = `
{{#if edition.last}}<p id="since">{{#with (first queries.sums) as |row|}}{{sinceLast row.killed}}{{/with}}
  {{#if edition.last.refused}}{{term "since-last-why" edition.last.refused}}{{/if}}</p>{{/if}}
<p>{{#with (first queries.sums) as |row|}}{{figure row.incidents}} incidents, {{figure row.killed}} killed.{{/with}}</p>
{{> corrections}}
{{sourceList}}
`;

const sums = `SELECT number_of(id) AS incidents, total_of(killed) AS killed
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
`;

/** Runs `use` on the base project as a series of three issues that are compared with what was published of them. */
export function withIssues<T>(use: (root: string) => Promise<T>): Promise<T> {
  return withCase(
    "base",
    async (root) => {
      const file = join(root, "briefing.yaml");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(/^editions:\n(?:[ ].*\n)*/m, `${series.join("\n")}\n`));
      const template = join(root, "templates/briefing");
      const main = readFileSync(join(template, "briefing.hbs"), "utf8");
      writeFileSync(join(template, "briefing.hbs"), `${main}${page}`);
      writeFileSync(join(template, "queries/sums.sql"), sums);
      for (const name of partials)
        cpSync(
          join(repository, `templates/briefing/partials/${name}.hbs`),
          join(template, `partials/${name}.hbs`),
        );
      edit(root, {
        "templates/briefing/strings.en.yaml": [
          ["category:\n", "category:\n  dam: Dams\n  flash-flood: Flash floods\n"],
        ],
      });
      return use(root);
    },
    { templates: true },
  );
}

/** Builds editions of a project to its folder `out`; errors fail, and so do figures that nobody can trace. */
export async function make(root: string, ...editions: readonly string[]): Promise<BuildReport> {
  const report = await build({ project: root, out: join(root, "out"), editions }, nodeEffects());
  const isUntraced = report.diagnostics.some(({ code }) => code.startsWith("ledger/"));
  if (report.failed.length > 0 || isUntraced)
    throw new Error(JSON.stringify(report.diagnostics, null, 2));
  return report;
}

/** Publishes editions that were built to `out`. */
export async function keep(root: string, ...editions: readonly string[]): Promise<PublishReport> {
  const { read, write } = nodeEffects();
  return publish({ project: root, out: join(root, "out"), editions }, { read, write });
}

/** Returns the ledger of an edition in `out`. */
export function ledgerIn(root: string, name: string): WrittenLedger {
  const text = readFileSync(join(root, "out", name, "figures.json"), "utf8");
  const { ledger, diagnostics } = readLedger(text, name);
  if (ledger === undefined) throw new Error(JSON.stringify(diagnostics));
  return ledger;
}

/** Returns what an edition says of the figures of an issue: as published and as they stand now, by the ids of the issue. */
export function restatedIn(
  { figures }: WrittenLedger,
  issue: string,
): Readonly<
  Record<string, readonly [WrittenFigure["value"] | null, WrittenFigure["value"] | null]>
> {
  const of = (prefix: string): Map<string, WrittenFigure["value"]> =>
    new Map(
      figures
        .filter(({ id }) => id.startsWith(prefix))
        .map(({ id, value }) => [id.slice(prefix.length), value]),
    );
  const [published, now] = [of(`published/${issue}:`), of(`${issue}:`)];
  const ids = [...new Set([...published.keys(), ...now.keys()])];
  return Object.fromEntries(
    ids.map((id) => [id, [published.get(id) ?? null, now.get(id) ?? null] as const]),
  );
}

/** Returns the words of an edition's page. */
export function wordsIn(root: string, name: string): string {
  const html = readFileSync(join(root, "out", name, "briefing.html"), "utf8");
  const main = html.slice(html.indexOf("<main"));
  return main.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}
