import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/document/index.ts";
import { noBrowser } from "../support/browser.ts";
import { annexPage } from "./annex.ts";
import { axeFindings, useBrowser } from "./chromium.ts";
import { everyNode } from "./every-node.ts";

const widths = [320, 768, 1440];

/** Every node, and below it tables and a chart that the script has to do with. */
function whole(): Document {
  const annex = annexPage().children.filter(({ type }) => type === "table" || type === "figure");
  const nodes = everyNode();
  return { ...nodes, children: [...nodes.children, ...annex] };
}

describe.skipIf(noBrowser !== undefined)(`in Chromium ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test.each([
    ...widths.map((width) => [true, width] as const),
    [false, 320] as const,
    [false, 1440] as const,
  ])("axe finds nothing, script %s, at %d pixels", async (withScript, width) => {
    const { page } = await open(whole(), { width, withScript, withFonts: true });
    expect(await axeFindings(page)).toEqual([]);
  });

  test.each([
    ["fa-AF", 320],
    ["fa-AF", 1440],
    ["ps-AF", 768],
  ])("axe finds nothing in a page in %s at %d pixels", async (lang, width) => {
    const document: Document = { ...whole(), lang, direction: "rtl" };
    const { page } = await open(document, { width, withFonts: true });
    expect(await axeFindings(page)).toEqual([]);
  });

  test("the words of its controls are those of its language", async () => {
    const { page } = await open({ ...whole(), lang: "ps-AF", direction: "rtl" });
    const said = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll(".fb-filter, summary, .fb-skip, .fb-notes h2, [aria-label]:not(svg, svg *)")]
        .map((each) => each.getAttribute("aria-label") ?? each.textContent)`,
    );
    expect(said.length).toBeGreaterThan(5);
    // What a document says itself is in English here: its labels, which are put into the words.
    expect(said.filter((words) => !/[\u0600-\u06ff]/.test(words))).toEqual([]);
  });

  test.each([...widths.map((width) => ["ltr", width] as const), ["rtl", 320] as const])(
    "the page does not scroll sideways, %s at %d pixels",
    async (direction, width) => {
      const lang = direction === "rtl" ? "fa-AF" : "en";
      const { page } = await open({ ...whole(), lang, direction }, { width, withFonts: true });
      const widest = "document.documentElement.scrollWidth";
      expect(await page.evaluate(widest)).toBeLessThanOrEqual(width);
    },
  );

  test("what the script adds is valid HTML", async () => {
    const { page } = await open(whole());
    const validate = new HtmlValidate({
      extends: ["html-validate:recommended", "html-validate:a11y"],
      // The browser writes down what it holds in its own style.
      rules: { "attribute-empty-style": "off" },
    });
    const { results } = await validate.validateString(await page.content());
    const messages = results.flatMap((result) => result.messages);
    expect(messages.map(({ ruleId, message }) => [ruleId, message])).toEqual([]);
  });

  test("it asks for nothing, and breaks no rule of its own policy", async () => {
    const { page, requests, complaints } = await open(whole(), { withFonts: true });
    expect(requests.filter((url) => !/^(file:.*page\.html|data:)/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    const states = await page.evaluate("[...document.fonts].map((face) => face.status)");
    expect(states).toContain("loaded");
    expect(states).not.toContain("error");
  });

  test("cards of a narrow table are still rows and cells of a table", async () => {
    const rolesAt = async (width: number): Promise<Record<string, number>> => {
      const { page } = await open(everyNode(), { width });
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
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
    const { page } = await open(everyNode(), { width: 320 });
    const name = "getComputedStyle(document.querySelector('td'), '::before').content";
    expect(await page.evaluate(name)).toBe('"Place"');
  });

  test("the skip link leads into the text", async () => {
    const { page } = await open(everyNode());
    await page.keyboard.press("Tab");
    const focused = "document.activeElement.textContent";
    expect(await page.evaluate(focused)).toBe("Skip to the text");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate("document.querySelector('main').contains(document.activeElement)"),
    ).toBe(true);
  });
});
