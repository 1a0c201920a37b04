import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { helpers } from "../../src/template/index.ts";

const text = readFileSync(resolve(import.meta.dirname, "../../templates/README.md"), "utf8");
// Indented lines are examples.
const examples = text.split("\n").filter((line) => line.startsWith("    "));

test.each(helpers.map(({ name }) => name))("{{%s}} is described, and shown in use", (name) => {
  expect(text).toContain(`**\`${name}\`**`);
  expect(examples.some((line) => new RegExp(`(\\{\\{#?|\\()${name}\\b`).test(line))).toBe(true);
});

test("no helper is described that is not there", () => {
  const described = [...text.matchAll(/\*\*`(\w+)`\*\*/g)].map(([, name]) => name);
  expect(described.filter((name) => !helpers.some((helper) => helper.name === name))).toEqual([]);
});
