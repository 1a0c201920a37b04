import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { readConfig } from "../../src/config/index.ts";
import {
  editionDatabase,
  editionTables,
  type QueryResult,
  runQueries,
} from "../../src/database/index.ts";
import { parametersOf, readProject } from "../../src/edition/index.ts";
import { diskEffects } from "../../src/effect.ts";
import {
  describeTemplate,
  narrow,
  type TemplateReference,
  writeReferenceMarkdown,
} from "../../src/reference/index.ts";
import { helpers } from "../../src/template/index.ts";
import { withCase } from "../support/project.ts";
import { sampleProject } from "../support/sample.ts";
import { recordingTerminal } from "../support/terminal.ts";

const override = {
  "t/mine/template.yaml": "extends: fieldbrief:briefing\n",
  "t/mine/strings.en.yaml": "section: { outlook: 'Next for {place}' }\n",
  "t/mine/theme.yaml": "styles: { lead: { color: accent, keep-with-next: true } }\n",
  "t/mine/partials/title.hbs":
    "{{!-- The title,\n  ours. --}}<h1>{{> own about=briefing.title}}</h1>",
  "t/mine/partials/own.hbs": "{{about}}",
  "t/mine/queries/own.sql":
    "-- Ours.\n-- Parameters: $coverage_end.\n-- Key: n\nSELECT 1 AS n, count_of(killed) AS k, date, attacks > 1 AS many FROM incidents WHERE date < $coverage_end ORDER BY n",
};

/** Runs `use` on a project whose template, these files, extends the one that comes with the program. */
function project(
  files: Readonly<Record<string, string>>,
  use: (root: string) => Promise<void>,
): Promise<void> {
  return withCase("base", async (root) => {
    const text = readFileSync(join(root, "briefing.yaml"), "utf8");
    const briefing = text.replace(/^template: .*$/m, "template: t/mine");
    for (const [path, content] of Object.entries({ ...files, "briefing.yaml": briefing })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    await use(root);
  });
}

async function rowsOfSample(): Promise<readonly QueryResult[]> {
  const { config } = await readConfig(sampleProject, diskEffects);
  const { project: read } = config ? await readProject(config, diskEffects) : {};
  const edition = config?.editions[0];
  if (read === undefined || edition === undefined) throw new Error("the sample is broken");
  const tables = editionTables(read, edition);
  const database = await editionDatabase(tables, { lineage: true });
  try {
    const parameters = parametersOf(edition, read.config.data.coverage);
    return (await runQueries(database, read.template.queries, parameters)).results;
  } finally {
    database.close();
  }
}

test("helpers of a template's own are described with their file", async () => {
  const code =
    'export default { toll: { about: "Prints a toll.", params: [{ name: "row", takes: "row", about: "A row" }, { name: "style", takes: ["a", "b"], named: true, optional: true, about: "How" }], run: () => "" } };';
  await project({ ...override, "t/mine/helpers.js": code }, async (root) => {
    const { reference, diagnostics } = await describeTemplate(root, diskEffects);
    expect(diagnostics).toEqual([]);
    expect(reference?.helpers.at(-1)).toEqual({
      name: "toll",
      about: "Prints a toll.",
      example: "{{toll row}}",
      block: false,
      file: "t/mine/helpers.js",
      arguments: [
        { name: "row", by: "position", takes: "row", optional: false, about: "A row" },
        { name: "style", by: "name", takes: "a or b", optional: true, about: "How" },
      ],
    });
    if (reference === undefined) return;
    expect(writeReferenceMarkdown(reference)).toContain("From `t/mine/helpers.js`.");
  });
});

const named = <E extends { readonly name: string }>(
  entries: readonly E[] | undefined,
  name: string,
): E | undefined => entries?.find((entry) => entry.name === name);

describe("the template of the sample", () => {
  let sample: TemplateReference | undefined;
  beforeAll(async () => {
    const { reference, diagnostics } = await describeTemplate(sampleProject, diskEffects);
    expect(diagnostics).toEqual([]);
    sample = reference;
  });

  test("has every helper, with its arguments", () => {
    expect(sample?.helpers.map(({ name }) => name)).toEqual(helpers.map(({ name }) => name));
    expect(named(sample?.helpers, "percent")?.arguments).toEqual([
      { name: "part", by: "position", takes: "value", optional: false, about: "The part" },
      {
        name: "of",
        by: "name",
        takes: "value",
        optional: false,
        about: "The whole: an exact number",
      },
    ]);
  });

  test("has every query with the columns that it gives when it is run on the data", async () => {
    const results = await rowsOfSample();
    const columns = (list: readonly Pick<QueryResult, "name" | "columns">[] = []) =>
      Object.fromEntries(list.map((query) => [query.name, query.columns]));
    expect(columns(sample?.queries)).toEqual(columns(results));
    expect(results.some(({ rows }) => rows.length > 10)).toBe(true);
    expect(sample?.queries.filter(({ about }) => about === "")).toEqual([]);
  });

  test("has every chart with queries and columns that there are", () => {
    const problems = (sample?.charts ?? []).flatMap(({ name, data, fields }) => {
      const rows = data.flatMap((each) => named(sample?.queries, each) ?? []);
      // A count is spread over columns of its own, and codes have words beside them.
      const plain = fields.map((field) => field.replace(/_(text|low|high|bound|approximate)$/, ""));
      // Shapes of a map have an id.
      const shapes = data.includes("places") ? ["id"] : [];
      const known = rows.flatMap(({ columns }) => columns.map((column) => column.name));
      return plain
        .filter((field) => ![...known, ...shapes].includes(field))
        .map((field) => `${name}: ${field}`);
    });
    expect(sample?.charts.length).toBeGreaterThan(5);
    expect(problems).toEqual([]);
  });
});

describe("a template that extends another", () => {
  test("says of each name which folder it comes from", async () => {
    await project(override, async (root) => {
      const { reference, diagnostics } = await describeTemplate(root, diskEffects);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(reference?.folders).toEqual(["t/mine", "fieldbrief:briefing"]);
      expect(named(reference?.partials, "title")).toMatchObject({
        file: "t/mine/partials/title.hbs",
        about: "The title, ours.",
      });
      expect(named(reference?.partials, "own")).toMatchObject({
        takes: ["about"],
        usedIn: ["t/mine/partials/title.hbs"],
      });
      expect(named(reference?.partials, "annex")?.file).toBe(
        "fieldbrief:briefing/partials/annex.hbs",
      );
      expect(named(reference?.queries, "own")).toEqual({
        name: "own",
        file: "t/mine/queries/own.sql",
        about: "Ours.",
        parameters: ["coverage_end"],
        key: ["n"],
        columns: [
          { name: "n", type: "number" },
          { name: "k", type: "count" },
          { name: "date", type: "date" },
          { name: "many", type: "boolean" },
        ],
      });
      expect(named(reference?.strings, "section.outlook")).toEqual({
        name: "section.outlook",
        file: "t/mine/strings.en.yaml",
        arguments: ["place"],
        text: "Next for {place}",
      });
      expect(named(reference?.styles, "lead")).toMatchObject({
        file: "t/mine/theme.yaml",
        isDefault: false,
        says: { "keep-with-next": true, color: "#0b5561" },
      });
      expect(named(reference?.styles, "caption")).toMatchObject({
        file: "fieldbrief:briefing/theme.yaml",
        isDefault: true,
      });
    });
  });

  test("leaves out a query that cannot be run, and says why", async () => {
    const files = { ...override, "t/mine/queries/own.sql": "SELECT kiled FROM incidents" };
    await project(files, async (root) => {
      const { reference, diagnostics } = await describeTemplate(root, diskEffects);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
        { code: "database/unknown-column", place: { file: "t/mine/queries/own.sql", line: 1 } },
      ]);
      expect(named(reference?.queries, "own")).toBeUndefined();
      expect(named(reference?.queries, "headline")).toBeDefined();
    });
  });

  test("writes a page whose tables are whole whatever a file says", async () => {
    const files = {
      ...override,
      "t/mine/strings.en.yaml": "section: { outlook: 'a | b <script> `c` {place}' }\n",
    };
    await project(files, async (root) => {
      const { reference } = await describeTemplate(root, diskEffects);
      const page = reference && writeReferenceMarkdown(narrow(reference, "section.outlook"));
      expect(page).toContain(
        "| `section.outlook` | `place` | a \\| b \\<script\\> \\`c\\` {place} |",
      );
    });
  });
});

