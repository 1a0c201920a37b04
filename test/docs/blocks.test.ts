import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jsonSchemaOf, type SchemaName } from "../../src/reference/index.ts";
import { renderTemplate } from "../../src/template/index.ts";
import { repository } from "../support/project.ts";
import { context, templateOf } from "../support/template.ts";
import { type How, otherPages } from "./other-pages.ts";
import { allBlocks, readBlocks } from "./page.ts";

// Every block of every page is run: by pages.test.ts as the comment above it says, here, or by a test that is named.

const read = (page: string): string => readFileSync(join(repository, page), "utf8");
const inDocs = readdirSync(join(repository, "docs"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md"))
  .map((file) => `docs/${file.replaceAll("\\", "/")}`);
const commented = inDocs.filter((page) => !(page in otherPages));

test.each(commented)("%s says of each block what it is", (page) => {
  const named = readBlocks(page, read(page)).filter(({ kind }) => kind === "tested in");
  expect(named.filter(({ of }) => !existsSync(join(repository, of)))).toEqual([]);
});

// Fields, queries, messages, styles and sources are the reader's own, and a page of only a part is no whole one.
const own =
  /unknown-(?:field|message|query|source|statement|chart|narrative|style)$|html$|document\//;
const isTest = (how: How): how is Exclude<How, SchemaName> => how.startsWith("test/");
const isTemplate = (page: string, text: string): boolean =>
  /^(?:docs\/template|templates\/README)\.md$/.test(page) && text.includes("{{");

describe.each(Object.entries(otherPages))("%s", (page, told) => {
  const blocks = allBlocks(read(page));

  test("has every block run by somebody", () => {
    const rest = blocks.filter(({ text }) => !isTemplate(page, text));
    const begins = rest.map(({ text }, index) => text.slice(0, told[index]?.[0].length ?? 40));
    expect(begins).toEqual(told.map(([words]) => words));
    const tests = told.map(([, how]) => how).filter(isTest);
    expect(tests.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  test("says in the template language what can be said in it", () => {
    const census = { ...context, briefing: { ...context.briefing, kind: "census" } } as const;
    const wrong = blocks
      .filter(({ text }) => isTemplate(page, text))
      .flatMap(({ text, line }) =>
        renderTemplate(templateOf(`<section>${text}</section>`), census).diagnostics.map(
          ({ code, message }) => `${page}:${line}: ${code} ${message}`,
        ),
      )
      .filter((finding) => !own.test(finding.split(" ")[1] ?? ""));
    expect(wrong).toEqual([]);
  });

  test("shows YAML as the schemas have it", () => {
    for (const { text, line } of blocks) {
      const how = told.find(([begins]) => text.startsWith(begins))?.[1];
      if (how === undefined || isTest(how)) continue;
      expect(problemsOf(how, parse(text)), `${page}:${line}`).toEqual([]);
    }
  });
});

// What a part of a file leaves out is no problem.
function problemsOf(name: SchemaName, value: unknown): readonly unknown[] {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(jsonSchemaOf(name));
  validate(value);
  return (validate.errors ?? []).filter(({ keyword }) => !/^(?:required|anyOf)$/.test(keyword));
}
