import { describe, expect, test } from "vitest";
import type { Block, TableRow } from "../../src/document/index.ts";
import type { FrameItem } from "../../src/layout/index.ts";
import {
  caption,
  cell,
  drawPages,
  h,
  layOut,
  listItems,
  note,
  p,
  row,
  table,
  text,
  wordsOf,
} from "../support/layout.ts";

const gap = { table: { gap: 10 } };

describe("tables", () => {
  test("use the width up, columns by what they hold", () => {
    const two = table("a|>b", ["one two|1", "three|22"]);
    expect(drawPages(layOut([two], { columns: 10, styles: gap }))).toEqual([
      "a        b",
      "one two  1",
      "three   22",
    ]);
  });

  test("wrap cells, a row being as high as its highest", () => {
    const two = table("a|b", ["one two three|x", "four|y"]);
    expect(drawPages(layOut([two], { columns: 9, styles: gap }))).toEqual([
      "a       b",
      "one two x",
      "three",
      "four    y",
    ]);
  });

  test("give a column the share that it asks for", () => {
    const shares = [{ align: "start", width: 0.75 }, { align: "start" }] as const;
    const two = table("a|b", ["1|2"], { columns: shares });
    expect(drawPages(layOut([two]))).toEqual(["a              b", "1              2"]);
  });

  test("move rows to the next page whole, and set the head again", () => {
    const rows = table("a|b", ["1|w", "2|x", "3|x y", "4|z"]);
    expect(drawPages(layOut([p("x"), rows], { columns: 3, lines: 5, styles: gap }))).toEqual([
      "x",
      "a b",
      "1 w",
      "2 x",
      "===",
      "a b",
      "3 x",
      "  y",
      "4 z",
    ]);
  });

  test("set the head again as an artifact, without its links", () => {
    const link = { type: "link", url: "#x", children: [text("a")] } as const;
    const head = [row([{ ...cell(""), children: [link] }])];
    const rows = table("a", ["1", "2", "3"], { head });
    const [first, second] = layOut([rows], { lines: 3 }).paged.pages;
    expect(first && listItems(first).slice(0, 2)).toEqual(['0,8 "a" text', '0,0 10×10 → #x "a"']);
    expect(second && listItems(second)).toEqual(['0,8 "a" repeated', '0,18 "3" text']);
  });

  test("keep caption and head with two rows", () => {
    const rows = table("a", ["1", "2", "3"], { caption: caption("Table 1", "All") });
    expect(drawPages(layOut([p("x"), rows], { lines: 4 }))).toEqual([
      "x",
      "===",
      "Table 1 All",
      "a",
      "1",
      "2",
      "===",
      "a",
      "3",
    ]);
  });

  test("keep the foot with two rows", () => {
    const rows = table("a", ["1", "2", "3", "4"], { foot: [row([cell("sum")])] });
    expect(drawPages(layOut([rows], { lines: 5 })).slice(-4)).toEqual(["a", "3", "4", "sum"]);
  });

  test("break a row only where it is higher than half a page", () => {
    const rows = table("a|b", ["1|1 2 3 4 5 6", "2|x"]);
    expect(drawPages(layOut([rows], { columns: 3, lines: 5, styles: gap }))).toEqual([
      "a b",
      "1 1",
      "  2",
      "  3",
      "  4",
      "===",
      "a b",
      "  5",
      "  6",
      "2 x",
    ]);
  });

  test("draw rules between rows once, across all columns", () => {
    const styles = { "table-cell": { ruleAfter: 1 }, "table-head": { ruleAfter: 2 }, ...gap };
    const [page] = layOut([table("a|b", ["1|2", "3|4"])], { styles }).paged.pages;
    expect(page && listItems(page).filter((item) => item.endsWith("rule"))).toEqual([
      "0,10 200×2 rule",
      "0,22 200×1 rule",
      "0,33 200×1 rule",
    ]);
  });

  test("give a row's class to its cells, and theirs over it", () => {
    const styles = {
      total: { fontWeight: 700, background: "#eeeeee" },
      light: { fontWeight: 400 },
    };
    const body = [row([cell("a"), cell("b", { style: "light" })], { style: "total" })];
    const [page] = layOut([table("x|y", [], { body })], { styles }).paged.pages;
    expect(page?.items.slice(-4)).toMatchObject([
      { type: "rect", fill: "#eeeeee" },
      { type: "rect", fill: "#eeeeee" },
      { type: "text", run: { face: { weight: 700 } } },
      { type: "text", run: { face: { weight: 400 } } },
    ]);
  });

  test("set notes at the foot of the page where their row stands", () => {
    const body = [
      row([{ ...cell(""), children: [text("1"), note("*", "about")] }]),
      row([cell("2")]),
    ];
    expect(drawPages(layOut([table("a", [], { body })], { lines: 6 }))).toEqual([
      "a",
      "1*",
      "2",
      "",
      "──────",
      "*about",
    ]);
  });

  test("speak the language of the cell, the row or the document", () => {
    const body = [row([cell("a", { lang: "fa" }), cell("b")], { lang: "ps" }), row([cell("c")])];
    const [page] = layOut([table("x|y", [], { body, head: [] })]).paged.pages;
    expect(page?.items.map((item) => item.type === "text" && item.lang)).toEqual([
      "fa",
      "ps",
      "en",
    ]);
  });

  test("lead to rows and cells that have an id", () => {
    const body = [row([cell("1")]), row([cell("2", { id: "c" })], { id: "r" })];
    const { destinations } = layOut([table("a", [], { body })], { margin: 10 }).paged;
    expect([...destinations]).toEqual([
      ["r", { page: 0, y: 30 }],
      ["c", { page: 0, y: 30 }],
    ]);
  });
});

