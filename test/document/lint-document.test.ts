import { describe, expect, test } from "vitest";
import type { Block, Document, Inline } from "../../src/document/index.ts";
import { lintDocument, numberDocument } from "../../src/document/index.ts";
import {
  bars,
  caption,
  cite,
  doc,
  figure,
  h,
  link,
  mark,
  note,
  p,
  pageRef,
  table,
} from "../support/nodes.ts";

const title = h(1, "Title");

/** What is found in a document that is otherwise in order. */
function codes(...blocks: Block[]): string[] {
  return lintDocument(doc([title, ...blocks])).map(({ code }) => code);
}

test("finds nothing in a document that is in order", () => {
  const found = codes(
    mark({ id: "a" }, h(2, "Section")),
    h(3, "Deeper"),
    h(2, "Up again"),
    table(["A"], [["x"]], { caption: caption("A table") }),
    figure(bars([1]), "Bars", { data: table(["A"], []) }),
    p(link("#a", "up"), pageRef("a"), link("https://example.org", "out"), note("A note")),
    p(cite("un")),
    mark({ id: "source-un" }, p("UN")),
  );
  expect(found).toEqual([]);
});

describe("headings", () => {
  test("that skip a level", () => {
    expect(codes(h(3, "x"))).toEqual(["document/heading-skip"]);
    expect(codes(h(2, "x"), h(4, "y"), h(3, "z"))).toEqual(["document/heading-skip"]);
  });

  test("without words", () => {
    expect(codes(h(2, " "))).toEqual(["document/empty-heading"]);
  });

  test("of the first level, none or two", () => {
    expect(codes(h(1, "Another"))).toEqual(["document/second-title"]);
    expect(lintDocument(doc([h(2, "x")])).map(({ code }) => code)).toEqual([
      "document/missing-title",
    ]);
    expect(lintDocument(doc([]))).toHaveLength(1);
  });
});

test("figures without an alternative text", () => {
  expect(codes(figure(bars([1]), " "))).toEqual(["document/missing-alt"]);
});

test("tables without header cells or caption, and captions without words", () => {
  const plain = { ...table([], []), body: [{ type: "tableRow", children: [] }] } as const;
  expect(codes(plain)).toEqual(["document/missing-header", "document/missing-caption"]);
  expect(codes(table(["A"], [], { caption: caption() }))).toEqual(["document/empty-caption"]);
});

test("links without words, and links and page references to nowhere", () => {
  expect(codes(p(link("https://example.org", " ")))).toEqual(["document/empty-link"]);
  expect(codes(p(link("#nowhere", "x"), pageRef("nowhere")))).toEqual([
    "document/unknown-target",
    "document/unknown-target",
  ]);
});

test("a target that is nearly right is suggested", () => {
  const [found] = lintDocument(
    doc([title, mark({ id: "method" }, p("x")), p(link("#methd", "x"))]),
  );
  expect(found?.hint).toBe('did you mean "method"?');
});

test("references to nowhere, the nearest id suggested, and to what has no name", () => {
  const ref = (id: string): Inline => ({ ...link(`#${id}`), names: "target" });
  const numbered = (...blocks: Block[]): Document =>
    numberDocument(doc([title, ...blocks]), {
      table: (n) => `Table ${n}`,
      figure: (n) => `Figure ${n}`,
      item: String,
      note: String,
      bullet: "•",
      onPage: (page) => [page],
      continued: (group) => [...group, { type: "text", value: ", continued" }],
    });
  const method = mark({ id: "method" }, h(2, "Method"));
  expect(lintDocument(numbered(method, p(ref("methd"))))).toMatchObject([
    { code: "document/unknown-target", hint: 'did you mean "method"?' },
  ]);
  expect(lintDocument(numbered(mark({ id: "a" }, p("x")), p(ref("a"))))).toMatchObject([
    { code: "document/nameless-target" },
  ]);
  expect(lintDocument(numbered(method, p(ref("method"))))).toEqual([]);
});

test("ids that are used twice", () => {
  expect(codes(mark({ id: "a" }, p("x")), mark({ id: "a" }, p("y")))).toEqual([
    "document/duplicate-id",
  ]);
});

test("notes without words", () => {
  expect(codes(p("x", note(" ")))).toEqual(["document/empty-note"]);
});

test("citations of a source that the document does not list", () => {
  expect(codes(p(cite("un")))).toEqual(["document/missing-source"]);
});

test("findings stand where the template made the node", () => {
  const place = { file: "briefing.hbs", line: 3, column: 5 };
  const [found] = lintDocument(doc([title, mark({ place }, h(3, "x"))]));
  expect(found).toMatchObject({
    severity: "error",
    place,
    message: /<h3> "x" comes after an <h1>/,
  });
});
