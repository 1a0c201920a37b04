import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { noBrowser, startBrowser } from "../support/browser.ts";
import { type Opened, openCopy } from "./opened.ts";

const title = "templates/briefing/partials/title.hbs";

// Longer than anything takes on a machine that is busy.
const patience = 120_000;

describe.skipIf(noBrowser !== undefined)(`the preview in Chromium ${noBrowser ?? ""}`, () => {
  let opened: Opened;
  let browser: Browser;
  let page: Page;
  let complaints: string[] = [];
  const before = new Map<string, string>();

  beforeAll(async () => {
    [opened, browser] = await Promise.all([openCopy("."), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await opened?.stop();
  });

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(patience);
    complaints = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(opened.url);
    await isDone("done");
  });
  afterEach(async () => {
    for (const [file, text] of before) writeFileSync(join(opened.project, file), text);
    before.clear();
    await page.context().close();
    expect(opened.crashes).toEqual([]);
    expect(complaints).toEqual([]);
  });

  function edit(file: string, change: (text: string) => string): void {
    const path = join(opened.project, file);
    const text = readFileSync(path, "utf8");
    before.set(file, before.get(file) ?? text);
    expect(change(text)).not.toBe(text);
    writeFileSync(path, change(text));
  }

  const state = (): Promise<string | null> => page.getAttribute("#state", "data-work");
  async function isDone(work: "done" | "wrong"): Promise<void> {
    await page.waitForSelector(`#state[data-work="${work}"]`);
  }
  function frame(): Frame {
    const found = page.frames().find((each) => each.url().includes("/html/"));
    if (found === undefined) throw new Error("no frame");
    return found;
  }
  const inFrame = (words: string): Promise<unknown> =>
    frame().getByText(words).first().waitFor({ state: "attached" });
  const pageIds = (): Promise<string[]> =>
    page.locator(".sheet").evaluateAll((all) =>
      // Elements of the page, which has types of its own.
      all.map((each) => String(Reflect.get(Object(each), "dataset").page)),
    );
  const picture = (id: string): Promise<string> =>
    fetch(new URL(`/page/${id}`, opened.url)).then((response) => response.text());
  // Where what was in view stands now: the HTML above it may have grown by a line.
  const views = async (): Promise<readonly number[]> => [
    await frame().evaluate<number>("Math.round(inView.getBoundingClientRect().top)"),
    await page.evaluate<number>("document.querySelector('#pages').scrollTop"),
  ];

  test("what is saved is shown in place, in both panes, which stay where they are scrolled to", async () => {
    await frame().evaluate("scrollTo(0, 3000)");
    await page.evaluate("document.querySelector('#pages').scrollTo(0, 2000)");
    await frame().evaluate("inView = document.elementFromPoint(300, 200)");
    await frame().evaluate("document.querySelector('h1').mark = 'the same'");
    const ids = await pageIds();
    const viewed = await views();
    expect(viewed[1]).toBe(2000);

    edit(title, (text) => text.replace("<h1>", "<h1>Overheard: "));
    await inFrame("Overheard: IS-K violence");
    await expect.poll(async () => (await pageIds())[0], { timeout: patience }).not.toBe(ids[0]);
    expect(await views()).toEqual(viewed);
    expect(await frame().evaluate("scrollY")).toBeGreaterThanOrEqual(3000);
    expect(await frame().evaluate("document.querySelector('h1').mark")).toBe("the same");
    const [first = "", ...others] = await pageIds();
    expect(await picture(first)).toContain("Overheard: IS-K violence");
    expect(others).toEqual(ids.slice(1));
  });

  test("a page that changes in view is drawn again where it changed, and can be clicked as before", async () => {
    const drawing = page.locator(".sheet > svg");
    expect(await page.locator(".sheet > img").count()).toBeGreaterThan(5);
    edit(title, (text) => text.replace("<h1>", "<h1>Overheard: "));
    await drawing.first().waitFor();
    expect(await drawing.count()).toBe(1);
    expect(await drawing.getAttribute("aria-label")).toMatch(/^Page 1 of \d+$/);
    const { width, height } = (await drawing.boundingBox()) ?? {};
    expect(await page.locator(".sheet > img").first().boundingBox()).toMatchObject({
      width,
      height,
    });
    const mark = "document.querySelector('.sheet > svg').mark = 'the same'";
    await page.evaluate(mark);
    edit(title, (text) => text.replace("Overheard: ", "Overseen: "));
    await expect
      .poll(() => drawing.locator("desc").textContent(), { timeout: patience })
      .toContain("Overseen: IS-K violence");
    expect(await page.evaluate("document.querySelector('.sheet > svg').mark")).toBe("the same");
    const links = "[...document.querySelectorAll('.sheet use')].map((use) => use.href.baseVal)";
    const named = "[...document.querySelectorAll('.sheet defs [id]')].map(({ id }) => '#' + id)";
    const ids = new Set(await page.evaluate<string[]>(named));
    const uses = await page.evaluate<string[]>(links);
    expect(uses.length).toBeGreaterThan(100);
    expect(uses.filter((id) => !ids.has(id))).toEqual([]);
    const box = await drawing.boundingBox();
    const scale = (box?.width ?? 0) / 595;
    await page.mouse.click((box?.x ?? 0) + 90 * scale, (box?.y ?? 0) + 90 * scale);
    await expect
      .poll(() => page.locator("#spot .nodes").textContent(), { timeout: patience })
      .toMatch(/heading › text$/);
  });

  test("a file that an editor puts in the place of the old one is seen", async () => {
    edit("data/narrative/summary.en.md", (text) => `Newly said. ${text}`);
    await inFrame("Newly said.");
    const path = join(opened.project, "data/narrative/summary.en.md");
    writeFileSync(`${path}~`, readFileSync(path, "utf8").replace("Newly said.", "Said again."));
    renameSync(`${path}~`, path);
    await inFrame("Said again.");
  });

  test("what is wrong stands above the last good state until it is mended", async () => {
    edit(title, (text) => text.replace("<h1>", '<img src=x onerror="alert(1)"> {{no-such}}<h1>'));
    await isDone("wrong");
    const finding = page.locator("#findings li").first();
    expect(await finding.locator(".place").textContent()).toMatch(`${title}:`);
    expect(await finding.locator("pre").textContent()).toContain('<img src=x onerror="alert(1)">');
    expect(await finding.locator(".hint").count()).toBe(1);
    expect(await page.locator("#findings img").count()).toBe(0);
    expect(await page.locator("#old").isVisible()).toBe(true);
    await inFrame("IS-K violence in Afghanistan");
    expect(await page.locator(".sheet").count()).toBeGreaterThan(10);

    for (const [file, text] of before) writeFileSync(join(opened.project, file), text);
    await isDone("done");
    expect(await page.locator("#findings .error").count()).toBe(0);
    expect(await page.locator("#old").isVisible()).toBe(false);
  });

  test("what takes long to find is told of what is shown already, as the newest", async () => {
    edit(title, (text) => text.replace("<h1>", "<h1>All 77 "));
    await inFrame("All 77 IS-K");
    await isDone("wrong");
    expect(await page.locator("#findings .code").first().textContent()).toBe(
      "template/loose-number",
    );
    expect(await page.locator("#state").textContent()).toBe("1 error: no build");
    expect(await page.locator("#old").isVisible()).toBe(false);
  });

  test("pickers choose edition, language and audience, in the address too", async () => {
    const offered = (id: string): Promise<string[]> =>
      page.locator(`#${id} option`).allTextContents();
    expect(await offered("edition")).toEqual(["2022-05"]);
    expect(await offered("language")).toEqual(["en", "fa-AF", "ps-AF"]);
    expect(await offered("audience")).toContain("partner");
    await page.getByLabel("Language").selectOption("fa-AF");
    await frame().waitForSelector('html[lang="fa-AF"][dir="rtl"]');
    expect(page.url()).toContain("language=fa-AF");
    await page.getByLabel("Audience").selectOption("partner");
    await page.waitForURL(/audience=partner/);
    await isDone("done");
    expect(await page.getByRole("link", { name: "Open PDF" }).getAttribute("href")).toMatch(
      /language=fa-AF&audience=partner/,
    );
    await page.goBack();
    await expect.poll(() => page.inputValue("#audience"), { timeout: patience }).toBe("public");
  });

  test("a click on a place of either pane tells its line and its node", async () => {
    await frame().locator("h1").first().click();
    const spot = page.locator("#spot");
    const line = readFileSync(join(opened.project, title), "utf8").split("<h1>")[0]?.split("\n");
    const place = `${title}:${line?.length}:`;
    await expect.poll(() => spot.textContent(), { timeout: patience }).toContain(place);
    expect(await spot.locator(".nodes").textContent()).toMatch(/heading$/);
    await page.evaluate("document.querySelector('#spot').replaceChildren()");
    const box = await page.locator(".sheet img").first().boundingBox();
    const scale = (box?.width ?? 0) / 595;
    // The first line of the title, on A4.
    await page.mouse.click((box?.x ?? 0) + 90 * scale, (box?.y ?? 0) + 90 * scale);
    await expect.poll(() => spot.textContent(), { timeout: patience }).toContain(place);
    expect(await spot.locator(".nodes").textContent()).toMatch(/heading › text$/);
  });

  test("a figure and a chart lead to the rows of their queries", async () => {
    await frame().locator(".key-figure data.figure-value").first().click();
    await page.locator("#spot button").first().click();
    await page.locator("#query-rows td").first().waitFor();
    const name = (await page.inputValue("#query")) ?? "";
    expect(await page.locator("#spot button").first().textContent()).toBe(`Rows of ${name}`);
    await page.keyboard.press("Escape");
    expect(await page.locator("#rows").isVisible()).toBe(false);
    await frame().locator(".figure svg").first().click();
    await page.getByRole("button", { name: "Rows of incidents-by-month" }).click();
    await page.locator("#query-rows td").first().waitFor();
    expect(await page.locator("#query-file").textContent()).toBe(
      "templates/briefing/queries/incidents-by-month.sql",
    );
    expect(await page.locator("#query-rows th").allTextContents()).toContain("coveragetext");
  });

  test("the files that a build would write open from there", async () => {
    const get = async (name: string): Promise<Uint8Array> => {
      const href = await page.getByRole("link", { name }).getAttribute("href");
      const response = await fetch(new URL(href ?? "", opened.url));
      expect(response.status).toBe(200);
      return new Uint8Array(await response.arrayBuffer());
    };
    expect(new TextDecoder().decode((await get("Open PDF")).subarray(0, 5))).toBe("%PDF-");
    expect(new TextDecoder().decode(await get("Open HTML"))).toMatch(/^<!DOCTYPE html>/);
  });

  test("all can be reached and is named, wide and narrow", async () => {
    const names = await page
      .locator("select, button:visible, nav a, [tabindex], iframe")
      .evaluateAll((all) => all.map((each) => String(Reflect.get(Object(each), "id") || "named")));
    expect(names.length).toBeGreaterThan(8);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.id")).toBe("edition");
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.locator("#pages").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Pages" }).click();
    expect(await page.locator("#pages").isVisible()).toBe(true);
    expect(await page.locator("#html").isVisible()).toBe(false);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await state()).toBe("done");
  });
});
