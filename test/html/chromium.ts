import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Document } from "../../src/document/index.ts";
import { startBrowser } from "../support/browser.ts";
import { pageOf } from "./sample.ts";

/** A page in the browser, with what it asked for and what it complained of. */
export interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** How a page is looked at: 768 pixels wide, script allowed, without its fonts, unless told. */
export interface View extends BrowserContextOptions {
  readonly width?: number;
  readonly height?: number;
  /** Without it, as with script turned off, but so that a test can run its own. */
  readonly withScript?: boolean;
  /** Where the shape of letters matters. */
  readonly withFonts?: boolean;
}

/** Starts a browser for the tests of a file; returns what opens pages in it. */
export function useBrowser(): (document: Document, view?: View) => Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-html-"));
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return async (document, view = {}) => {
    const { width = 768, height = 800, withFonts = false, withScript = true, ...options } = view;
    const file = join(folder, "page.html");
    const html = pageOf(document, { withFonts });
    writeFileSync(file, withScript ? html : html.replace(/<script[\s\S]*<\/script>/, ""));
    if (browser === undefined) throw new Error("the browser has not started");
    for (const context of browser.contexts()) await context.close();
    const context = await browser.newContext({ viewport: { width, height }, ...options });
    const page = await context.newPage();
    const [requests, complaints]: [string[], string[]] = [[], []];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    return { page, requests, complaints };
  };
}

/** Returns what axe finds against WCAG 2.2 A and AA and good practice, everything opened. */
export async function axeFindings(page: Page): Promise<unknown> {
  await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })");
  await page.evaluate(axe.source);
  return page.evaluate(
    `axe.run({ rules: { "target-size": { enabled: true } } }).then(({ violations }) =>
      violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))`,
  );
}
