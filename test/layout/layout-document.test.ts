import { describe, expect, test } from "vitest";
import type { Block, ContentsEntry } from "../../src/document/index.ts";
import {
  drawPages,
  h,
  layOut,
  list,
  listItems,
  note,
  p,
  section,
  table,
  text,
} from "../support/layout.ts";

function contents(...targets: string[]): Block {
  const entries = targets.map((target): ContentsEntry => {
    const link = { type: "link", url: `#${target}`, children: [text(`On ${target}`)] } as const;
    const number = { type: "pageReference", target } as const;
    return { type: "contentsEntry", depth: 1, target, children: [link, number] };
  });
  return { type: "tableOfContents", depth: 1, entries };
}

const pageOf = (target: string): Block => p([text("page "), { type: "pageReference", target }]);

describe("page numbers", () => {
  const styles = { "heading-2": { breakBefore: "page" } } as const;

  test("are those of the pages that they refer to", () => {
    const blocks = [pageOf("b"), h(2, "A", "a"), h(2, "B", "b")];
    expect(drawPages(layOut(blocks, { styles }))[0]).toBe("page 3");
  });

  test("stand in the contents behind a leader, at the end of the line", () => {
    const blocks = [contents("a", "b"), h(2, "A", "a"), h(2, "B", "b")];
    expect(drawPages(layOut(blocks, { styles })).slice(0, 2)).toEqual([
      "On a   . . . . . . 2",
      "On b   . . . . . . 3",
    ]);
  });

  test("are right although they move what they refer to", () => {
    // Ten pages more than nine: the reference grows by a digit, its line breaks, and so does the page.
    const filler = Array.from({ length: 8 }, (_, i) => h(2, `F${i}`, `f${i}`));
    const words = p([text("see "), { type: "pageReference", target: "z" }, text(" ok")]);
    const blocks = [...filler, words, h(3, "Z", "z")];
    const layout = layOut(blocks, { columns: 8, lines: 3, styles });
    const printed = drawPages(layout).find((line) => line.startsWith("see"));
    const page = layout.paged.destinations.get("z")?.page ?? 0;
    expect(printed).toContain(`see ${page + 1}`);
    expect(layout.diagnostics).toEqual([]);
  });

  test("that are never right are reported", () => {
    // With "9" the callout is as high as a page and moves to page 10 whole; with "10" it is higher, so
    // that it is not kept together and begins on page 9.
    const place = { file: "briefing.hbs", line: 9 };
    const reference = { type: "pageReference", target: "z", place } as const;
    const callout: Block = {
      type: "callout",
      id: "z",
      children: [p("a"), p([reference, text(" long")]), p("b")],
    };
    const filler = Array.from({ length: 9 }, (_, i) => h(2, `F${i}`));
    const layout = layOut([...filler, callout], {
      columns: 6,
      lines: 3,
      styles: { ...styles, callout: { keepTogether: true } },
    });
    expect(layout.diagnostics).toMatchObject([
      { severity: "error", code: "layout/page-number-unsettled", place },
    ]);
  });

  test("are part of the link that names what is on the page, and of what it says", () => {
    const page = { type: "pageReference", target: "b" } as const;
    const span = { type: "span", children: [text(", page "), page] } as const;
    const link = { type: "link", url: "#b", children: [text("B"), span] } as const;
    const [first] = layOut([p([link]), h(2, "B", "b")], { styles }).paged.pages;
    expect(first && listItems(first).filter((item) => item.includes("→"))).toEqual([
      '0,0 90×10 → #b "B, page 2"',
    ]);
  });

  test("of what is nowhere are reported", () => {
    const place = { file: "briefing.hbs", line: 4, column: 2 };
    const layout = layOut([p([{ type: "pageReference", target: "none", place }])]);
    expect(layout.diagnostics).toMatchObject([
      { severity: "error", code: "layout/unknown-target", place },
    ]);
  });
});