describe("spans", () => {
  test("set a cell over several columns", () => {
    const head = [row([cell("both", { colSpan: 2 }), cell("c")])];
    const three = table("a|b|c", ["1|2|3"], { head });
    expect(drawPages(layOut([three], { columns: 11, styles: gap }))).toEqual([
      "both    c",
      "1   2   3",
    ]);
  });

  test("widen columns for a word over several of them", () => {
    const head = [row([cell("casualties", { colSpan: 2 }), cell("c")])];
    const three = table("a|b|c", ["1|2|3"], { head });
    expect(drawPages(layOut([three], { columns: 11 }))[0]).toBe("casualtiesc");
  });

  test("set a cell over several rows, which stay together", () => {
    const body = [
      row([cell("May", { rowSpan: 2 }), cell("1")]),
      row([cell("2")]),
      row([cell("June"), cell("3")]),
    ];
    const two = table("a|b", [], { body });
    expect(drawPages(layOut([p("x"), p("y"), two], { columns: 6, lines: 6, styles: gap }))).toEqual(
      ["x", "y", "a    b", "May  1", "     2", "June 3"],
    );
    expect(drawPages(layOut([p("x"), p("y"), two], { columns: 6, lines: 4, styles: gap }))).toEqual(
      ["x", "y", "===", "a    b", "May  1", "     2", "June 3"],
    );
  });

  test("make the last of the rows as high as the cell over them needs", () => {
    const body = [
      row([cell("a b c", { rowSpan: 2 }), cell("1")]),
      row([cell("2")]),
      row([cell("x"), cell("3")]),
    ];
    expect(drawPages(layOut([table("h|i", [], { body })], { columns: 3, styles: gap }))).toEqual([
      "h i",
      "a 1",
      "b 2",
      "c",
      "x 3",
    ]);
  });

  test("break rows under one cell where they are higher than half a page", () => {
    const body = Array.from({ length: 5 }, (_, i) =>
      row(i === 0 ? [cell("May", { rowSpan: 5 }), cell("1")] : [cell(`${i + 1}`)]),
    );
    expect(
      drawPages(layOut([table("a|b", [], { body })], { columns: 5, lines: 5, styles: gap })),
    ).toEqual(["a   b", "May 1", "    2", "    3", "===", "a   b", "    4", "    5"]);
  });

  test("break rows under one cell only where none of its lines is in the way", () => {
    const tall = { tall: { lineHeight: 14 } };
    const body = Array.from({ length: 5 }, (_, i) =>
      row(i === 0 ? [cell("a b", { rowSpan: 5, style: "tall" }), cell("1")] : [cell(`${i + 1}`)]),
    );
    const rows = table("h|i", [], { body, head: [] });
    const sketch = { columns: 3, lines: 3, styles: { ...gap, ...tall } };
    expect(drawPages(layOut([p("x"), rows], sketch))).toEqual([
      "x",
      "===",
      "a 1",
      "b 2",
      "  3",
      "===",
      "  4",
      "  5",
    ]);
  });

  test("keep cells beyond the columns that are named", () => {
    const body = [row([cell("1"), cell("2"), cell("3")])];
    expect(drawPages(layOut([table("a", [], { body })], { columns: 6 }))).toEqual(["a", "1 2 3"]);
  });
});

