import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Document, FigureValue, Inline } from "../../src/document/index.ts";
import { noBrowser } from "../support/browser.ts";
import { cite, doc, figureValue, h, list, p, table, td, th, tr } from "../support/nodes.ts";
import { axeFindings, useBrowser } from "./chromium.ts";
import { pageOf } from "./sample.ts";

const leading = (words: string, target: string): FigureValue => ({
  ...figureValue(3, words),
  target,
});
const sources = ["Agency", "Paper", "Court"].map((name, index) => ({
  type: "listItem" as const,
  id: `source-${index + 1}`,
  children: [p(name)],
}));
const mark = (n: number): Inline => ({ ...cite(`source-${n}`, `[${n}]`), url: `#source-${n}` });

/** Figures that lead to a list of figures, to an incident, to a section, and to nothing. */
const page = doc([
  h(1, "Figures"),
  p("At least ", leading("three", "#figure-headline"), " were killed, ", leading("one", "#row-b")),
  p("See ", leading("below", "#part"), " or ", leading("nowhere", "#gone")),
  ...Array.from({ length: 40 }, () => p("Text between.")),
  { ...h(2, "Part"), id: "part" },
  {
    ...table(["No.", "Place", "Source"], []),
    body: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map((name, index) => ({
      ...tr(th("row", `${index + 1}`), td(`Place ${name}`), td(mark((index % 2) + 1))),
      id: `row-${name}`,
    })),
  },
  {
    ...table(["Name", "Figures", "Sources"], []),
    body: [
      {
        ...tr(th("row", "headline"), td("Killed: three"), td(mark(1))),
        id: "figure-headline",
        rests: ["row-a", "row-b", "row-d", "row-gone"],
      },
    ],
  },
  { ...list(true), children: sources },
]);
const inLanguage = (lang: string): Document => ({
  ...page,
  lang,
  direction: lang === "en" ? "ltr" : "rtl",
});

const follow = (opened: Page, words: string) => opened.getByRole("link", { name: words }).click();
const isOpen = (opened: Page) => opened.evaluate("document.querySelector('.fb-panel').open");
const focused = (opened: Page) => opened.evaluate("document.activeElement.textContent");