describe("fieldbrief template docs", () => {
  const docs = async (argv: readonly string[], cwd = sampleProject) => {
    const terminal = recordingTerminal(cwd);
    const code = await run(["template", "docs", ...argv], terminal);
    return { code, out: terminal.stdout(), err: terminal.stderr() };
  };

  test("prints all of it within 80 columns, but for examples and paths", async () => {
    const { code, out, err } = await docs([]);
    expect([code, err]).toEqual([0, ""]);
    const titles = out.split("\n").filter((line) => /^\S/.test(line));
    expect(titles).toEqual(["Helpers", "Partials", "Queries", "Charts", "Messages", "Styles"]);
    const wide = out.split("\n").filter((line) => line.length > 80);
    expect(wide.filter((line) => !/^ {4}\{\{|^ {2}\S+ {2}\S+$/.test(line))).toEqual([]);
  });

  test("narrows to a name, a kind, or a name of a kind", async () => {
    const { out } = await docs(["queries/headline.sql"]);
    expect(out).toMatch(
      /^Queries\n\n {2}headline {2}templates\/briefing\/queries\/headline\.sql\n {4}What page one/,
    );
    expect(out).toContain("\n    parameters: $period_start, $period_end\n    incidents ");
    expect((await docs(["chart"])).out).toMatch(/^Helpers\n\n {2}chart\n/);
    expect((await docs(["styles"])).out).toMatch(/^Styles\n\n {2}document {2}/);
    const group = await docs(["column", "--format", "json"]);
    expect(JSON.parse(group.out)).toMatchObject({ styles: [{ name: "column" }], strings: [] });
    const messages = await docs(["strings/column", "--format", "json"]);
    expect(JSON.parse(messages.out).strings.length).toBeGreaterThan(10);
  });

  test("offers the nearest name to one that is not there", async () => {
    const { code, err } = await docs(["hedline"]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('no "hedline"; did you mean "headline"?'),
    ]);
  });

  test("says what is wrong with a template that it cannot describe", async () => {
    const files = { ...override, "t/mine/theme.yaml": "stiles: {}\n" };
    await project(files, async (root) => {
      const { code, err } = await docs(["styles"], root);
      expect(code).toBe(1);
      expect(err).toContain('error[theme/unknown-key] unknown key "stiles"');
    });
  });
});
