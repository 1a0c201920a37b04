import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/document/index.ts";
import { noBrowser } from "../support/browser.ts";
import { bars, doc, figure, h, p } from "../support/nodes.ts";
import { axeFindings, useBrowser } from "./chromium.ts";

// The fourth bar is 4 pixels wide, and at the first there is no room above.
const page = doc([
  h(1, "Charts"),
  figure(bars([120, 60, 240, 4, 90], 270), "Bar chart of five months."),
  figure(bars([10, 20], 270), "Bar chart of two months."),
  ...Array.from({ length: 60 }, () => p("Text below, so that there is something to scroll to.")),
]);
const rtl: Document = { ...page, lang: "fa-AF", direction: "rtl" };

const tipOf = (opened: Page): Locator => opened.locator(".fb-tip");
const markOf = (opened: Page, month: number): Locator =>
  opened.getByRole("img", { name: `Month ${month}:` }).first();

async function middleOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function hover(opened: Page, month: number): Promise<void> {
  const { x, y } = await middleOf(markOf(opened, month));
  await opened.mouse.move(x, y);
}

async function focusMarks(opened: Page): Promise<void> {
  await markOf(opened, 1).focus();
}

describe.skipIf(noBrowser !== undefined)(`a chart's marks ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test("are images with names in a group with the chart's description", async () => {
    const { page: opened } = await open(page);
    const group = opened.getByRole("group", { name: "Bar chart of five months." });
    expect(await group.getByRole("img").count()).toBe(5);
    expect(await opened.locator("svg title").count()).toBe(0);
    expect(await axeFindings(opened)).toEqual([]);
  });

  test("show their value to the pointer, and hide it when it has gone", async () => {
    const { page: opened } = await open(page);
    expect(await tipOf(opened).isVisible()).toBe(false);
    await hover(opened, 3);
    expect(await tipOf(opened).textContent()).toBe("Month 3: 240");
    expect(await opened.locator(".fb-ring path").count()).toBe(1);
    await opened.mouse.move(700, 700, { steps: 3 });
    await tipOf(opened).waitFor({ state: "hidden" });
    expect(await opened.locator(".fb-ring path").count()).toBe(0);
  });

  test("leave the pointer time to reach the words, which stay under it", async () => {
    const { page: opened } = await open(page);
    await hover(opened, 3);
    const { x, y } = await middleOf(tipOf(opened));
    await opened.mouse.move(x, y, { steps: 8 });
    await opened.waitForTimeout(500);
    expect(await tipOf(opened).isVisible()).toBe(true);
  });

  test("give up their words to Escape, while the pointer stays, also when it moves a little", async () => {
    const { page: opened } = await open(page);
    await hover(opened, 3);
    await opened.keyboard.press("Escape");
    expect(await tipOf(opened).isVisible()).toBe(false);
    const { x, y } = await middleOf(markOf(opened, 3));
    await opened.mouse.move(x + 2, y);
    expect(await tipOf(opened).isVisible()).toBe(false);
    await hover(opened, 5);
    await hover(opened, 3);
    expect(await tipOf(opened).isVisible()).toBe(true);
  });

  test("can be hit within 24 pixels where they are small", async () => {
    const { page: opened } = await open(page);
    const { x, y } = await middleOf(markOf(opened, 4));
    for (const [dx, dy] of [[-11, 0] as const, [11, 0] as const]) {
      await opened.mouse.move(700, 700);
      await tipOf(opened).waitFor({ state: "hidden" });
      await opened.mouse.move(x + dx, y + dy);
      expect(await tipOf(opened).textContent()).toBe("Month 4: 4");
    }
  });

  test("show their value to a finger, until it touches elsewhere", async () => {
    const { page: opened } = await open(page, { hasTouch: true, isMobile: true, width: 320 });
    await markOf(opened, 3).tap();
    expect(await tipOf(opened).textContent()).toBe("Month 3: 240");
    await opened.touchscreen.tap(160, 500);
    await tipOf(opened).waitFor({ state: "hidden" });
  });

  test("are one stop of the keyboard, and walked with arrows", async () => {
    const { page: opened } = await open(page);
    await focusMarks(opened);
    const seen = [];
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp"]) {
      await opened.keyboard.press(key);
      seen.push(await tipOf(opened).textContent());
    }
    expect(seen.map((text) => text?.slice(6, 7)).join("")).toBe("23211");
    await opened.keyboard.press("ArrowRight");
    await opened.keyboard.press("Tab");
    expect(await tipOf(opened).textContent()).toBe("Month 1: 10");
    await opened.keyboard.press("Shift+Tab");
    expect(await tipOf(opened).textContent()).toBe("Month 2: 60");
  });

  test("are walked to the left where text runs to the left", async () => {
    const { page: opened } = await open(rtl);
    await focusMarks(opened);
    await opened.keyboard.press("ArrowLeft");
    expect(await tipOf(opened).textContent()).toBe("Month 2: 60");
    await opened.keyboard.press("ArrowRight");
    expect(await tipOf(opened).textContent()).toBe("Month 1: 120");
  });

  test("are left with Escape: first the words go, then the focus", async () => {
    const { page: opened } = await open(page);
    await focusMarks(opened);
    await opened.keyboard.press("Escape");
    expect(await tipOf(opened).isVisible()).toBe(false);
    expect(await opened.locator("[role=img]:focus").count()).toBe(1);
    await opened.keyboard.press("Escape");
    expect(await opened.locator("[role=img]:focus").count()).toBe(0);
    await opened.keyboard.press("Tab");
    expect(await tipOf(opened).textContent()).toBe("Month 1: 10");
  });

  test("with the focus keep their ring when the pointer was elsewhere", async () => {
    const { page: opened } = await open(page);
    await focusMarks(opened);
    await hover(opened, 3);
    await opened.mouse.move(700, 700);
    await opened.waitForTimeout(400);
    expect(await tipOf(opened).textContent()).toBe("Month 1: 120");
    expect(await opened.locator(".fb-ring path").count()).toBe(1);
  });

  test.each([
    ["ltr", page],
    ["rtl", rtl],
  ])(
    "keep their words in the window, %s, and beside the mark when it scrolls",
    async (_, document) => {
      const { page: opened } = await open(document, { width: 320, height: 256 });
      await focusMarks(opened);
      for (let month = 1; month <= 5; month++) {
        await opened.evaluate(`scrollBy(0, ${(month % 3) * 25 - 25})`);
        await opened.waitForTimeout(50);
        const tip = await tipOf(opened).boundingBox();
        const mark = await opened.locator("[role=img]:focus").boundingBox();
        if (tip === null || mark === null) throw new Error("nothing is shown");
        expect(tip.x).toBeGreaterThanOrEqual(0);
        expect(tip.x + tip.width).toBeLessThanOrEqual(320);
        expect(tip.y).toBeGreaterThanOrEqual(0);
        expect(tip.y + tip.height).toBeLessThanOrEqual(256);
        const apart = Math.max(tip.y - mark.y - mark.height, mark.y - tip.y - tip.height);
        expect(apart).toBeGreaterThan(0);
        expect(apart).toBeLessThan(12);
        await opened.keyboard.press("ArrowDown");
      }
    },
  );

  test("show nothing on paper", async () => {
    const { page: opened } = await open(page);
    await focusMarks(opened);
    await opened.emulateMedia({ media: "print" });
    expect(await opened.locator(".fb-tip:visible, .fb-ring:visible").count()).toBe(0);
  });
});
