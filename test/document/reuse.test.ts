import { expect, test } from "vitest";
import { type Block, type Document, reuseBlocks } from "../../src/document/index.ts";
import { callout, doc, h, mark, p, section } from "../support/nodes.ts";

const build = (words: string, line = 3): Document =>
  doc([
    h(1, "Title"),
    section(h(2, "First"), p("Stays."), callout(p("Set apart."))),
    section(h(2, "Second"), mark({ place: { file: "a.hbs", line } }, p(words)), p("Last.")),
  ]);
const inside = (document: Document, at: number): readonly Block[] => {
  const block = document.children[at];
  return block?.type === "section" ? block.children : [];
};

test("blocks that are the same are those from before; what holds another one is not", () => {
  const [before, after] = [build("One."), build("Two.")];
  const reused = reuseBlocks(after, before);
  expect(reused).toEqual(after);
  expect(reused.children[0]).toBe(before.children[0]);
  expect(reused.children[1]).toBe(before.children[1]);
  expect(reused.children[2]).not.toBe(before.children[2]);
  const [heading, changed, last] = inside(reused, 2);
  expect([heading, last]).toEqual([inside(before, 2)[0], inside(before, 2)[2]]);
  expect(heading).toBe(inside(before, 2)[0]);
  expect(last).toBe(inside(before, 2)[2]);
  expect(changed).toBe(inside(after, 2)[1]);
});

test("a block that stands on another line of its template is another one", () => {
  const after = build("One.", 4);
  const reused = reuseBlocks(after, build("One."));
  expect(reused).toEqual(after);
  expect(inside(reused, 2)[1]).toBe(inside(after, 2)[1]);
});

test("what follows a block that came or went is taken over", () => {
  const before = doc([h(1, "Title"), p("One."), p("Two.")]);
  const grown = reuseBlocks(doc([h(1, "Title"), p("New."), p("One."), p("Two.")]), before);
  expect(grown.children.slice(2)).toEqual(before.children.slice(1));
  expect(grown.children[3]).toBe(before.children[2]);
  const shrunk = reuseBlocks(doc([h(1, "Title"), p("Two.")]), before);
  expect(shrunk.children[1]).toBe(before.children[2]);
});
