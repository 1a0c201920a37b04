import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { withCase } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

/** What is misspelt, the nearest name there is, and where. */
type Slip = readonly [kind: string, near: string, file: string, change: (text: string) => string];

const theme = "t/mine/theme.yaml";
const put = (text: string) => () => text;
const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
// In a template, on a line of its own.
const line = (text: string) => (before: string) => `${before}${text}\n`;
const inTemplate = (kind: string, near: string, text: string): Slip => [
  kind,
  near,
  "t/mine/mine.hbs",
  line(text),
];
const rows = (text: string): string =>
  `{{#each queries.incidents as |row|}}<p>${text}</p>{{/each}}`;
const chart = (columns: string, more: object): string =>
  JSON.stringify({ usermeta: { fieldbrief: { columns: [columns] } }, mark: "bar", ...more });

const slips: readonly Slip[] = [
  ["a key of briefing.yaml", "contact", "briefing.yaml", swap("contact:", "contcat:")],
  ["a key of theme.yaml", "colors", theme, put('colours: { a: "#000000" }\n')],
  ["a key of a style", "font-size", theme, put("styles: { lead: { font-siz: 9 } }\n")],
  ["a key of template.yaml", "constants", "t/mine/template.yaml", line("constant: []")],
  [
    "a key of statements.yaml",
    "sensitivity",
    "data/statements.yaml",
    swap("sensitivity", "sensitivty"),
  ],
  ["a value of a list", "selection", "briefing.yaml", swap("kind: census", "kind: selecton")],
  [
    "a template",
    "fieldbrief:briefing",
    "t/mine/template.yaml",
    put("extends: fieldbrief:breifing\n"),
  ],
  [
    "a template without its prefix",
    "fieldbrief:briefing",
    "briefing.yaml",
    swap("t/mine", "briefing"),
  ],
  ["a file", "claims.csv", "briefing.yaml", swap("  kind:", "  claims: data/clams.csv\n  kind:")],
  ["a language", "fa-AF", "briefing.yaml", swap("language: en", "language: fa-AE")],
  [
    "an audience",
    "public",
    "briefing.yaml",
    swap("language: en", "language: en\n    audience: publik"),
  ],
  [
    "a province of a filter",
    "AF-KAB",
    "briefing.yaml",
    swap("language: en", "language: en\n    filter: { provinces: [AF-KAC] }"),
  ],
  [
    "a category of a filter",
    "flash-flood",
    "briefing.yaml",
    swap("language: en", "language: en\n    filter: { categories: [flash-floods] }"),
  ],
  [
    "an incident of a filter",
    "F-1",
    "briefing.yaml",
    swap("language: en", "language: en\n    filter: { incidents: [F1] }"),
  ],
  ["a colour", "accent", theme, put("styles: { lead: { color: acent } }\n")],
  ["a font", "Roboto", theme, put("styles: { lead: { font-family: Robotto } }\n")],
  [
    "a style that another is based on",
    "caption",
    theme,
    put("styles: { lead: { based-on: captoin } }\n"),
  ],
  inTemplate("a helper", "figure", rows("{{figur row.killed}}")),
  inTemplate("a block", "each", "{{#eahc queries.incidents as |row|}}{{/eahc}}"),
  inTemplate("a partial", "title", "{{> titel}}"),
  inTemplate("a query", "incidents", "{{#each queries.incidnts as |row|}}{{/each}}"),
  inTemplate("a column", "title", rows("{{row.titel}}")),
  inTemplate(
    "a column of a table",
    "title",
    '{{table query="incidents" columns="titel" caption="Rows"}}',
  ),
  inTemplate("a column of a list", "killed", '<p>{{figure (total queries.incidents "kiled")}}</p>'),
  inTemplate("a field of the context", "title", "<p>{{briefing.titel}}</p>"),
  inTemplate("a name of a block", "@index", rows("{{figure @indx}}")),
  inTemplate(
    "a query of a template that is extended",
    "headline",
    "{{#each queries.hedline as |row|}}{{/each}}",
  ),
  inTemplate("a chart", "methods", '{{chart "method"}}'),
  inTemplate("a message", "section.outlook", '<p>{{t "section.outlok"}}</p>'),
  inTemplate("a group of messages", "category", rows('{{term "categry" row.id}}')),
  inTemplate("a style", "lead", '<p class="laed">x</p>'),
  inTemplate("an element", "section", "<secton></secton>"),
  inTemplate("an attribute", "class", '<p clas="lead">x</p>'),
  inTemplate("an argument", "style", rows('{{figure row.killed stile="short"}}')),
  inTemplate("a choice of an argument", "short", rows('{{figure row.killed style="shrt"}}')),
  inTemplate("a statement", "ministry-total", '{{statement "ministry-totl"}}'),
  inTemplate("a figure of a statement", "floods", '<p>{{stated "ministry-total" "flods"}}</p>'),
  inTemplate("a source", "office", '<p>{{cite "ofice"}}</p>'),
  inTemplate("a narrative", "outlook", '{{narrative "outlok"}}'),
  inTemplate("a target", "part-one", '<p id="part-one"><a href="#part-on">x</a></p>'),
  [
    "a table of SQL",
    "incidents",
    "t/mine/queries/own.sql",
    put("SELECT id FROM incidens ORDER BY id\n"),
  ],
  [
    "a column of SQL",
    "title",
    "t/mine/queries/own.sql",
    put("SELECT titel FROM incidents ORDER BY id\n"),
  ],
  [
    "a function of SQL",
    "upper",
    "t/mine/queries/own.sql",
    put("SELECT uper(id) AS id FROM incidents ORDER BY id\n"),
  ],
  [
    "a parameter of SQL",
    "$period_end",
    "t/mine/queries/own.sql",
    put("SELECT id FROM incidents WHERE date < $perod_end ORDER BY id\n"),
  ],
  [
    "a column of a chart's table",
    "title",
    "t/mine/charts/incidents.vl.json",
    put(chart("titel", {})),
  ],
  [
    "data of a chart",
    "incidents",
    "t/mine/charts/own.vl.json",
    put(chart("id", { data: { name: "incidens" } })),
  ],
  [
    "a field of a chart",
    "title",
    "t/mine/charts/incidents.vl.json",
    put(chart("id", { data: { name: "incidents" }, encoding: { x: { field: "titel" } } })),
  ],
  ["a column of a CSV file", "title", "data/incidents.csv", swap("title", "titel")],
  ["a word of a closed list", "reported", "data/incidents.csv", swap("reported", "reportd")],
  ["a category", "flash-flood", "data/incidents.csv", swap("flash-flood", "flash-flod")],
  ["an incident", "F-1", "data/claims.csv", swap(",F-1,", ",F1,")],
  ["a source of a claim", "office", "data/claims.csv", swap(",office,", ",offce,")],
  [
    "a source of a statement",
    "office",
    "data/statements.yaml",
    swap("source: office", "source: ofice"),
  ],
  ["a figure of a statement's text", "floods", "data/statements.yaml", swap("{floods}", "{flods}")],
];

