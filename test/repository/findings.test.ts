import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(root, "src", file), "utf8"));
const folders = readdirSync(join(root, "src"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const all = (pattern: RegExp): readonly string[] =>
  files.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""));

// Codes stand in the source whole, but for those of `checkSchema`, which puts the folder before the rule. A media type
// is of the same form.
const whole = all(
  new RegExp(`(?<!mediatype: )"((?:${[...folders, "io"].join("|")})/[a-z-]+)"`, "g"),
);
const schema = readFileSync(join(root, "src/config/schema.ts"), "utf8");
const rules = [...schema.matchAll(/\bcode: "([a-z]+-[a-z]+)"/g)].map((match) => match[1]);
const checked = all(/\bcheckSchema\([^;]*"([a-z]+)"\)/g);
const codes = new Set([...whole, ...checked.flatMap((f) => rules.map((rule) => `${f}/${rule}`))]);

const page = readFileSync(join(root, "docs/findings.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| `/.test(line));
const documented = rows.flatMap((row) =>
  [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""),
);

test("every finding of the source is explained in docs/findings.md, and no other", () => {
  expect(rules.length * checked.length).toBeGreaterThan(0);
  expect([...documented].sort()).toEqual([...codes].sort());
});

test("every finding is explained by a cause and a cure", () => {
  const cells = rows.map((row) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  expect(cells.filter(([, , cause, cure, end]) => !cause || !cure || end !== "")).toEqual([]);
});

test("every finding that a golden case expects is one of the source", () => {
  const cases = join(root, "test/cases");
  const expected = readdirSync(cases, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => [
      ...readFileSync(join(cases, file), "utf8").matchAll(/^(?:error|warning)\[([^\]]+)\]/gm),
    ])
    .map((match) => match[1] ?? "");
  expect(expected.length).toBeGreaterThan(0);
  expect([...new Set(expected)].filter((code) => !codes.has(code))).toEqual([]);
});

// Where a code would stand though nothing was found: what prints findings is given some that nobody made.
const printing = /^(?:cli\/(?:reference|sarif|diagnostics)|summary\/write-summary|repository\/)/;
const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(?:ts|txt)$/.test(file) && !printing.test(file))
  .map((file) => readFileSync(join(root, "test", file), "utf8").replaceAll("\\/", "/"))
  .join("\n");

test("every finding is expected by a test that provokes it", () => {
  const isExpected = (code: string): boolean =>
    new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests);
  // The rules of checkSchema are the same whatever the file.
  const missing = whole.filter((code) => !isExpected(code));
  const rulesMissing = rules.filter((rule) => !checked.some((f) => isExpected(`${f}/${rule}`)));
  expect([...new Set(missing), ...rulesMissing]).toEqual([]);
});
