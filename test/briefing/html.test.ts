import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { HtmlValidate } from "html-validate";
import { type DefaultTreeAdapterMap, parse } from "parse5";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lowContrasts } from "../html/contrast.ts";
import { noBrowser, startBrowser } from "../support/browser.ts";
import { builtSample, sampleEditions } from "../support/sample.ts";

const editions = await Promise.all(
  sampleEditions.map(async (edition) => {
    const { html } = await builtSample(edition);
    const all = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([found]) => found);
    return { edition, html, all };
  }),
);

interface LangText {
  readonly text: string;
  /** The language that the page says it is in. */
  readonly lang: string;
}

// Every text that is read, in its language.
function textsOf(html: string): readonly LangText[] {
  const found: LangText[] = [];
  const walk = (node: DefaultTreeAdapterMap["node"], lang: string): void => {
    if (node.nodeName === "style" || node.nodeName === "script") return;
    if ("value" in node && node.nodeName === "#text") found.push({ text: node.value, lang });
    const own = "attrs" in node ? node.attrs.find(({ name }) => name === "lang")?.value : undefined;
    if ("childNodes" in node) for (const child of node.childNodes) walk(child, own ?? lang);
  };
  walk(parse(html), "");
  return found;
}

const openings = {
  "2022-05-en": '<html lang="en" dir="ltr">',
  "2022-05-fa-AF": '<html lang="fa-AF" dir="rtl">',
  "2022-05-ps-AF": '<html lang="ps-AF" dir="rtl">',
};

