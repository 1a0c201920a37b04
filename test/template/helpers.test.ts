import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import Handlebars from "handlebars";
import { expect, test } from "vitest";
import { helpers, renderTemplate } from "../../src/template/index.ts";
import { context, templateOf } from "../support/template.ts";

test("helpers have names of their own, in the words of the reference", () => {
  const names = helpers.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { about, params, named = [] } of helpers) {
    expect(about).toMatch(/^[A-Z].*\.$/);
    for (const each of [...params, ...named]) expect(each.about).not.toBe("");
  }
});

test.for(helpers.map((helper) => [helper.name, helper] as const))(
  "the example of %s is written as the helper takes it",
  ([name, { example, block }]) => {
    expect(example).toContain(block ? `{{#${name}` : name);
    expect(() => Handlebars.parse(example)).not.toThrow();
    // Names of rows and messages are the reader's own; whatever else is said must be right.
    const census = { ...context, briefing: { ...context.briefing, kind: "census" } } as const;
    const { diagnostics } = renderTemplate(templateOf(`<p>${example}</p>`), census);
    const codes = diagnostics.map(({ code }) => code);
    const own =
      /unknown-(?:field|message|query|source|statement|chart|narrative)$|html$|document\//;
    expect(codes.filter((code) => !own.test(code))).toEqual([]);
  },
);

test("the reference of the template language has them all", () => {
  const reference = readFileSync(resolve(import.meta.dirname, "../../templates/README.md"), "utf8");
  const missing = helpers.filter(({ name }) => !reference.includes(`**\`${name}\`**`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
