import { expect, test } from "vitest";
import { type Block, type Document, reuseBlocks } from "../../src/document/index.ts";
import { layoutDocument, openLayoutMemory } from "../../src/layout/index.ts";
import { everyNode } from "../html/every-node.ts";
import {
  figure,
  h,
  listItems,
  note,
  p,
  section,
  sketchTheme,
  table,
  text,
} from "../support/layout.ts";
import { squareFonts } from "../support/square-font.ts";

const fonts = squareFonts();
const theme = sketchTheme({ columns: 20, lines: 8, styles: { note: { ruleColor: "#000000" } } });

function documentOf(words: string, ...more: readonly Block[]): Document {
  const noted: Block = p([text("A word"), note("1", "with a note to it")]);
  const children = [
    h(1, "Title"),
    section([h(2, "First", "first"), p("Words that stay as they are, line by line."), noted]),
    section([h(2, "Second"), p(words), ...more, table("Head", ["one", "two"])]),
    // Too wide to be read at the width of the page: reported.
    { ...figure(9000, 30), place: { file: "a.hbs", line: 9, column: 1 } },
  ];
  return { ...everyNode(), children };
}

const told = ({ paged, diagnostics }: ReturnType<typeof layoutDocument>) => ({
  pages: paged.pages.map(listItems),
  outline: paged.outline,
  destinations: [...paged.destinations],
  diagnostics,
});

test.each([
  [
    "that changed in a paragraph",
    documentOf("Others than before, and more of them than there were."),
  ],
  ["that grew by a block", documentOf("Some words.", p("And a paragraph."))],
  ["that is the same", documentOf("Some words.")],
])("a document %s is set with a memory as without one", (_, document) => {
  const before = documentOf("Some words.");
  const memory = openLayoutMemory();
  layoutDocument(before, theme, fonts, memory);
  const reused = reuseBlocks(document, before);
  const set = told(layoutDocument(reused, theme, fonts, memory));
  expect(set).toEqual(told(layoutDocument(document, theme, fonts)));
  expect(set.diagnostics).toMatchObject([{ code: "layout/figure-too-small" }]);
});
