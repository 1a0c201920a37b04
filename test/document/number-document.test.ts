import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Document,
  type Inline,
  type NumberingWords,
  numberDocument,
  textOf,
  visit,
} from "../../src/document/index.ts";
import {
  bars,
  caption,
  contents,
  doc,
  figure,
  figureValue,
  h,
  li,
  link,
  list,
  mark,
  note,
  p,
  section,
  strong,
  table,
  th,
  tr,
} from "../support/nodes.ts";
import { anyDocument } from "../support/trees.ts";

const words: NumberingWords = {
  table: (n) => `Table ${n}`,
  figure: (n) => `Figure ${n}`,
  item: (n) => `${n}.`,
  note: (n) => `(${n})`,
  bullet: "•",
  onPage: (page) => [{ type: "text", value: ", page " }, page],
  continued: (group) => [...group, { type: "text", value: ", continued" }],
};

const number = (document: Document): Document => numberDocument(document, words);

function labelsOf(document: Document, type: "caption" | "listItem" | "note"): string[] {
  const labels: string[] = [];
  visit(document, (node) => {
    if (node.type === type && "label" in node) labels.push(node.label?.value ?? "");
  });
  return labels;
}

function idsOf(document: Document): (string | undefined)[] {
  const ids: (string | undefined)[] = [];
  visit(document, (node) => {
    if (node.type === "heading") ids.push(node.id);
  });
  return ids;
}

test("numbers tables and figures apart, in reading order; a chart's data are neither", () => {
  const data = table(["Month"], [["May"]], { caption: caption("data") });
  const document = doc([
    section(table(["A"], [], { caption: caption("one") })),
    figure(bars([1]), "bars", { caption: caption("two"), data }),
    table(["A"], []),
    table(["A"], [], { caption: caption("three") }),
    figure(bars([1]), "bars", { caption: caption("four") }),
  ]);
  const numbered = labelsOf(number(document), "caption").filter((label) => label !== "");
  expect(numbered).toEqual(["Table 1", "Figure 1", "Table 2", "Figure 2"]);
});

test("says of each group of rows that it goes on, without its marks", () => {
  const head = { ...tr(th("row", "Kabul", note("aside"))), group: { continued: [] } };
  const document = doc([{ ...table(["A"], []), body: [head, tr("x")] }]);
  const [numbered] = number(document).children;
  if (numbered?.type !== "table") throw new Error("no table");
  const [first, second] = numbered.body;
  expect(textOf(first?.group?.continued ?? [])).toBe("Kabul, continued");
  expect(second?.group).toBeUndefined();
});

test("labels the items of each list from one", () => {
  const document = doc([list(true, "a", li("b", list(false, "c", "d"))), list(true, "e")]);
  expect(labelsOf(number(document), "listItem")).toEqual(["1.", "2.", "•", "•", "1."]);
});

test("numbers notes through the document, in cells and emphasis too, mark and note alike", () => {
  const document = doc([
    p("a", note("first")),
    table(["A"], [[strong("x", note("second"))]]),
    p(note("third")),
  ]);
  const marks: unknown[] = [];
  const numbered = number(document);
  visit(numbered, (node) => node.type === "noteReference" && marks.push(node.label?.value));
  expect(marks).toEqual(["(1)", "(2)", "(3)"]);
  expect(labelsOf(numbered, "note")).toEqual(["(1)", "(2)", "(3)"]);
});

test("names headings by their words, unlike any other name", () => {
  const document = doc([
    h(1, "Violence, 2021–22"),
    h(2, "Éléments: Kabul"),
    h(2, "Elements Kabul"),
    mark({ id: "given" }, h(2, "Anything")),
    h(2, "Given"),
    h(2, "حمله بر کابل"),
    h(2, "در کنار دور\u0647\u0654 آخر"),
    h(2, "…"),
  ]);
  expect(idsOf(number(document))).toEqual([
    "violence-2021-22",
    "elements-kabul",
    "elements-kabul-2",
    "given",
    "given-2",
    "حمله-بر-کابل",
    "در-کنار-دوره-آخر",
    "section",
  ]);
});

