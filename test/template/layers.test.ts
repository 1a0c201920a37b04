import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskEffects } from "../../src/effect.ts";
import {
  type ReadTemplate,
  readTemplate,
  renderTemplate,
  withoutUnneeded,
} from "../../src/template/index.ts";
import { documentText } from "../support/document-text.ts";
import { withFiles } from "../support/files.ts";
import { context, messages } from "../support/template.ts";

const strings = Object.entries(messages)
  .map(([key, text]) => `${key}: ${JSON.stringify(text)}\n`)
  .join("");

const base = {
  "base/template.yaml": "constants:\n  - { words: two, in: greeting, reason: a name }\n",
  "base/base.hbs": "<h1>x</h1>{{> part}}",
  "base/partials/part.hbs": "<p>base</p>",
  "base/strings.en.yaml": `${strings}greeting: two of base\n`,
};

/** Reads the template of `mine`, which extends `middle` if there is such a folder, and `base`. */
function read(files: Readonly<Record<string, string>>): Promise<ReadTemplate> {
  const all = { ...base, "mine/template.yaml": "description: mine\n", ...files };
  const isThere = (folder: string): boolean =>
    Object.keys(all).some((path) => path.startsWith(`${folder}/`));
  return withFiles(all, (root) =>
    readTemplate(
      ["mine", "middle", "base"].filter(isThere).map((folder) => join(root, folder)),
      { root, effects: diskEffects },
    ),
  );
}

async function rendered(files: Readonly<Record<string, string>>): Promise<string> {
  const { template, diagnostics } = await read(files);
  if (template === undefined) throw new Error(JSON.stringify(diagnostics));
  const { document, diagnostics: found } = renderTemplate(template, { ...context, narrative: {} });
  if (document === undefined) throw new Error(JSON.stringify(found));
  return documentText(document);
}

describe("a template that extends another", () => {
  test("takes every file from it that it does not hold", async () => {
    const { template, diagnostics } = await read({});
    expect(diagnostics).toEqual([]);
    expect(template?.main.file).toBe("base/base.hbs");
    expect([...(template?.partials.keys() ?? [])]).toEqual(["part"]);
    expect(template?.constants).toMatchObject([{ words: ["two"] }]);
  });

  test("puts its own in the place of one of the same name", async () => {
    expect(await rendered({ "mine/partials/part.hbs": "<p>mine</p>" })).toContain("mine");
    const { template } = await read({
      "mine/queries/b.sql": "SELECT 2 AS b",
      "base/queries/b.sql": "SELECT 1 AS b",
      "base/queries/a.sql": "SELECT 1 AS a",
    });
    expect(template?.queries.map(({ file }) => file)).toEqual([
      "base/queries/a.sql",
      "mine/queries/b.sql",
    ]);
  });

  test("may override the main file by its name, by the folder's, or by template.yaml", async () => {
    const mainOf = async (files: Readonly<Record<string, string>>): Promise<string | undefined> =>
      (await read(files)).template?.main.file;
    expect(await mainOf({ "mine/base.hbs": "<h1>x</h1>" })).toBe("mine/base.hbs");
    expect(await mainOf({ "mine/mine.hbs": "<h1>x</h1>" })).toBe("mine/mine.hbs");
    expect(
      await mainOf({ "mine/template.yaml": "main: other.hbs\n", "base/other.hbs": "<h1>x</h1>" }),
    ).toBe("base/other.hbs");
  });

  test("prints a partial that it overrides as base/<name>, folder by folder", async () => {
    const text = await rendered({
      "mine/partials/part.hbs": "<p>before</p>{{#if queries}}{{> base/part}}{{/if}}",
      "middle/template.yaml": "description: middle\n",
      "middle/partials/part.hbs": "{{> base/part}}<p>after</p>",
    });
    expect(text).toMatch(/: before\n.*: base\n.*: after\n/);
  });

  test("means by base/<name> the partial of what it extends, though it holds none itself", async () => {
    const text = await rendered({ "mine/mine.hbs": "<h1>x</h1>{{> base/part}}" });
    expect(text).toContain("base");
  });

  test("takes messages one by one, and tells where each stands", async () => {
    const { template, diagnostics } = await read({
      "mine/strings.en.yaml": "greeting: mine\nlabel: { table: 'T {number}' }\n",
    });
    expect(diagnostics).toEqual([]);
    const english = template?.strings.get("en") ?? {};
    expect(english["greeting"]).toBe("mine");
    expect(english["label.table"]).toBe("T {number}");
    expect(english["label.figure"]).toBe("Figure {number}");
    expect(template?.stringPlaces("en", "greeting")).toMatchObject({
      file: "mine/strings.en.yaml",
      line: 1,
    });
    expect(template?.stringPlaces("en", "label.figure").file).toBe("base/strings.en.yaml");
  });

  test("has findings in the file that says what is wrong", async () => {
    const { diagnostics } = await read({ "mine/strings.en.yaml": "greeting: [1]\n" });
    expect(diagnostics).toMatchObject([
      {
        code: "template/message-type",
        place: { file: "mine/strings.en.yaml", line: 1 },
        excerpt: "greeting: [1]",
      },
    ]);
  });

  test.each(["", "# greeting: Hello\n"])("may say nothing yet: %j", async (text) => {
    const { template, diagnostics } = await read({ "mine/strings.en.yaml": text });
    const { template: whole } = await read({});
    expect(diagnostics).toEqual([]);
    expect(template?.strings.get("en")).toEqual(whole?.strings.get("en"));
  });

  test("may add a language, of which every message is owed", async () => {
    const { diagnostics } = await read({ "mine/strings.fa-AF.yaml": "greeting: سلام\n" });
    expect(diagnostics.length).toBeGreaterThan(10);
    expect(new Set(diagnostics.map(({ place }) => place?.file))).toEqual(
      new Set(["mine/strings.fa-AF.yaml"]),
    );
  });

  test("runs and draws of it only what something names", async () => {
    const { template } = await read({
      "base/queries/asked.sql": "SELECT 1 AS a",
      "base/queries/drawn.sql": "SELECT 1 AS a",
      "base/queries/told.sql": "SELECT 1 AS a",
      "base/queries/idle.sql": "SELECT 1 AS a",
      "mine/queries/own.sql": "SELECT 1 AS a",
      "base/charts/bars.vl.json": '{"data":{"name":"drawn"}}',
      "base/charts/idle.vl.json": "{}",
      "base/partials/unused.hbs": '{{chart "idle"}}{{queries.idle}}',
      "base/partials/used.hbs": '{{#each queries.asked}}{{/each}}{{chart "bars"}}',
      "mine/mine.hbs": "<h1>x</h1>{{~> used }}",
    });
    if (template === undefined) throw new Error("not read");
    const needed = withoutUnneeded(template, [{ text: "{{count queries.told}}" }]);
    expect(needed.queries.map(({ name }) => name)).toEqual(["asked", "drawn", "own", "told"]);
    expect(needed.charts.map(({ name }) => name)).toEqual(["bars"]);
  });
});