describe("groups of rows", () => {
  const group = (words: string): TableRow =>
    row([cell(words, { header: "row", colSpan: 2 })], {
      group: { continued: [text(`${words}, cont.`)] },
    });
  const rows = (...all: string[]): TableRow[] =>
    all.map((words) => row(words.split("|").map((one) => cell(one))));

  test("are headed again, as continued, where a page begins inside them", () => {
    const body = [
      group("Kabul"),
      ...rows("1|a", "2|b", "3|c"),
      group("Herat"),
      ...rows("4|d", "5|e"),
    ];
    const layout = layOut([table("No|What", [], { body })], { columns: 14, lines: 4 });
    expect(drawPages(layout)).toEqual([
      ...["No  What", "Kabul", "1   a", "2   b", "==="],
      ...["No  What", "Kabul, cont.", "3   c", "==="],
      ...["No  What", "Herat", "4   d", "5   e"],
    ]);
    const again = layout.paged.pages[1]?.items.find(
      (item) => item.type === "text" && item.run.text.startsWith("Kabul"),
    );
    expect(again?.source).toEqual({ type: "artifact", kind: "repeated" });
  });

  test("are not parted from their head", () => {
    const body = [...rows("1|a", "2|b"), group("Kabul"), ...rows("3|c", "4|d")];
    const { paged } = layOut([table("No|What", [], { body })], { columns: 14, lines: 4 });
    expect(paged.pages.map(wordsOf)).toEqual(["NoWhat1a2b", "Kabul3c4d"]);
  });

  test("leave no row of theirs alone on a page", () => {
    const body = [
      group("Kabul"),
      ...rows("1|a", "2|b", "3|c", "4|d"),
      group("Herat"),
      ...rows("5|e"),
    ];
    const { paged } = layOut([table("No|What", [], { body })], { columns: 14, lines: 5 });
    expect(paged.pages.map(wordsOf)).toEqual(["NoWhatKabul1a2b", "3c4d", "Herat5e"]);
  });

  test("are headed under no head too", () => {
    const body = [group("Kabul"), ...rows("1|a", "2|b", "3|c")];
    const headless = { ...table("No|What", [], { body }), head: [] };
    const drawn = drawPages(layOut([headless], { columns: 14, lines: 3 }));
    expect(drawn).toEqual(["Kabul", "1      a", "2      b", "===", "Kabul, cont.", "3      c"]);
  });
});