describe("the nearest name is offered for", () => {
  test.for(slips)("%s: %s", async ([, near, file, change]) => {
    await withCase(
      "base",
      async (root) => {
        const write = (path: string, make: (text: string) => string): void => {
          mkdirSync(dirname(join(root, path)), { recursive: true });
          const before = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "";
          writeFileSync(join(root, path), make(before));
        };
        write("briefing.yaml", swap("templates/briefing", "t/mine"));
        write("t/mine/template.yaml", put("extends: fieldbrief:briefing\nmain: mine.hbs\n"));
        write("t/mine/mine.hbs", put("<h1>{{briefing.title}}</h1>\n"));
        write("data/narrative/outlook.en.md", put("What is next.\n"));
        write(
          "t/mine/queries/incidents.sql",
          put(readFileSync(join(root, "templates/briefing/queries/incidents.sql"), "utf8")),
        );
        write(file, change);
        const terminal = recordingTerminal(root);
        await run(["check", "--format", "json"], terminal);
        const found: readonly {
          readonly hint?: string;
          readonly place?: { readonly file: string };
        }[] = JSON.parse(terminal.stdout());
        const hints = found.filter(({ place }) => place?.file === file).map(({ hint }) => hint);
        expect(hints.join("\n"), terminal.stdout()).toContain(`did you mean "${near}"?`);
      },
      { templates: true },
    );
  });
});
