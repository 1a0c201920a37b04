import { describe, expect, test } from "vitest";
import type { Document } from "../../src/document/index.ts";
import { noBrowser } from "../support/browser.ts";
import {
  bars,
  callout,
  caption,
  figure,
  h,
  li,
  link,
  list,
  mark,
  p,
  strong,
} from "../support/nodes.ts";
import { sampleTheme } from "../support/theme.ts";
import { annexPage } from "./annex.ts";
import { useBrowser } from "./chromium.ts";
import { colorsOf, contrastOf, lowContrasts } from "./contrast.ts";
import { everyNode } from "./every-node.ts";
import { pageOf } from "./sample.ts";

const theme = sampleTheme();
const names = Object.keys(theme.declared);
// A page that names every style of the theme, so that all of them are in its style sheet.
const styled = annexPage(...names.map((style) => mark({ style }, p("text"))));
const css = /<style>([\s\S]*?)<\/style>/.exec(pageOf(styled))?.[1] ?? "";
const grounds = [...colorsOf(css, "background"), "#ffffff"];

function low(colors: Iterable<string>, on: readonly string[], least: number): string[] {
  return [...colors].flatMap((color) =>
    on.flatMap((ground) => {
      const ratio = contrastOf(color, ground);
      return ratio >= least ? [] : [`${color} on ${ground}: ${ratio.toFixed(2)}`];
    }),
  );
}

test("contrast is what WCAG says it is", () => {
  expect(contrastOf("#000", "#ffffff")).toBe(21);
  expect(contrastOf("#777777", "#fff")).toBeCloseTo(4.48, 2);
});

describe("the sample's colours", () => {
  test("of text stand out by 4.5 to 1 from every ground, large or not", () => {
    const texts = colorsOf(css, "color");
    expect(texts.size).toBeGreaterThanOrEqual(3);
    expect(new Set(grounds).size).toBeGreaterThanOrEqual(2);
    expect(low(texts, grounds, 4.5)).toEqual([]);
  });

  test("of what is pressed, typed into or in focus stand out by 3 to 1", () => {
    const lines = new Set([...colorsOf(css, "outline"), ...colorsOf(css, "stroke")]);
    const field = /\.fb-filter input\{[^}]*\}/.exec(css)?.[0] ?? "";
    const border = colorsOf(`${/:root\{[^}]*\}/.exec(css)?.[0]}${field}`, "border");
    expect(lines.size).toBeGreaterThan(0);
    expect(border.size).toBe(1);
    expect(low([...lines, ...border], grounds, 3)).toEqual([]);
  });

  test("of marks stand out by 3 to 1 from the chart's ground", () => {
    const { category, unknown, background, text, muted } = theme.chart;
    const ground = [background ?? "#ffffff"];
    expect(low(category, ground, 3)).toEqual([]);
    // What is unknown has words beside it, so that nothing rests on its mark alone (WCAG 2.2, 1.4.11).
    expect(low([unknown], ground, 2.9)).toEqual([]);
    expect(low([text, muted], ground, 4.5)).toEqual([]);
  });
});

/** The same document in Arabic script, of which axe says nothing. */
const persian: Document = {
  ...annexPage(
    h(2, "منابع"),
    mark(
      { style: "small" },
      p("ولایت بلخ، ", strong("کندهار"), "، ", link("https://example.org/b", "گزارش")),
    ),
    callout(p("کابل ", link("https://example.org/c", "گزارش دیگر"))),
    list(true, "هرات", li(p("غور"))),
    figure(bars([120]), "نمودار", { caption: caption("رویدادها") }),
  ),
  lang: "fa-AF",
  direction: "rtl",
};

describe.skipIf(noBrowser !== undefined)(`in Chromium ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test.each([
    ["every node", everyNode()],
    ["controls", annexPage()],
    ["Arabic script", persian],
  ])("the words of %s stand out from what is behind them", async (_, document) => {
    const { page } = await open(document);
    await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })");
    if ((await page.locator("[role=img]").count()) > 0)
      await page.locator("g[role=img]").first().focus();
    expect(await page.evaluate(lowContrasts)).toEqual([]);
  });

  test("words that do not are found", async () => {
    const { page } = await open(persian);
    await page.evaluate("document.querySelector('h2').style.color = '#aaa'");
    await page.evaluate("document.querySelector('svg text').setAttribute('fill', '#999999')");
    const found = await page.evaluate(lowContrasts);
    expect(found).toEqual([expect.stringMatching(/^Month 1: /), expect.stringMatching(/^منابع: /)]);
  });
});
