import { describe, expect, test } from "vitest";
import type { Block } from "../../src/document/index.ts";
import {
  caption,
  drawPages,
  figure,
  layOut,
  list,
  listItems,
  p,
  section,
  text,
} from "../support/layout.ts";

const rule = { ruleColor: "#cccccc" };

describe("lists", () => {
  const styles = { "list-item": { indentStart: 20 } };

  test("hang their labels in the indent", () => {
    const bullets = list(false, [[p("one two three four")], [p("five")]]);
    expect(drawPages(layOut([bullets], { columns: 12, styles }))).toEqual([
      "- one two",
      "  three four",
      "- five",
    ]);
  });

  test("align numbers at their ends, and make room for the widest", () => {
    const numbers = list(
      true,
      Array.from({ length: 10 }, (_, i) => [p(`no ${i}`)]),
    );
    const drawn = drawPages(layOut([numbers], { styles, lines: 20 }));
    expect([drawn[0], drawn[9]]).toEqual([" 1.no 0", "10.no 9"]);
  });

  test("nest", () => {
    const nested = list(false, [[p("one"), list(false, [[p("two")]])], [p("three")]]);
    expect(drawPages(layOut([nested], { styles }))).toEqual(["- one", "  - two", "- three"]);
  });

  test("set paragraphs as close as items, unless these have a class", () => {
    const paragraph = { spaceBefore: 20, spaceAfter: 20 };
    const spaced = { ...styles, paragraph, own: { spaceBefore: 0, spaceAfter: 10 } };
    const items = list(false, [[p("one")], [p("two", "own")], [p("three")]]);
    expect(drawPages(layOut([items], { styles: spaced }))).toEqual([
      "- one",
      "- two",
      "",
      "- three",
    ]);
  });

  test("give the label of an empty item a line to itself", () => {
    expect(drawPages(layOut([list(false, [[], [p("two")]])], { styles }))).toEqual(["-", "- two"]);
  });

  test("set the label on the baseline of the first line, however high", () => {
    const high = { ...styles, high: { lineHeight: 20 } };
    const [page] = layOut([list(false, [[p("one", "high")]])], { styles: high }).paged.pages;
    expect(page && listItems(page)).toEqual(['0,13 "-" text', '20,13 "one" text']);
  });

  test("leave no item of one line alone at the foot of a page", () => {
    const items = list(false, [[p("one")], [p("two")], [p("three")]]);
    expect(drawPages(layOut([p("x"), items], { lines: 3, styles })).slice(0, 2)).toEqual([
      "x",
      "===",
    ]);
  });
});

describe("boxes", () => {
  const callout = (...children: Block[]): Block => ({ type: "callout", children });
  const styles = {
    callout: { background: "#eeeeee", paddingBlock: 10, paddingInline: 20, ruleStart: 2, ...rule },
  };

  test("lie behind their text, with padding and a rule at the start", () => {
    expect(drawPages(layOut([callout(p("one")), p("two")], { columns: 8, styles }))).toEqual([
      "│░░░░░░░",
      "│░one░░░",
      "│░░░░░░░",
      "two",
    ]);
  });

  test("go on on the next page", () => {
    const words = callout(p("one two three"), p("four"), p("five"));
    const sketch = { columns: 12, lines: 3, styles };
    expect(drawPages(layOut([words], sketch))).toEqual([
      "│░░░░░░░░░░░",
      "│░one two ░░",
      "│░three░░░░░",
      "===",
      "│░four░░░░░░",
      "│░five░░░░░░",
      "│░░░░░░░░░░░",
    ]);
  });

  test("have their upper rule on the first page and their lower on the last", () => {
    const ruled = { ruled: { ruleBefore: 1, ruleAfter: 1 } };
    const layout = layOut([section([p("one"), p("two")], "ruled")], { lines: 1.2, styles: ruled });
    expect(layout.paged.pages.map((page) => listItems(page)[0])).toEqual([
      "0,0 200×1 rule",
      "0,10 200×1 rule",
    ]);
  });

  test("stay on one page if their style says so and they fit", () => {
    const together = { callout: { keepTogether: true } };
    const words = callout(p("one"), p("two"), p("three"));
    expect(drawPages(layOut([p("x"), words], { lines: 3, styles: together }))).toEqual([
      "x",
      "===",
      "one",
      "two",
      "three",
    ]);
  });

  test("break where they are higher than a page, rather than leave one empty", () => {
    const together = { callout: { keepTogether: true } };
    const words = callout(p("one"), p("two"), p("three"));
    expect(drawPages(layOut([p("x"), words], { lines: 2, styles: together }))[1]).toBe("one");
  });

  test("hand their text style down to what declares none", () => {
    const small = { small: { color: "#777777" }, quotation: { fontWeight: 700 } };
    const layout = layOut(
      [section([{ type: "quotation", children: [p("one")], attribution: [text("two")] }], "small")],
      { styles: small },
    );
    for (const item of layout.paged.pages[0]?.items ?? [])
      expect(item).toMatchObject({ color: "#777777", run: { face: { weight: 700 } } });
  });

  test("never part a quotation from who said it", () => {
    const quotation: Block = {
      type: "quotation",
      children: [p("one"), p("two")],
      attribution: [text("she")],
    };
    expect(drawPages(layOut([quotation], { lines: 2 }))).toEqual(["one", "===", "two", "she"]);
  });
});

