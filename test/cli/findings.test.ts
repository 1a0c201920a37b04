import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { withCase } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

const template = "templates/briefing";
const chart = (spec: object): string =>
  JSON.stringify({ usermeta: { fieldbrief: { columns: ["id"] } }, mark: "bar", ...spec });

/** A mistake: the file it is in, and what makes it there of what stands there, if anything does. */
type Mistake = readonly [code: string, file: string, make: Make, beside?: readonly [string, Make]];
type Make = (text: string) => string;

const mistakes: readonly Mistake[] = [
  ["incident/unknown-key", "data/statements.yaml", (text) => `${text}  colour: red\n`],
  [
    "incident/duplicate-figure",
    "data/statements.yaml",
    (text) => text.replace(/^ {4}- \{ name.*\n/m, "$&$&"),
  ],
  ["chart/map-syntax", "data/places/map.topojson", () => "{"],
  [
    "chart/map-provinces",
    "data/places/map.topojson",
    () => '{"type":"Topology","arcs":[],"objects":{"provinces":{"geometries":[{"id":"AF-KDZ"}]}}}',
  ],
  [
    "template/missing-key",
    `${template}/template.yaml`,
    () => "constants: [{ words: two, in: section.title }]\n",
  ],
  ["template/wrong-type", `${template}/template.yaml`, () => "description: [one, two]\n"],
  ["template/bad-value", `${template}/template.yaml`, () => "main: briefing.txt\n"],
  ["theme/missing-key", `${template}/theme.yaml`, (text) => text.replace("  size: A4\n", "")],
  ["theme/bad-key", `${template}/theme.yaml`, (text) => `${text}\n  Lead: {}\n`],
  [
    "theme/style-cycle",
    `${template}/theme.yaml`,
    (text) => `${text}\n  a: { based-on: b }\n  b: { based-on: a }\n`,
  ],
  ["chart/not-json", `${template}/charts/incidents.vl.json`, () => chart({}).replaceAll('"', "'")],
  [
    "chart/unknown-data",
    `${template}/charts/incidents.vl.json`,
    () => chart({ data: { name: "incidnts" } }),
  ],
  [
    "template/no-last-issue",
    `${template}/briefing.hbs`,
    (text) => text.replace("{{figure incident.killed}}", "{{sinceLast incident.killed}}"),
  ],
  [
    "ledger/unnamed-column",
    `${template}/briefing.hbs`,
    (text) =>
      text
        .replace("{{figure incident.killed}}", "{{figure incident.hurt}}")
        .replace("</table>", '$&{{figureList queries.incidents caption="Figures" id="figures"}}'),
    [
      `${template}/queries/incidents.sql`,
      (text) => text.replace("AS killed", "AS killed, count_of(wounded) AS hurt"),
    ],
  ],
];

describe("a project with one mistake", () => {
  test.for(mistakes)(
    "is told of as %s, in the file of the mistake",
    async ([code, file, make, beside]) => {
      await withCase(
        "base",
        async (root) => {
          change(join(root, file), make);
          if (beside !== undefined) change(join(root, beside[0]), beside[1]);
          const terminal = recordingTerminal(root);
          const exit = await run(["check", "--format", "json"], terminal);
          const found: readonly {
            readonly code: string;
            readonly place?: { readonly file: string };
          }[] = JSON.parse(terminal.stdout());
          expect(exit).toBe(1);
          expect(found.map((one) => `${one.code} ${one.place?.file}`)).toContain(`${code} ${file}`);
          expect(new Set(found.map((one) => one.code))).toEqual(new Set([code]));
        },
        { templates: true },
      );
    },
  );
});

function change(path: string, make: Make): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, make(existsSync(path) ? readFileSync(path, "utf8") : ""));
}
