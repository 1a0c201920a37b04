import fc from "fast-check";
import { expect, test } from "vitest";
import { children, type Node, rewrite, textOf, visit } from "../../src/document/index.ts";
import {
  br,
  caption,
  cite,
  doc,
  em,
  figureValue,
  h,
  link,
  note,
  p,
  table,
} from "../support/nodes.ts";
import { anyDocument } from "../support/trees.ts";

test("visits nodes before what is below them, captions before cells, in reading order", () => {
  const document = doc([h(1, "a"), table(["b"], [["c"]], { caption: caption("d") }), p(note("e"))]);
  const texts: string[] = [];
  visit(document, (node) => node.type === "text" && texts.push(node.value));
  expect(texts).toEqual(["a", "d", "b", "c", "e"]);
});

test("gives the words of a node without its notes", () => {
  const words = p(
    "At ",
    em("least"),
    " ",
    figureValue(47, "47"),
    br,
    link("#x", "here"),
    note("no"),
  );
  expect(textOf(words)).toBe("At least 47 here");
  expect(textOf(words.children)).toBe("At least 47 here");
});

test("rewriting with nothing gives an equal tree", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(rewrite(document, {})).toEqual(document);
    }),
  );
});

test("rewriting reaches each block and inline once, in the order of visiting", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const met: string[] = [];
      const remember = <N extends Node>(node: N): N => {
        met.push(node.type);
        return node;
      };
      rewrite(document, { block: remember, inline: remember });
      expect(met).toEqual(reachable(document));
    }),
  );
});

// What a figure or a mark prints goes with it, and a chart's data with the chart.
function reachable(node: Node): string[] {
  const own = between.has(node.type) ? [] : [node.type];
  if (node.type === "figureValue" || node.type === "citation") return own;
  const below = children(node).filter((child) => node.type !== "figure" || child !== node.data);
  return [...own, ...below.flatMap(reachable)];
}

// Neither blocks nor inlines.
const between = new Set<Node["type"]>([
  "document",
  "listItem",
  "tableRow",
  "tableCell",
  "caption",
  "keyFigure",
  "column",
  "contentsEntry",
  "note",
]);

test("rewriting changes what it is told to, and the children of what it puts in", () => {
  const document = doc([p("x", cite("un"))]);
  const shouted = rewrite(document, {
    block: (node) =>
      node.type === "paragraph" ? { ...node, children: [em("x", cite("un"))] } : node,
    inline: (node) => (node.type === "citation" ? { ...node, url: "#changed" } : node),
  });
  expect(shouted.children).toEqual([p(em("x", { ...cite("un"), url: "#changed" }))]);
  expect(document).toEqual(doc([p("x", cite("un"))]));
});