describe("columns", () => {
  const beside = (...columns: readonly Block[][]): Block => ({
    type: "columns",
    children: columns.map((children, index) => ({ type: "column", width: index + 1, children })),
  });

  test("stand side by side, each with its share of the width", () => {
    const columns = beside([p("one two")], [p("three four five")]);
    const styles = { columns: { gap: 20 } };
    expect(drawPages(layOut([columns, p("x")], { columns: 17, styles }))).toEqual([
      "one    three four",
      "two    five",
      "x",
    ]);
  });

  test("stay on one page", () => {
    const columns = beside([p("one two")], [p("three")]);
    expect(drawPages(layOut([p("x"), columns], { columns: 15, lines: 2 }))).toEqual([
      "x",
      "===",
      "one  three",
      "two",
    ]);
  });

  test("go on beside each other where they are higher than a page", () => {
    const columns = beside([p("a"), p("b"), p("c")], [p("d"), p("e"), p("f"), p("g")]);
    expect(drawPages(layOut([columns], { columns: 9, lines: 2 }))).toEqual([
      "a  d",
      "b  e",
      "===",
      "c  f",
      "   g",
    ]);
  });

  test("go on with what is behind their text", () => {
    const callout: Block = { type: "callout", children: [p("a"), p("b"), p("c")] };
    const styles = { callout: { ruleStart: 2, paddingInline: 10 } };
    expect(
      drawPages(layOut([beside([callout], [p("x")])], { columns: 9, lines: 2, styles })),
    ).toEqual(["│a x", "│b", "===", "│c"]);
  });

  test("bring the notes of all columns to the foot of the page", () => {
    const note = (label: string) =>
      ({
        type: "noteReference",
        label: { type: "text", value: label },
        note: { type: "note", children: [text(`note ${label}`)] },
      }) as const;
    const columns = beside([p([text("a"), note("1")])], [p([text("b"), note("2")])]);
    expect(drawPages(layOut([columns], { columns: 9, lines: 5 })).slice(-2)).toEqual([
      "note 1",
      "note 2",
    ]);
  });
});

describe("key figures", () => {
  const keyFigures = (...words: string[]): Block => ({
    type: "keyFigures",
    children: words.map((all) => {
      const [value = "", label = "", note = ""] = all.split("|");
      const inline = (part: string) => (part === "" ? [] : [text(part)]);
      return { type: "keyFigure", value: inline(value), label: inline(label), note: inline(note) };
    }),
  });
  const styles = { "key-figures": { gap: 10 }, "key-figure": { ruleBefore: 1, paddingBlock: 9 } };

  test("stand in equal columns below hairlines, labels and notes on one line each", () => {
    const strip = keyFigures("60|killed in Kunduz|1 of 2", "9|wounded|2 of 2");
    expect(drawPages(layOut([strip], { columns: 21, styles }))).toEqual([
      "────────── ──────────",
      "60         9",
      "killed in  wounded",
      "Kunduz",
      "1 of 2     2 of 2",
    ]);
  });

  test("wrap to rows as even as may be", () => {
    const strip = keyFigures("1", "2", "3", "4", "5", "6");
    const layout = layOut([strip], { columns: 30 });
    expect(drawPages(layout)).toEqual(["1         2         3", "4         5         6"]);
  });

  test("break a value rather than take another row that is higher", () => {
    const strip = keyFigures("a bb|x|1", "9|y|2", "8|z|3");
    expect(drawPages(layOut([strip], { columns: 9 }))).toEqual([
      "a  9  8",
      "bb",
      "x  y  z",
      "1  2  3",
    ]);
  });

  test("stand in fewer columns where a value would not fit on its line", () => {
    const strip = keyFigures("at least 201", "9", "2", "4");
    expect(drawPages(layOut([strip], { columns: 26 }))).toEqual([
      "at least 201 9",
      "2            4",
    ]);
  });
});

describe("figures", () => {
  const chart = figure(200, 40, {
    caption: caption("Figure 1", "By month"),
    source: [text("Source: us")],
  });

  test("fill the width, between caption and source", () => {
    expect(drawPages(layOut([chart], { columns: 20 }))).toEqual([
      "Figure 1 By month",
      "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
      "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
      "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
      "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
      "Source: us",
    ]);
  });

  test("are never torn from caption and source", () => {
    expect(drawPages(layOut([p("x"), chart], { columns: 20, lines: 6 })).slice(0, 3)).toEqual([
      "x",
      "===",
      "Figure 1 By month",
    ]);
  });

  test("are set smaller where they are higher than the page", () => {
    const drawn = drawPages(layOut([chart], { columns: 20, lines: 5 }));
    expect(drawn).toEqual([
      "Figure 1 By month",
      "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
      "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
      "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
      "Source: us",
    ]);
  });

  test("are reported where they are too small to read", () => {
    const place = { file: "briefing.hbs", line: 3 };
    const { diagnostics } = layOut([figure(1000, 400, { place })]);
    expect(diagnostics).toMatchObject([
      { severity: "warning", code: "layout/figure-too-small", place },
    ]);
  });

  test("are not blown up", () => {
    expect(drawPages(layOut([figure(50, 20)]))).toEqual(["▒▒▒▒▒", "▒▒▒▒▒"]);
  });
});