describe("a break asked for", () => {
  const styles = {
    section: { breakBefore: "page" },
    "heading-2": { breakBefore: "page", keepWithNext: true },
    part: { breakBefore: "page", background: "#eeeeee", keepTogether: true },
  } as const;

  test("starts sections and headings on a page, the first of them on the first", () => {
    const first = section([h(2, "A"), p("a")]);
    const blocks = [first, section([p("b"), h(2, "C")]), p("c"), section([p("d")], "part")];
    expect(drawPages(layOut(blocks, { styles }))).toEqual([
      "A",
      "a",
      "===",
      "b",
      "===",
      "C",
      "c",
      "===",
      "d░░░░░░░░░░░░░░░░░░░",
    ]);
  });
});

describe("contents", () => {
  test("link each entry over its whole line, and say where to", () => {
    const layout = layOut([contents("a"), h(2, "A", "a")]);
    const [page] = layout.paged.pages;
    expect(page && listItems(page).filter((item) => item.includes("→"))).toEqual([
      '0,0 200×10 → #a "On a 1"',
    ]);
  });

  test("wrap long titles short of the page number", () => {
    const entry: ContentsEntry = {
      type: "contentsEntry",
      depth: 1,
      target: "a",
      children: [text("one two three four"), { type: "pageReference", target: "a" }],
    };
    const block: Block = { type: "tableOfContents", depth: 1, entries: [entry] };
    expect(drawPages(layOut([block, h(2, "A", "a")], { columns: 18 })).slice(0, 2)).toEqual([
      "one two three",
      "four   . . . . . 1",
    ]);
  });
});

describe("furniture", () => {
  const furniture = {
    headStart: "Head",
    headEnd: "5",
    footStart: "Foot",
    footEnd: "{page}/{pages}",
  };
  const styles = { later: { breakBefore: "page" } } as const;

  test("counts pages in the digits of the language", () => {
    const { paged } = layOut([p("یک"), p("دو", "later")], { direction: "rtl", furniture, styles });
    expect(paged.pages.map(({ label }) => label)).toEqual(["۱", "۲"]);
    const drawn = paged.pages.flatMap((page) =>
      page.items.map((i) => i.type === "text" && i.run.text),
    );
    expect(drawn).toEqual(expect.arrayContaining(["۱/۲", "۲/۲"]));
  });

  test("stands on each page, the head not on the first", () => {
    const layout = layOut([p("one"), p("two", "later")], {
      columns: 9,
      lines: 2,
      margin: 20,
      furniture,
      styles,
    });
    expect(drawPages(layout)).toEqual([
      "",
      "",
      "  one",
      "",
      "  Foot  1/2",
      "===",
      "  Head    5",
      "",
      "  two",
      "",
      "  Foot  2/2",
    ]);
  });

  test("names the section that each page begins under", () => {
    const heads = { headStart: "T · {section}", headEnd: "{section} · {page}" };
    const blocks = [
      ...[h(1, "Title"), p("a", "later"), h(2, "One"), p("b"), p("c", "later")],
      ...[p("d"), h(2, "Two"), p("e", "later"), section([h(2, "Three"), p("f")], "later")],
    ];
    const { paged } = layOut(blocks, { lines: 4, margin: 20, furniture: heads, styles });
    const words = paged.pages.map((page) =>
      page.items.flatMap(({ type, ...item }) =>
        type === "text" && "run" in item && item.source.type === "artifact" ? [item.run.text] : [],
      ),
    );
    expect(words).toEqual([
      [],
      ["T", "2"],
      ["T · One", "One · 3"],
      ["T · Two", "Two · 4"],
      ["T · Three", "Three · 5"],
    ]);
  });

  test("is no part of the reading", () => {
    const [page] = layOut([], { margin: 20, furniture }).paged.pages;
    expect(page?.items.map((item) => item.source)).toEqual([
      { type: "artifact", kind: "footer" },
      { type: "artifact", kind: "footer" },
    ]);
  });

  test("is set smaller rather than over itself", () => {
    const long = { footStart: "A very long foot line", footEnd: "{page}" };
    const [page] = layOut([], { columns: 16, margin: 20, furniture: long }).paged.pages;
    const [start, end] = page?.items ?? [];
    if (start?.type !== "text" || end?.type !== "text") throw new Error("no text");
    expect(start.x + start.run.advance).toBeLessThan(end.x);
  });
});