test("lists headings below the title down to a depth, but not the contents' own", () => {
  const document = doc([
    h(1, "Title"),
    h(2, "Contents"),
    contents(1),
    h(2, "First", note("aside")),
    h(3, "Deeper"),
    h(2, "Second"),
  ]);
  const [, , table] = number(document).children;
  if (table?.type !== "tableOfContents") throw new Error("no contents");
  expect(table.entries.map(({ depth, target }) => [depth, target])).toEqual([
    [1, "first"],
    [1, "second"],
  ]);
  expect(table.entries[0]?.children).toEqual([
    { type: "link", url: "#first", children: [{ type: "text", value: "First" }] },
    { type: "pageReference", target: "first" },
  ]);
});

test("numbering twice changes nothing", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const once = number(document);
      expect(number(once)).toEqual(once);
    }),
  );
});

test("every heading gets a name, and no two the same", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const ids = idsOf(number(document));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain(undefined);
    }),
  );
});

test("no node of a numbered document stands in two places", () => {
  const twice = p("twice", figureValue(3, "3"));
  const shared = doc([h(1, "x"), contents(), twice, section(twice), h(2, ...twice.children)]);
  fc.assert(
    fc.property(fc.oneof(anyDocument, fc.constant(shared)), (document) => {
      const met = new Set<object>();
      visit(number(document), (node) => {
        const label = "label" in node && node.label !== undefined && "type" in node.label;
        for (const each of label ? [node, node.label] : [node]) {
          expect(met).not.toContain(each);
          met.add(each);
        }
      });
    }),
    { examples: [[shared]] },
  );
});

test("lists tables, or figures, by label and caption, each under a name of its own", () => {
  const data = table(["Month"], [["May"]], { caption: caption("data") });
  const document = doc([
    contents(2, { of: "tables" }),
    contents(2, { of: "figures" }),
    section(table(["A"], [], { caption: caption("All incidents", note("aside")) })),
    figure(bars([1]), "bars", { caption: caption("By month"), data }),
    mark({ id: "two" }, table(["A"], [], { caption: caption("By place") })),
    table(["A"], []),
  ]);
  const [tables, figures] = number(document).children.map((list) =>
    list.type === "tableOfContents"
      ? list.entries.map((entry) => [entry.target, textOf(entry)])
      : [],
  );
  expect(tables).toEqual([
    ["all-incidents", "Table 1\u2002All incidents"],
    ["two", "Table 2\u2002By place"],
  ]);
  expect(figures).toEqual([["by-month", "Figure 1\u2002By month"]]);
});

describe("a reference", () => {
  const ref = (id: string, names: "target" | "target-and-page" = "target"): Inline => ({
    ...link(`#${id}`),
    names,
  });
  const said = (document: Document): string[] => {
    const words: string[] = [];
    visit(number(document), (node) => node.type === "link" && words.push(textOf(node)));
    return words;
  };

  test("calls tables and figures by their labels, also those that are still to come", () => {
    const document = doc([
      p(ref("t2"), ref("f1")),
      table(["A"], [], { caption: caption("one") }),
      mark({ id: "t2" }, table(["A"], [], { caption: caption("two") })),
      mark({ id: "f1" }, figure(bars([1]), "bars", { caption: caption("three") })),
    ]);
    expect(said(document)).toEqual(["Table 2", "Figure 1"]);
  });

  test("calls headings and their sections by the heading's words, rows by their own heads", () => {
    const document = doc([
      mark({ id: "part" }, section(mark({ id: "head" }, h(2, "Method", note("aside"))), p("x"))),
      table(["A", "B"], []),
      { ...table(["A", "B"], []), body: [mark({ id: "S1" }, tr(th("row", "8 May"), "Kunduz"))] },
      p(ref("part"), ref("head"), ref("S1")),
    ]);
    expect(said(document)).toEqual(["Method", "Method", "8 May"]);
  });

  test("says the page in a span of its own, and its words again when numbered again", () => {
    const document = number(
      doc([mark({ id: "m" }, h(2, "Method")), p(ref("m", "target-and-page"))]),
    );
    const [, paragraph] = number(document).children;
    expect(paragraph).toMatchObject({
      children: [
        {
          url: "#m",
          children: [
            { value: "Method" },
            {
              type: "span",
              children: [{ value: ", page " }, { type: "pageReference", target: "m" }],
            },
          ],
        },
      ],
    });
  });

  test("within a heading has its words in the contents too", () => {
    const document = doc([
      contents(1),
      mark({ id: "t" }, table(["A"], [], { caption: caption("one") })),
      h(2, "On ", ref("t", "target-and-page")),
    ]);
    expect(said(document)).toEqual(["On Table 1", "Table 1, page "]);
  });
});
