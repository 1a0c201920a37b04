import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { renderTemplate } from "../../src/template/index.ts";
import { documentText } from "../support/document-text.ts";
import { expectGolden } from "../support/golden.ts";
import { context, templateOf } from "../support/template.ts";

const folder = resolve(import.meta.dirname, "../cases/template");
const names = readdirSync(folder).sort();

test.for(names)("%s", (name) => {
  const template = templateOf(readFileSync(join(folder, name, "template.hbs"), "utf8"), {
    partials: filesIn(join(folder, name, "partials"), ".hbs"),
  });
  const texts = Object.entries(filesIn(join(folder, name, "narrative"), ".md"));
  const narrative = Object.fromEntries(
    texts.map(([each, text]) => [each, { file: `data/narrative/${each}.md`, text }]),
  );
  const { document, diagnostics } = renderTemplate(template, {
    ...context,
    narrative: { ...context.narrative, ...narrative },
  });
  const found = diagnostics.length === 0 ? undefined : diagnostics.map(diagnosticText).join("");
  expectGolden(join(folder, name, "expected/diagnostics.txt"), found);
  expectGolden(join(folder, name, "expected/document.txt"), document && documentText(document));
});

test("there are enough mistakes among the cases", () => {
  expect(names.length).toBeGreaterThan(60);
});

function diagnosticText({ severity, code, message, place, hint, excerpt }: Diagnostic): string {
  const where = place === undefined ? "nowhere" : [place.file, place.line, place.column].join(":");
  const lines = [`${severity}[${code}] ${message}`, `  ${where}`];
  if (excerpt !== undefined) lines.push(`  | ${excerpt}`);
  if (hint !== undefined) lines.push(`  hint: ${hint}`);
  return `${lines.join("\n")}\n`;
}

function filesIn(path: string, ending: string): Record<string, string> {
  const files = existsSync(path) ? readdirSync(path).sort() : [];
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -ending.length), readFileSync(join(path, name), "utf8")]),
  );
}
