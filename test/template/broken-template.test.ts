import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Diagnostic, hasErrors } from "../../src/diagnostic.ts";
import { renderTemplate } from "../../src/template/index.ts";
import { context, templateOf } from "../support/template.ts";

const cases = resolve(import.meta.dirname, "../cases/template");
const good = ["good-briefing", "good-elements", "good-scope", "good-table"].map((name) =>
  readFileSync(resolve(cases, name, "template.hbs"), "utf8"),
);
const narrative = readFileSync(resolve(cases, "good-narrative/narrative/story.md"), "utf8");
const part = "<p>{{figure row.attacks}}</p>";

const scraps = fc.constantFrom(
  ...[
    "{{",
    "}}",
    "{{{",
    "{{#",
    "{{/",
    "{{else}}",
    "{{!--",
    "--}}",
    "(",
    ")",
    "|",
    " as |x|",
    "../",
  ],
  ...[
    "{{#each queries.incidents}}",
    "{{#if x}}",
    "{{/if}}",
    "{{/each}}",
    "{{> part}}",
    "{{> main}}",
  ],
  ...["<p>", "</p>", "<table>", "<td>", "</", "<", ">", '"', "'", "=", "&", "<!--", "<script>"],
  ...[
    "@index",
    "this",
    ".",
    "[",
    "]",
    "\\",
    "\0",
    "\r",
    "\n\n",
    "\ue0001\ue001",
    "𝒳",
    "constructor",
  ],
);

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edits = fc.array(
  fc.record({ at: fc.nat(1500), remove: fc.nat(12), insert: fc.oneof(scraps, fc.constant("")) }),
  { minLength: 1, maxLength: 4 },
);

function spoil(text: string, changes: readonly Edit[]): string {
  return changes.reduce((all, { at, remove, insert }) => {
    const start = at % (all.length + 1);
    return all.slice(0, start) + insert + all.slice(start + remove);
  }, text);
}

function check(text: string, story: string): void {
  const given = {
    ...context,
    narrative: { ...context.narrative, story: { file: "story.md", text: story } },
  };
  const { document, diagnostics } = renderTemplate(templateOf(text, { partials: { part } }), given);
  expect(document === undefined).toBe(hasErrors(diagnostics));
  const sources: Record<string, string> = { "briefing.hbs": text, "story.md": story };
  for (const { file, text: words } of Object.values(context.narrative)) sources[file] = words;
  expect(diagnostics.filter((each) => !isUseful(each, sources))).toEqual([]);
}

// It has a place inside its file, the line at fault, and a hint; and no seams of the program show.
function isUseful(
  { place, message, hint, excerpt }: Diagnostic,
  sources: Readonly<Record<string, string>>,
): boolean {
  const { file = "", line = 0, column = 0 } = place ?? {};
  const words = (sources[file] ?? part).split(/\r\n?|\n/)[line - 1];
  return (
    words !== undefined &&
    excerpt === words &&
    column >= 1 &&
    column <= words.length + 1 &&
    hint !== undefined &&
    !/undefined|\[object|NaN|[\ue000-\ue004]/.test(message + hint)
  );
}

test("however a template is spoiled, there are findings with places, or a document", () => {
  fc.assert(
    fc.property(fc.constantFrom(...good), edits, (text, changes) => {
      check(spoil(text, changes), narrative);
    }),
    { numRuns: 1500 },
  );
});

test("however a narrative is spoiled, there are findings with places, or a document", () => {
  const text = '<h1>x</h1>{{narrative "story"}}<h2>Sources</h2>{{sourceList}}';
  fc.assert(
    fc.property(edits, (changes) => {
      check(text, spoil(narrative, changes));
    }),
    { numRuns: 700 },
  );
});