describe("outline and destinations", () => {
  const styles = { "heading-2": { breakBefore: "page" } } as const;

  test("nest headings by depth, each with its page", () => {
    const { paged } = layOut([h(1, "T"), h(2, "A"), h(3, "B"), h(2, "C")], { styles, margin: 10 });
    expect(paged.outline).toEqual([
      {
        title: "T",
        destination: { page: 0, y: 10 },
        children: [
          {
            title: "A",
            destination: { page: 1, y: 10 },
            children: [{ title: "B", destination: { page: 1, y: 20 }, children: [] }],
          },
          { title: "C", destination: { page: 2, y: 10 }, children: [] },
        ],
      },
    ]);
  });

  test("are known for every node with an id", () => {
    const item = { type: "listItem", id: "item", children: [p("c")] } as const;
    const span = { type: "span", id: "span", children: [text("d")] } as const;
    const blocks: Block[] = [
      { ...section([h(2, "A", "heading")]), id: "section" },
      { ...p("b"), id: "paragraph" },
      { ...list(false, []), type: "list", ordered: false, children: [item], id: "list" },
      p([text("x "), span]),
      { ...table("a", ["1"]), id: "table" },
      { ...p([]), id: "empty" },
      { type: "callout", id: "callout", children: [{ ...p("e"), id: "inside" }] },
    ];
    const styles = { callout: { paddingBlock: 5 } };
    const { destinations } = layOut(blocks, { styles }).paged;
    expect([...destinations].map(([id, { y }]) => `${id} ${y}`)).toEqual([
      "section 0",
      "heading 0",
      "paragraph 10",
      "list 20",
      "item 20",
      "span 30",
      "table 40",
      "empty 60",
      "callout 60",
      "inside 65",
    ]);
  });
});

describe("notes", () => {
  test("stand at the foot of the page of their reference, below a rule", () => {
    const words = p([
      text("one"),
      note("1", "first note of two lines"),
      text(" two"),
      note("2", "b"),
    ]);
    expect(drawPages(layOut([words], { columns: 14, lines: 7 }))).toEqual([
      "one1 two2",
      "",
      "",
      "──────",
      "1first note",
      " of two lines",
      "2b",
    ]);
  });

  test("take the line of their reference along when they do not fit", () => {
    const words = p([text("x"), note("1", "a b c d e f")]);
    const drawn = drawPages(layOut([p("one"), p("two"), words], { columns: 6, lines: 6 }));
    expect(drawn.slice(0, 4)).toEqual(["one", "two", "===", "x1"]);
  });

  test("are as far apart as their style says", () => {
    const words = p([text("x"), note("1", "a"), note("2", "b")]);
    const styles = { note: { spaceAfter: 10 } };
    expect(drawPages(layOut([words], { lines: 6, styles })).slice(-3)).toEqual(["1a", "", "2b"]);
  });

  test("hang at the first of several references", () => {
    const first = note("1", "words");
    const words = [p([text("a"), first]), p([text("b"), { ...first }])];
    const drawn = drawPages(layOut(words, { lines: 5 }));
    expect(drawn.filter((line) => line.includes("words"))).toHaveLength(1);
  });
});

describe("right to left", () => {
  const sketch = { direction: "rtl", columns: 12 } as const;

  test("mirrors indents, labels and alignment", () => {
    const styles = { "list-item": { indentStart: 20 }, end: { textAlign: "end" } } as const;
    const blocks = [list(false, [[p("one")]]), p("two", "end")];
    expect(drawPages(layOut(blocks, { ...sketch, styles }))).toEqual(["       one -", "two"]);
  });

  test("mirrors tables and boxes", () => {
    const styles = { callout: { ruleStart: 2, paddingInline: 10 } };
    const blocks: Block[] = [table("a|b", ["1|2"]), { type: "callout", children: [p("xy")] }];
    expect(drawPages(layOut(blocks, { ...sketch, styles }))).toEqual([
      "     b     a",
      "     2     1",
      "         xy│",
    ]);
  });
});
