import { describe, expect, test } from "vitest";
import type { Block } from "../../src/document/index.ts";
import { drawPages, h, layOut, listItems, p, text } from "../support/layout.ts";

const five = "aaaa aaaa bbbb bbbb cccc cccc dddd dddd eeee";

describe("paragraphs", () => {
  test("wrap at the width of the page", () => {
    expect(drawPages(layOut([p("at least nine people died")]))).toEqual([
      "at least nine people",
      "died",
    ]);
  });

  test("are as far apart as the one that asks for more", () => {
    const styles = { paragraph: { spaceAfter: 10 }, far: { spaceBefore: 20 } };
    expect(drawPages(layOut([p("one"), p("two", "far"), p("three")], { styles }))).toEqual([
      "one",
      "",
      "",
      "two",
      "",
      "three",
    ]);
  });

  test("lie at the start, in the middle or at the end of the line", () => {
    const styles = { middle: { textAlign: "center" }, end: { textAlign: "end" } } as const;
    expect(
      drawPages(layOut([p("one"), p("two", "middle"), p("three", "end")], { columns: 9, styles })),
    ).toEqual(["one", "   two", "    three"]);
  });

  test("leave no line alone at the foot of a page", () => {
    const pages = drawPages(layOut([p("x"), p("y"), p(five)], { columns: 9, lines: 3 }));
    expect(pages.slice(0, 3)).toEqual(["x", "y", "==="]);
  });

  test("leave no line alone at the top of a page", () => {
    expect(drawPages(layOut([p(five)], { columns: 9, lines: 4 }))).toEqual([
      "aaaa aaaa",
      "bbbb bbbb",
      "cccc cccc",
      "===",
      "dddd dddd",
      "eeee",
    ]);
  });

  test("end a line at a line break", () => {
    const broken = p([text("one"), { type: "lineBreak" }, text("two")]);
    expect(drawPages(layOut([broken]))).toEqual(["one", "two"]);
  });

  test("in a language of the other direction begin at the other side, in their own order", () => {
    const dari: Block = { type: "paragraph", lang: "fa-AF", children: [text("کابل a.")] };
    const [page] = layOut([p("one."), dari]).paged.pages;
    expect(page && listItems(page)).toEqual([
      expect.stringMatching(/^0,\S+ "one\."/),
      expect.stringMatching(/^150,\S+ "کابل "/),
      expect.stringMatching(/"a"/),
      expect.stringMatching(/^130,\S+ "\."/),
    ]);
  });

  test("higher than a page are reported", () => {
    const layout = layOut([p("x"), p("one", "huge")], { styles: { huge: { lineHeight: 150 } } });
    expect(layout.diagnostics).toMatchObject([
      { severity: "error", code: "layout/too-high", message: expect.stringContaining("page 2") },
    ]);
  });

  test("start a page when their style says so", () => {
    const styles = { later: { breakBefore: "page" } } as const;
    expect(drawPages(layOut([p("one"), p("two", "later")], { styles }))).toEqual([
      "one",
      "===",
      "two",
    ]);
  });
});

describe("headings", () => {
  const styles = { "heading-2": { keepWithNext: true }, "heading-3": { keepWithNext: true } };

  test("stay with two lines of what follows", () => {
    const blocks = [p("x"), h(2, "Title"), p("one two three")];
    expect(drawPages(layOut(blocks, { columns: 9, lines: 3, styles }))).toEqual([
      "x",
      "===",
      "Title",
      "one two",
      "three",
    ]);
  });

  test("stay with the heading below them and what follows that", () => {
    const blocks = [p("x"), h(2, "Title"), h(3, "Lower"), p("one")];
    expect(drawPages(layOut(blocks, { lines: 3, styles }))).toEqual([
      "x",
      "===",
      "Title",
      "Lower",
      "one",
    ]);
  });
});

describe("inline text", () => {
  const spans = (styles: Parameters<typeof layOut>[1]) => (children: Parameters<typeof p>[0]) =>
    layOut([p(children)], styles).paged.pages[0] ?? { width: 0, height: 0, label: "", items: [] };

  test("takes weight, size and colour from its style", () => {
    const set = spans({ styles: { strong: { fontWeight: 700, color: "#aa0000" } } });
    const [plain, strong] = set([text("so "), { type: "strong", children: [text("it")] }]).items;
    expect(plain).toMatchObject({ color: "#000000", run: { face: { weight: 400 } } });
    expect(strong).toMatchObject({ color: "#aa0000", run: { face: { weight: 700 } } });
  });

  test("keeps baselines together, whatever the size", () => {
    const set = spans({ styles: { big: { fontSize: 20 } } });
    const page = set([text("so "), { type: "span", style: "big", children: [text("it")] }]);
    expect(listItems(page)).toEqual(['0,8 "so " text', '30,8 "it" text']);
  });

  test("makes room for lines that are higher", () => {
    const set = spans({ styles: { big: { fontSize: 20, lineHeight: 20 } } });
    const page = set([text("so "), { type: "span", style: "big", children: [text("it")] }]);
    expect(listItems(page)).toEqual(['0,16 "so " text', '30,16 "it" text']);
  });

  test("carries its language", () => {
    const page = spans({})([text("so "), { type: "span", lang: "ps", children: [text("it")] }]);
    expect(page.items.map((item) => item.type === "text" && item.lang)).toEqual(["en", "ps"]);
  });

  test("gives a link one area for each line that it covers", () => {
    const link = { type: "link", url: "#x", children: [text("the long words")] } as const;
    const page = spans({ columns: 8 })([text("see "), link, text(" there")]);
    expect(listItems(page)).toEqual([
      '0,8 "see " text',
      '40,8 "the " text',
      '40,0 30×10 → #x "the long words"',
      '0,18 "long " text',
      '0,10 40×10 → #x "the long words"',
      '0,28 "words" text',
      '50,28 " " text',
      '0,20 50×10 → #x "the long words"',
      '0,38 "there" text',
    ]);
  });

  test("does not part a number from the word that bounds it", () => {
    const value = { type: "figureValue", value: 47, children: [text("at least 47")] } as const;
    const layout = layOut([p([text("killed: "), value])], { columns: 16 });
    expect(drawPages(layout)).toEqual(["killed: at", "least 47"]);
    expect(
      layout.paged.pages[0]?.items.map((item) => item.type === "text" && item.run.text),
    ).toEqual(["killed: ", "at ", "least 47"]);
  });

  test("raises the mark of a note", () => {
    const styles = { "note-reference": { rise: 3, fontSize: 5 } };
    const mark = { type: "text", value: "1" } as const;
    const body = { type: "note", children: [text("words")] } as const;
    const page = layOut([p([text("so"), { type: "noteReference", label: mark, note: body }])], {
      styles,
    }).paged.pages[0];
    expect(listItems(page ?? { width: 0, height: 0, label: "", items: [] }).slice(0, 2)).toEqual([
      '0,8 "so" text',
      '20,5 "1" text',
    ]);
  });
});
