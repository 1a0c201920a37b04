import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { diskEffects } from "../../src/effect.ts";
import { type ReadTemplate, readTemplate } from "../../src/template/index.ts";
import { messages } from "../support/template.ts";

const strings = Object.entries(messages)
  .map(([key, text]) => `${key}: ${JSON.stringify(text)}\n`)
  .join("");

const files: Readonly<Record<string, string>> = {
  "template.yaml": "description: A test\n",
  "small.hbs": "<h1>x</h1>\r\n{{> part}}\r\n",
  "strings.en.yaml": strings,
};

/** Writes files into templates/small of a new project, reads the template, and cleans up. */
async function read(
  added: Readonly<Record<string, string | undefined>>,
  links: Readonly<Record<string, string>> = {},
  languages?: readonly string[],
): Promise<ReadTemplate> {
  const root = await mkdtemp(join(tmpdir(), "template-"));
  const folder = join(root, "templates/small");
  try {
    for (const [name, text] of Object.entries({ ...files, ...added })) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      if (text !== undefined) await writeFile(join(folder, name), text);
    }
    for (const [name, target] of Object.entries(links)) await symlink(target, join(folder, name));
    return await readTemplate([folder], {
      root,
      effects: diskEffects,
      ...(languages ? { languages } : {}),
    });
  } finally {
    await rm(root, { recursive: true });
  }
}

test("reads main file, partials, queries, charts and strings by name, with their files", async () => {
  const { template, diagnostics } = await read({
    "partials/part.hbs": "<p>x</p>",
    "partials/note.txt": "not a partial",
    "queries/b.sql": "SELECT 1",
    "queries/a.sql": "SELECT 2",
    "charts/bars.vl.json": "{}",
  });
  expect(diagnostics).toEqual([]);
  expect(template).toMatchObject({
    name: "small",
    main: { file: "templates/small/small.hbs", text: "<h1>x</h1>\r\n{{> part}}\r\n" },
    queries: [
      { name: "a", file: "templates/small/queries/a.sql", sql: "SELECT 2" },
      { name: "b", file: "templates/small/queries/b.sql", sql: "SELECT 1" },
    ],
    charts: [{ name: "bars", file: "templates/small/charts/bars.vl.json", text: "{}" }],
  });
  expect([...(template?.partials ?? [])]).toEqual([
    ["part", { file: "templates/small/partials/part.hbs", text: "<p>x</p>", level: 0 }],
  ]);
  expect(template?.strings.get("en")?.["label.table"]).toBe("Table {number}");
});

test("joins nested keys of strings by dots", async () => {
  const { template } = await read({ "strings.en.yaml": `${strings}a:\n  b:\n    c: words\n` });
  expect(template?.strings.get("en")?.["a.b.c"]).toBe("words");
});

test.for<[string, Record<string, string | undefined>, object]>([
  [
    "a main file that is missing",
    { "template.yaml": "main: other.hbs\n" },
    { code: "config/missing-file", place: { file: "templates/small/template.yaml", line: 1 } },
  ],
  [
    "a setting that does not exist",
    { "template.yaml": "mian: small.hbs\n" },
    { code: "template/unknown-key", place: { line: 1, column: 1 }, hint: 'did you mean "main"?' },
  ],
  [
    "a main file outside the folder",
    { "template.yaml": "main: ../../../etc/passwd\n" },
    { place: { file: "templates/small/template.yaml", line: 1, column: 7 } },
  ],
  [
    "a message that is not text",
    { "strings.en.yaml": `${strings}n: 12\n` },
    { code: "template/message-type", excerpt: "n: 12" },
  ],
  [
    "a message with broken syntax",
    { "strings.en.yaml": `${strings}n: "{n, plural, one {x}}"\n` },
    { code: "language/message-syntax", place: { file: "templates/small/strings.en.yaml" } },
  ],
  [
    "a message that every document needs, missing",
    { "strings.en.yaml": strings.replace(/^label\.table.*\n/m, "") },
    { code: "language/missing-message", message: 'no message "label.table" for en' },
  ],
  [
    "a language with a message less than the one it is translated from",
    { "strings.en.yaml": `${strings}x: "words"\n`, "strings.en-GB.yaml": strings },
    { code: "language/missing-message", place: { file: "templates/small/strings.en-GB.yaml" } },
  ],
])("finds %s", async ([, added, expected]) => {
  const { template, diagnostics } = await read(added);
  expect(diagnostics).toMatchObject([expected]);
  expect(template).toBeUndefined();
});

test("follows no link out of the project", async () => {
  const { template, diagnostics } = await read(
    { "partials/part.hbs": "<p>x</p>" },
    { "partials/secret.hbs": "/etc/hostname" },
  );
  expect(diagnostics).toMatchObject([{ code: "config/outside-project" }]);
  expect(template).toBeUndefined();
});

test("reads the strings of the languages asked for, and of the original that they are checked against", async () => {
  const strings = { "strings.fa.yaml": "kept: x\n", "strings.ps.yaml": "not: [yaml\n" };
  const { diagnostics } = await read(strings, {}, ["fa"]);
  expect(diagnostics.map(({ place }) => place?.file)).not.toContain(
    "templates/small/strings.ps.yaml",
  );
  expect(diagnostics.map(({ place }) => place?.file)).toContain("templates/small/strings.fa.yaml");
});