describe.skipIf(noBrowser !== undefined)(`a figure's panel ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test("shows the row that the figure leads to, its incidents and their sources", async () => {
    const { page: opened, complaints } = await open(page);
    await follow(opened, "three");
    const panel = opened.getByRole("dialog", { name: "What “three” rests on" });
    const tables = panel.getByRole("table");
    expect(await tables.nth(0).locator("tbody").textContent()).toContain("Killed: three");
    expect(await tables.nth(1).locator("tbody th").allInnerTexts()).toEqual(["1", "2", "4"]);
    expect(await tables.nth(1).locator("thead th").allInnerTexts()).toEqual([
      "No.",
      "Place",
      "Source",
    ]);
    expect(await panel.getByRole("listitem").allInnerTexts()).toEqual(["Agency", "Paper"]);
    expect(await panel.locator("li").nth(1).getAttribute("value")).toBe("2");
    expect(complaints).toEqual([]);
  });

  test("shows one incident with its sources, where the figure is of one", async () => {
    const { page: opened } = await open(page);
    await follow(opened, "one");
    const panel = opened.getByRole("dialog");
    expect(await panel.locator("tbody tr").allInnerTexts()).toEqual([
      expect.stringContaining("Place b"),
    ]);
    expect(await panel.getByRole("listitem").allInnerTexts()).toEqual(["Paper"]);
  });

  test("takes the focus, keeps it, and gives it back when Escape or its button closes it", async () => {
    const { page: opened } = await open(page);
    for (const close of ["Escape", "Enter"]) {
      await opened.getByRole("link", { name: "three" }).focus();
      await opened.keyboard.press("Enter");
      expect(await focused(opened)).toBe("Close");
      for (let step = 0; step < 3; step++) {
        await opened.keyboard.press("Tab");
        const inside =
          "document.querySelector('.fb-panel').contains(document.activeElement) || document.activeElement === document.body";
        expect(await opened.evaluate(inside)).toBe(true);
      }
      await opened.getByRole("button", { name: "Close" }).focus();
      await opened.keyboard.press(close);
      expect(await isOpen(opened)).toBe(false);
      expect(await focused(opened)).toBe("three");
    }
  });

  test("leads on to the place in the page, and to sources", async () => {
    const { page: opened } = await open(page);
    for (const [name, hash] of [
      ["Go to its place in the briefing", "#figure-headline"],
      ["[1]", "#source-1"],
    ] as const) {
      await follow(opened, "three");
      await opened.getByRole("dialog").getByRole("link", { name }).first().click();
      expect(await isOpen(opened)).toBe(false);
      expect(await opened.evaluate("location.hash")).toBe(hash);
      const seen = "document.querySelector(':target').getBoundingClientRect().top < innerHeight";
      expect(await opened.evaluate(seen)).toBe(true);
    }
  });

  test("leaves the link alone that a key is held for, and what is no row", async () => {
    const { page: opened } = await open(page);
    const taken = (init: string): Promise<unknown> =>
      opened.evaluate(`(() => {
        let taken;
        addEventListener("click", (event) => { taken = event.defaultPrevented; event.preventDefault(); }, { once: true });
        document.querySelector(".fb-figure").dispatchEvent(
          new MouseEvent("click", { bubbles: true, cancelable: true, ...${init} }));
        return taken;
      })()`);
    for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"]) {
      expect(await taken(`{ ${key}: true }`)).toBe(false);
      expect(await isOpen(opened)).toBe(false);
    }
    expect(await taken("{}")).toBe(true);
    await opened.keyboard.press("Escape");
    await follow(opened, "below");
    expect(await isOpen(opened)).toBe(false);
    expect(await opened.evaluate("location.hash")).toBe("#part");
  });

  test("shows rows that a filter hides, in the order of incidents", async () => {
    const { page: opened } = await open(page);
    await opened.locator("input").first().fill("place b");
    await opened.locator("thead button").first().click();
    await follow(opened, "three");
    const rows = opened.getByRole("dialog").getByRole("table").nth(1).locator("tbody tr");
    expect(await rows.count()).toBe(3);
    for (const row of await rows.all()) expect(await row.isVisible()).toBe(true);
    expect(await opened.getByRole("dialog").getByRole("button").count()).toBe(1);
  });

  test("repeats no id", async () => {
    const { page: opened } = await open(page);
    await follow(opened, "three");
    const ids = await opened.evaluate<string[]>(
      "[...document.querySelectorAll('[id]')].map((each) => each.id)",
    );
    expect(ids.length).toBe(new Set(ids).size);
  });

  test("is only a link without script", async () => {
    const { page: opened } = await open(page, { withScript: false });
    await follow(opened, "three");
    expect(await opened.evaluate("location.hash")).toBe("#figure-headline");
  });

  test.each(
    ["en", "fa-AF", "ps-AF"].flatMap((lang) =>
      [320, 768, 1440].map((width) => [lang, width] as const),
    ),
  )("has no fault that axe finds, in %s at %d pixels, and fits", async (lang, width) => {
    const { page: opened } = await open(inLanguage(lang), { width, withFonts: true });
    await opened.locator(".fb-figure").first().click();
    expect(await isOpen(opened)).toBe(true);
    expect(await axeFindings(opened)).toEqual([]);
    const words = await opened.locator(".fb-panel :is(h2, h3, button, p a)").allInnerTexts();
    expect(words).toHaveLength(5);
    if (lang !== "en") expect(words.filter((word) => !/[\u0600-\u06ff]/.test(word))).toEqual([]);
    const wide =
      "(each => each.scrollWidth <= each.clientWidth)(document.querySelector('.fb-panel'))";
    expect(await opened.evaluate(wide)).toBe(true);
    const box = await opened.locator(".fb-panel").boundingBox();
    // At the end of the line: at the left from right to left.
    if (width === 1440) expect(box?.x === 0).toBe(lang !== "en");
    const button = await opened.locator(".fb-panel button").boundingBox();
    expect(Math.min(button?.width ?? 0, button?.height ?? 0)).toBeGreaterThanOrEqual(24);
  });

  test("can be told from the page where colours are forced, and does not move", async () => {
    const { page: opened } = await open(page, { forcedColors: "active", colorScheme: "dark" });
    await follow(opened, "three");
    const style = (property: string): Promise<unknown> =>
      opened.evaluate(`getComputedStyle(document.querySelector(".fb-panel"))["${property}"]`);
    expect(await style("borderInlineStartStyle")).toBe("solid");
    expect(await style("color")).not.toBe(await style("backgroundColor"));
    expect([await style("transitionDuration"), await style("animationName")]).toEqual([
      "0s",
      "none",
    ]);
  });

  test("is not printed, nor are the lines under figures", async () => {
    const { page: opened } = await open(page);
    const line = "getComputedStyle(document.querySelector('.fb-figure')).textDecorationLine";
    expect(await opened.evaluate(line)).toBe("underline");
    await follow(opened, "three");
    await opened.emulateMedia({ media: "print" });
    expect(await opened.locator(".fb-panel").isVisible()).toBe(false);
    expect(await opened.evaluate(line)).toBe("none");
  });
});

test("a page whose figures lead nowhere carries no panel, and asks for no script", () => {
  const html = pageOf(doc([h(1, "T"), p(leading("three", "#gone"))]));
  expect(html).not.toContain("fb-panel");
  expect(html).not.toContain("<script");
  expect(html).not.toContain("script-src");
});
