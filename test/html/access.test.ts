import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/document/index.ts";
import { noBrowser } from "../support/browser.ts";
import { annexPage } from "./annex.ts";
import { useBrowser } from "./chromium.ts";
import { everyNode } from "./every-node.ts";

const rtl: Document = { ...annexPage(), lang: "fa-AF", direction: "rtl" };

/** Walks through the page with the Tab key; returns what `look` says of each stop. */
async function walk(page: Page, look: string): Promise<readonly string[]> {
  const stops: string[] = [];
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press("Tab");
    const stop: unknown = await page.evaluate(
      `((at) => at === document.body ? null : String((${look})(at)))(document.activeElement)`,
    );
    if (typeof stop !== "string") return stops;
    stops.push(stop);
  }
  throw new Error("the keyboard does not come to the end of the page");
}

describe.skipIf(noBrowser !== undefined)(`a reader with a keyboard ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test("comes to everything in the order of the page, and to its end", async () => {
    const { page } = await open(annexPage());
    const place = `(at) => [...document.querySelectorAll("*")].indexOf(at)`;
    const places = (await walk(page, place)).map(Number);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const reach = `[...document.querySelectorAll("a, button, input, summary, [tabindex='0']")]
      .filter((each) => each.checkVisibility()).length`;
    expect(await page.evaluate(reach)).toBe(places.length);
  });

  test.each([
    [320, "controls", annexPage()],
    [1440, "controls", annexPage()],
    [320, "from right to left", rtl],
    [320, "every node", everyNode()],
  ])("sees where the focus is, at %d pixels, %s", async (width, _, document) => {
    const { page } = await open(document, { width });
    // An outline, or the ring of a mark; in the window, with nothing on top of it (WCAG 2.4.7, 2.4.11).
    const seen = `(at) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const isRinged = at.closest("svg")?.querySelector(".fb-ring path") != null;
      const box = at.getBoundingClientRect();
      const isIn = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      const isOutlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      const isLarge = box.width > 1 && box.height > 1;
      return isIn && isLarge && (isRinged || isOutlined) ? "" : at.outerHTML;
    }`;
    expect((await walk(page, seen)).filter((missed) => missed !== "")).toEqual([]);
  });
});

describe.skipIf(noBrowser !== undefined)(`a reader's finger ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test.each([320, 1440])("has 24 pixels to hit, at %d pixels", async (width) => {
    const { page } = await open(annexPage(), { width });
    // WCAG 2.5.8; links in sentences and cells are as high as their line.
    const small = `[...document.querySelectorAll("button, input, summary, nav a, .note > a")]
      .filter((each) => each.checkVisibility())
      .map((each) => [each.outerHTML, each.getBoundingClientRect()])
      .filter(([, { width, height }]) => Math.min(width, height) < 24)
      .map(([html]) => html)`;
    expect(await page.evaluate(small)).toEqual([]);
  });
});

// What is cut: text in a box that hides what does not fit, in either direction.
const cutText = `[...document.querySelectorAll("body *")].filter((each) => {
  const style = getComputedStyle(each);
  const cuts = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
  const isOffered = each.matches(".fb-skip, thead, th, body > output");
  return cuts && !isOffered && !each.closest("svg") && each.textContent.trim() !== "" &&
    (each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight);
}).map((each) => each.outerHTML.slice(0, 80))`;

// What runs out of its cell, and into its neighbour; heads above cards are there for the ear alone.
const runTogether = `[...document.querySelectorAll("td, th, button, label, input, output, .key-figure > *")]
  .filter((each) => each.checkVisibility() && each.clientWidth > 1)
  .filter((each) => (each.closest("thead")?.clientWidth ?? 2) > 1)
  .filter((each) => each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.outerHTML.slice(0, 80))`;

describe.skipIf(noBrowser !== undefined)(`a reader's settings ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test.each([
    ["controls", annexPage()],
    ["from right to left", rtl],
    ["every node", everyNode()],
  ])("of a fourfold zoom need no scrolling sideways, %s", async (_, document) => {
    // 1280 by 1024 pixels at 400 % (WCAG 2.2, 1.4.10).
    const { page } = await open(document, {
      width: 320,
      height: 256,
      deviceScaleFactor: 4,
      withFonts: true,
    });
    for (const input of await page.locator("input").all()) await input.fill("a");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    expect(await page.evaluate(cutText)).toEqual([]);
  });

  test("of text twice as large cut nothing", async () => {
    const { page } = await open(annexPage(), { width: 640, withFonts: true });
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(640);
    expect(await page.evaluate(cutText)).toEqual([]);
    expect(await page.evaluate(runTogether)).toEqual([]);
  });

  test.each([
    [320, "controls", annexPage()],
    [1440, "controls", annexPage()],
    [320, "from right to left", rtl],
    [320, "every node", everyNode()],
    [768, "every node", everyNode()],
  ])("of the space in text cut nothing, at %d pixels, %s", async (width, _, document) => {
    const { page } = await open(document, { width, withFonts: true });
    // WCAG 2.2, 1.4.12.
    await page.evaluate(`(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
      document.adoptedStyleSheets = [sheet];
    })()`);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    expect(await page.evaluate(cutText)).toEqual([]);
    expect(await page.evaluate(runTogether)).toEqual([]);
  });

  test("against motion have nothing to stop", async () => {
    const { page } = await open(annexPage());
    const moving = `[...document.querySelectorAll("*")].filter((each) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
      return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
    }).length`;
    expect(await page.evaluate(moving)).toBe(0);
  });

  test("of colours leave arrows, fields, focus and charts to be seen", async () => {
    const { page } = await open(annexPage(), { forcedColors: "active", colorScheme: "dark" });
    await page.locator("g[role=img]").first().focus();
    const style = (selector: string, property: string, part = ""): Promise<unknown> =>
      page.evaluate(
        `getComputedStyle(document.querySelector(${JSON.stringify(selector)}), "${part}")["${property}"]`,
      );
    expect(await style("svg", "backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await style(".fb-ring path", "stroke")).toBe("rgb(11, 85, 97)");
    expect(await style(".fb-tip", "borderTopStyle")).toBe("solid");
    expect(await style("input", "borderTopStyle")).toBe("solid");
    const ground = await style("body", "backgroundColor");
    for (const [selector, part] of [
      [".fb-tip", ""],
      ["th button", ""],
      ["th button", "::after"],
    ] as const)
      expect(await style(selector, "color", part)).not.toBe(ground);
  });
});
