import { expect, test } from "vitest";
import { type Count, exactCount, parseCount } from "../../src/count/index.ts";
import { type FigureValue, visit } from "../../src/document/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import { type RenderContext, renderTemplate } from "../../src/template/index.ts";
import { context, messages, templateOf } from "../support/template.ts";

// Renders one figure in a language, over data that are written in English.
function figureIn(tag: string, value: Count): FigureValue | undefined {
  const killed = { name: "killed", type: "count" } as const;
  const given: RenderContext = {
    ...context,
    language: createLanguage(tag, messages),
    narrative: {},
    queries: [{ name: "one", columns: [killed], rows: [{ killed: value }] }],
  };
  const text = "<h1>{{briefing.title}}</h1><p>{{figure queries.one.0.killed}}</p>";
  const { document } = renderTemplate(templateOf(text), given);
  const found: FigureValue[] = [];
  if (document !== undefined)
    visit(document, (node) => {
      if (node.type === "figureValue") found.push(node);
    });
  return found[0];
}

const scores = parseCount('"scores"').count ?? exactCount(0);

function wordsIn(tag: string, value: Count): readonly (readonly [string, string | undefined])[] {
  return (figureIn(tag, value)?.children ?? []).map(({ value, lang }) => [value, lang] as const);
}

test("the words of a source are in its language, the quotation marks in the page's", () => {
  expect(wordsIn("fa-AF", scores)).toEqual([
    ["“", undefined],
    ["scores", "en"],
    ["”", undefined],
  ]);
});

test("and are not marked where the page is in that language, nor is a number", () => {
  expect(wordsIn("en", scores)).toEqual([["“scores”", undefined]]);
  expect(wordsIn("fa-AF", exactCount(47))).toEqual([["۴۷", undefined]]);
});