describe.each(editions)("the page of $edition", ({ edition, html, all }) => {
  test("has nothing that html-validate objects to", async () => {
    const validate = new HtmlValidate({
      extends: ["html-validate:recommended", "html-validate:a11y"],
    });
    const { results } = await validate.validateString(html);
    const messages = results.flatMap((result) => result.messages);
    expect(messages.map(({ ruleId, message, line }) => [ruleId, message, line])).toEqual([]);
  });

  test("is below 1.5 MB", () => {
    expect(Buffer.byteLength(html)).toBeLessThan(1_500_000);
  });

  test("holds no address that anything is loaded from", () => {
    expect(all(/<(?:link|iframe|object|embed|base|form)\b/gi)).toEqual([]);
    expect(all(/(?:src|srcset|poster|data)="(?!data:)[^"]*:[^"]*"/gi)).toEqual([]);
    expect(all(/url\((?!["']?(?:data:|#))[^)]*\)|@import/gi)).toEqual([]);
  });

  test("needs no script, and runs none but its own, which its policy names", () => {
    expect(all(/\son\w+\s*=|javascript:/gi)).toEqual([]);
    // What only a script makes work, only a script may put there.
    expect(all(/<(?:button|input|select|textarea|noscript)\b/gi)).toEqual([]);
    const [, policy = ""] = /"Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)];
    expect(all(/<script\b/gi).length).toBe(scripts.length);
    // One for tables and charts, one for the panel that figures open.
    expect(scripts.length).toBeLessThanOrEqual(2);
    const hashes = scripts.map(
      ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
    );
    const [, allowed] = /script-src ([^;]*)/.exec(policy) ?? [];
    expect(allowed?.trim().split(" ").sort()).toEqual(hashes.sort());
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  });

  test("says its language, title and width", () => {
    expect(html.startsWith(`<!DOCTYPE html>\n${openings[edition]}`)).toBe(true);
    expect(html).toMatch(/<title>[^<]*IS-K[^<]*<\/title>/);
    expect(html).toContain('name="viewport" content="width=device-width, initial-scale=1"');
  });

  test("says of words in another language which it is", () => {
    const lang = edition.slice("2022-05-".length);
    const stray = textsOf(html).flatMap(({ text, lang: own }) => {
      const isPage = own === lang;
      // A name alone is said in any language (WCAG 2.2, 3.1.2); several words one after the other are not.
      const latin = /\p{Script=Latin}{2,}(?:[ ,]+\p{Script=Latin}{2,}){3,}/u.test(text);
      const arabic = /\p{Script=Arabic}/u.test(text);
      const isWrong = lang === "en" ? arabic && isPage : (latin && isPage) || (arabic && !isPage);
      return isWrong ? [`${own}: ${text}`] : [];
    });
    expect(stray).toEqual([]);
  });

  test("says of every header cell what it heads", () => {
    const headers = all(/<th\b[^>]*>/g);
    expect(headers.length).toBeGreaterThan(50);
    expect(headers.filter((th) => !/ scope="(?:col|row|colgroup|rowgroup)"/.test(th))).toEqual([]);
  });

  test("names every table and figure, and has words and data for every chart", () => {
    const count = (pattern: RegExp): number => all(pattern).length;
    const figures = count(/<figure\b/g);
    expect(figures).toBeGreaterThanOrEqual(5);
    for (const part of [/<figcaption\b/g, /<svg\b/g, /<desc\b/g, /<details\b/g])
      expect(count(part)).toBe(figures);
    // Tables of a chart's data take their name from what opens them.
    expect(count(/<caption\b/g)).toBe(count(/<table\b/g) - figures);
    expect(count(/<table\b[^>]* aria-labelledby="/g)).toBe(figures);
  });

  test("has a place for every link within it", () => {
    const ids = new Set(all(/\sid="[^"]*"/g).map((id) => id.slice(5, -1)));
    const targets = all(/\shref="#[^"]*"/g).map((href) => decodeURIComponent(href.slice(8, -1)));
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    expect(targets.length).toBeGreaterThan(50);
  });
});

describe.skipIf(noBrowser !== undefined).each(editions)(
  `$edition in Chromium ${noBrowser ?? ""}`,
  ({ html }) => {
    const folder = mkdtempSync(join(tmpdir(), "fieldbrief-page-"));
    const requests: string[] = [];
    const complaints: string[] = [];
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      browser = await startBrowser();
      page = await browser.newPage();
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      writeFileSync(join(folder, "briefing.html"), html);
      await page.goto(pathToFileURL(join(folder, "briefing.html")).href);
      await page.evaluate("document.fonts.ready.then(() => undefined)");
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    // At a width, with everything that can be opened open, or closed as at first.
    async function show(width: number, isOpen: boolean): Promise<void> {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(
        `document.querySelectorAll("details").forEach((d) => (d.open = ${isOpen}))`,
      );
    }

    test("it asks for nothing, and breaks no rule of its own policy", async () => {
      await show(1440, true);
      expect(requests.filter((url) => !/^(?:file:.*briefing\.html$|data:)/.test(url))).toEqual([]);
      expect(complaints).toEqual([]);
      const fonts = await page.evaluate("[...document.fonts].map(({ status }) => status)");
      expect(fonts).toContain("loaded");
      expect(fonts).not.toContain("error");
    });

    test.each([320, 768, 1440])("axe finds nothing at %d pixels, all opened", async (width) => {
      await show(width, true);
      await page.evaluate(axe.source);
      const violations = await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((n) => n.html)]))",
      );
      expect(violations).toEqual([]);
    });

    // axe takes Arabic script for a font of icons: its contrast is measured here.
    test("every word stands out from what is behind it, all opened", async () => {
      await show(1440, true);
      expect(await page.evaluate(lowContrasts)).toEqual([]);
    });

    test.each([
      [320, false],
      [320, true],
      [768, true],
      [1440, true],
    ])("it does not scroll sideways at %d pixels, opened: %s", async (width, isOpen) => {
      await show(width, isOpen);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
        width,
      );
      expect(await page.evaluate("document.body.scrollWidth")).toBeLessThanOrEqual(width);
    });

    test("it has landmarks: one each of banner, main part and page information, and contents", async () => {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const roles = nodes.flatMap(({ role, ignored }) => (ignored ? [] : [String(role?.value)]));
      const landmarks = ["banner", "main", "contentinfo", "navigation"];
      expect(landmarks.map((wanted) => roles.filter((role) => role === wanted).length)).toEqual([
        1, 1, 1, 1,
      ]);
    });

    test("it prints on paper as wide as the paper", async () => {
      await page.emulateMedia({ media: "print" });
      await show(718, true); // A4 less two margins of 10 mm, at 96 pixels an inch
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(718);
      await page.emulateMedia({ media: null });
    });
  },
);