describe("a table too wide", () => {
  const wide = "aaaaaaaa|bbbbbbbb|cccccccc";

  test("is set smaller", () => {
    const layout = layOut([table(wide, ["1|2|3"])], { columns: 20 });
    const [page] = layout.paged.pages;
    const sizes = page?.items.map((item) => item.type === "text" && item.run.size);
    expect(new Set(sizes)).toEqual(new Set([10 * (20 / 24)]));
    expect(layout.diagnostics).toEqual([]);
  });

  test("is set at the floor and reported, with each column there", () => {
    const place = { file: "briefing.hbs", line: 7 };
    const layout = layOut([table(wide, ["1|2|3"], { place })], { columns: 12 });
    expect(layout.diagnostics).toMatchObject([
      { severity: "error", code: "layout/table-too-wide", place },
    ]);
    const words = layout.paged.pages.flatMap((page) => page.items);
    const all = words.map(wordOf).join("");
    expect([...all].sort().join("")).toBe(`123${wide.replaceAll("|", "")}`);
    for (const item of words) {
      const end = item.type === "text" ? item.x + item.run.advance : 0;
      expect(end).toBeLessThanOrEqual(120.001);
    }
  });

  test("has its long words cut, not its short ones", () => {
    const words = [8, 1, 9, 1].map((length) => "a".repeat(length));
    const { paged } = layOut([table(words.join("|"), [])], { columns: 12, lines: 12 });
    const lines = paged.pages.flatMap((page) => page.items);
    const texts = lines.map((item) => (item.type === "text" ? item.run.text : ""));
    expect(texts.map((text) => text.length)).toEqual([7, 1, 1, 7, 2, 1]);
  });

  // Words that need 24 characters, or 17 in type of 7 points, on pages of 12 by 24.
  const tall = { columns: 12, lines: 24 };

  test("is turned where it does not fit even smaller, alone, furniture upright", () => {
    const furniture = { footStart: "Foot" };
    const around = [p("before"), table(wide, ["1|2|3"]), p("after")];
    const layout = layOut(around, { ...tall, margin: 20, furniture });
    expect(layout.diagnostics).toEqual([]);
    expect(drawPages(layout).filter((line) => line !== "")).toEqual([
      ...["  before", "  Foot", "==="],
      ...["  aaaaaaaabbbbbbbbcccccccc", "  1       2       3", "  Foot", "==="],
      ...["  after", "  Foot"],
    ]);
    const sizes = layout.paged.pages.map(({ width, height }) => [width, height]);
    expect(sizes).toEqual([
      [160, 280],
      [280, 160],
      [160, 280],
    ]);
  });

  test("takes its heading along, and goes on over turned pages", () => {
    const rows = Array.from({ length: 14 }, (_, index) => `${index}||`);
    const styles = { "heading-3": { keepWithNext: true } } as const;
    const { paged } = layOut([p("x"), h(3, "All"), table(wide, rows)], { ...tall, styles });
    expect(paged.pages.map(({ width }) => width)).toEqual([120, 240, 240]);
    const text = (index: number): string => paged.pages[index]?.items.map(wordOf).join("") ?? "";
    expect(text(1)).toMatch(/^Allaaaaaaaa/);
    expect(text(2)).toMatch(/^aaaaaaaabbbbbbbbcccccccc10/);
  });

  test("is turned where a style asks for it", () => {
    const styles = { wide: { page: "landscape" } } as const;
    const { paged } = layOut([table("a", ["1"], { style: "wide" })], { ...tall, styles });
    expect(paged.pages.map(({ width }) => width)).toEqual([240]);
  });

  test("in a callout cannot be turned, and is reported", () => {
    const callout: Block = { type: "callout", children: [table(wide, ["1|2|3"])] };
    const styles = { callout: { paddingInline: 10 } };
    const { paged, diagnostics } = layOut([callout], { ...tall, styles });
    expect(paged.pages.map(({ width }) => width)).toEqual([120]);
    expect(diagnostics).toMatchObject([{ code: "layout/table-too-wide" }]);
  });
});

function wordOf(item: FrameItem): string {
  return item.type === "text" ? item.run.text.replace("\u00ad", "") : "";
}
