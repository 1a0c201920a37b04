import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SceneItem } from "../../src/chart/index.ts";
import type { Block } from "../../src/document/index.ts";
import { watchContrast } from "../../src/edition/check-contrast.ts";
import { checkLetters } from "../../src/edition/check-glyphs.ts";
import { layoutDocument } from "../../src/layout/index.ts";
import { FontSet, loadFonts } from "../../src/text/index.ts";
import type { Style } from "../../src/theme/index.ts";
import { doc, figure, p } from "../support/nodes.ts";
import { squareFonts } from "../support/square-font.ts";
import { sampleTheme } from "../support/theme.ts";

const theme = sampleTheme();

const fonts = await loadFonts(theme.fonts, (path) => readFileSync(path));

const latin = fonts.faceFor("Roboto", 400, 0x41);

function found(children: readonly Block[], styles: Record<string, Partial<Style>> = {}): string[] {
  const declared = { ...theme.declared };
  const complete = { ...theme.styles };
  for (const [name, style] of Object.entries(styles)) {
    declared[name] = { ...declared[name], ...style };
    Object.assign(complete, { [name]: { ...complete[name], ...style } });
  }
  const own = { ...theme, declared, styles: complete };
  const { paged } = layoutDocument(doc(children), own, fonts);
  const colorAt = (color: string): object => ({ place: { file: color } });
  const watch = watchContrast(paged, { theme: own, colorAt });
  for (const { items } of watch.paged.pages) expect(items.length).toBeGreaterThan(0);
  return watch.findings().map(({ message, hint, place }) => `${place?.file}: ${message}; ${hint}`);
}

describe("the contrast of text", () => {
  test("is that of its colour on the paper, once for each pair", () => {
    expect(found([p("One."), p("Two.")], { paragraph: { color: "#8d979f" } })).toEqual([
      '#8d979f: text in #8d979f on #ffffff has a contrast of 2.97 to 1, and needs 4.5; "#6a7177" would do (WCAG 2.2)',
    ]);
  });

  test("need be 3 only where the text is large", () => {
    const style = { color: "#808080", fontSize: 18, lineHeight: 22 };
    expect(found([p("Large.")], { paragraph: style })).toEqual([]);
    expect(found([p("Small.")], { paragraph: { ...style, fontSize: 17 } })).toHaveLength(1);
  });

  test("is measured on the background of the block around it", () => {
    const callout: Block = { type: "callout", children: [p("Dark on dark.")] };
    expect(found([callout], { callout: { background: "#203040" } })[0]).toMatch(
      /^#1b2024: text in #1b2024 on #203040 .* "#[0-9a-f]{6}" would do/,
    );
    const light = { callout: { background: "#203040" }, paragraph: { color: "#ffffff" } };
    expect(found([callout], light)).toEqual([]);
  });
});

describe("the contrast of a chart", () => {
  const scene = (...items: readonly SceneItem[]) => ({ width: 100, height: 50, items });
  const bar = (fill: string): SceneItem => ({
    type: "path",
    path: "M0,0L100,0L100,50L0,50Z",
    fill,
  });
  const word: SceneItem = {
    type: "text",
    text: "12",
    x: 50,
    y: 30,
    anchor: "middle",
    angle: 0,
    family: "Roboto",
    size: 11,
    weight: 400,
    fill: "#1b2024",
  };

  test("is that of a word on the bar below it", () => {
    expect(found([figure(scene(bar("#e0e0e0"), word), "A")])).toEqual([]);
    const [finding] = found([figure(scene(bar("#303030"), word), "A")]);
    expect(finding).toContain("text in #1b2024 on #303030");
  });

  test("is that of a mark in a colour of the theme's categories, where no line surrounds it", () => {
    const [category = ""] = theme.chart.category;
    expect(found([figure(scene(bar(category)), "A")])).toEqual([]);
    const pale = { ...theme, chart: { ...theme.chart, category: ["#dddddd"] } };
    const { paged } = layoutDocument(doc([figure(scene(bar("#dddddd")), "A")]), pale, fonts);
    const watch = watchContrast(paged, { theme: pale, colorAt: () => undefined });
    for (const { items } of watch.paged.pages) expect(items).not.toEqual([]);
    expect(watch.findings()).toMatchObject([
      { code: "theme/low-contrast", message: expect.stringContaining("a mark of charts") },
    ]);
  });
});

test.each(["en", "fa-AF", "ps-AF"])("the shipped fonts have all that %s is written with", (tag) => {
  expect(checkLetters(tag, fonts, undefined)).toEqual([]);
});

test("letters that no font has are told at once, whether or not a text has them", () => {
  const place = { file: "theme.yaml", line: 3, column: 5 };
  expect(checkLetters("ps-AF", squareFonts(), place)).toEqual([]);
  expect(checkLetters("ps-AF", new FontSet([latin]), place)).toMatchObject([
    {
      code: "theme/missing-letters",
      severity: "warning",
      message: expect.stringMatching(
        /^no font has ء آ أ .* and \d+ more, which ps-AF is written with$/,
      ),
      place,
    },
  ]);
});
