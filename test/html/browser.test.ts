import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../src/document/index.ts";
import { noBrowser, startBrowser } from "../support/browser.ts";
import { everyNode } from "./every-node.ts";
import { pageOf } from "./sample.ts";

const widths = [320, 768, 1440];
const folder = mkdtempSync(join(tmpdir(), "fieldbrief-html-"));
let browser: Browser | undefined;

interface Opened {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

async function open(document: Document, width: number): Promise<Opened> {
  const file = join(folder, "page.html");
  writeFileSync(file, pageOf(document, { withFonts: true }));
  if (browser === undefined) throw new Error("the browser has not started");
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(file).href);
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  return { page, requests, complaints };
}

describe.skipIf(noBrowser !== undefined)(`in Chromium ${noBrowser ?? ""}`, () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(widths)("axe finds nothing at %d pixels", async (width) => {
    const { page } = await open(everyNode(), width);
    await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })");
    await page.evaluate(axe.source);
    const violations = await page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((n) => n.html)]))",
    );
    expect(violations).toEqual([]);
    await page.close();
  });

  test.each([...widths.map((width) => ["ltr", width] as const), ["rtl", 320] as const])(
    "the page does not scroll sideways, %s at %d pixels",
    async (direction, width) => {
      const lang = direction === "rtl" ? "fa-AF" : "en";
      const { page } = await open({ ...everyNode(), lang, direction }, width);
      const widest = "document.documentElement.scrollWidth";
      expect(await page.evaluate(widest)).toBeLessThanOrEqual(width);
      await page.close();
    },
  );

  test("it asks for nothing, and breaks no rule of its own policy", async () => {
    const { page, requests, complaints } = await open(everyNode(), 768);
    expect(requests.filter((url) => !/^(file:.*page\.html|data:)/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    const states = await page.evaluate("[...document.fonts].map((face) => face.status)");
    expect(states).toContain("loaded");
    expect(states).not.toContain("error");
    await page.close();
  });

  test("cards of a narrow table are still rows and cells of a table", async () => {
    const rolesAt = async (width: number): Promise<Record<string, number>> => {
      const { page } = await open(everyNode(), width);
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      await page.close();
      const roles = nodes.map((node) => String(node.role?.value));
      const wanted = ["table", "row", "cell", "columnheader", "rowheader"];
      return Object.fromEntries(
        wanted.map((role) => [role, roles.filter((found) => found === role).length]),
      );
    };
    const [narrow, wide] = [await rolesAt(320), await rolesAt(1440)];
    expect({ ...narrow, cell: 0 }).toEqual({ ...wide, cell: 0 });
    expect(narrow["cell"]).toBeGreaterThan(10);
  });

  test("a narrow card names its cells", async () => {
    const { page } = await open(everyNode(), 320);
    const name = "getComputedStyle(document.querySelector('td'), '::before').content";
    expect(await page.evaluate(name)).toBe('"Place"');
    await page.close();
  });

  test("the skip link leads into the text", async () => {
    const { page } = await open(everyNode(), 768);
    await page.keyboard.press("Tab");
    const focused = "document.activeElement.textContent";
    expect(await page.evaluate(focused)).toBe("Skip to the text");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate("document.querySelector('main').contains(document.activeElement)"),
    ).toBe(true);
    await page.close();
  });
});
