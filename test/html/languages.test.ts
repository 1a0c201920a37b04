import { describe, expect, test } from "vitest";
import type { Block, Document } from "../../src/document/index.ts";
import { noBrowser } from "../support/browser.ts";
import { caption, doc, figureValue, link, list, p, table, td, th, tr } from "../support/nodes.ts";
import { annexPage } from "./annex.ts";
import { useBrowser } from "./chromium.ts";
import { pageOf } from "./sample.ts";

function foreign(lang: string, ...blocks: readonly Block[]): Document {
  return doc(blocks, { lang, direction: lang === "en" ? "ltr" : "rtl" });
}

/** A table of which a row spans two columns, which a card has to name both. */
const merged: Block = {
  ...table(["Place", "Killed", "Wounded", "Note"], [["Kabul", "1", "2", ""]], {
    caption: caption("A table"),
  }),
  foot: [tr(th("row", "Sum"), { ...td("3"), colSpan: 2 }, td(""))],
};

describe("a page from right to left", () => {
  test("numbers its lists and its paper in the digits of its language", () => {
    const page = pageOf(foreign("fa-AF", list(true, "یک", "دو")));
    expect(page).toMatch(/@counter-style fb-digits\{system:numeric;symbols:"\\6f0 " "\\6f1 "/);
    expect(page).toContain(":where(ol.list){list-style-type:fb-digits}");
    expect(page).toContain("counter(page,fb-digits)");
    const other = pageOf(foreign("en", list(true, "one")));
    expect(other).not.toContain("fb-digits");
  });

  test("parts the names of a card with its own comma", () => {
    const css = (lang: string): string => pageOf(foreign(lang, merged));
    expect(css("fa-AF")).toContain('--fb-name:"Killed\\60c  Wounded"');
    expect(css("en")).toContain('--fb-name:"Killed\\2c  Wounded"');
  });

  test("has addresses from left to right, and other links as they are", () => {
    const page = pageOf(
      foreign(
        "ps-AF",
        p(link("https://example.org/a/", "https://example.org/a/"), link("#fb-main-1", "متن")),
        p(link("https://example.org/b", "Example (2022)")),
      ),
    );
    expect(page).toContain('<a dir="ltr" href="https://example.org/a/">');
    expect(page).toContain('<a href="#fb-main-1">متن</a>');
    expect(page).toContain('<a class="fb-url" href="https://example.org/b">Example (2022)</a>');
  });

  test("has figures of one width in columns and numbers of lists alone", () => {
    const page = pageOf(foreign("fa-AF", p(figureValue(12, "۱۲"))));
    const rules = [...page.matchAll(/([^{}\n]+)\{[^{}]*tabular-nums/g)].map(([, rule]) => rule);
    expect(rules).toEqual([":where(ol.list>li)::marker", ".fb-end"]);
  });
});

describe.skipIf(noBrowser !== undefined)(`on paper ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test("the head of a table that can be sorted is no button, and repeats", async () => {
    const { page } = await open(annexPage());
    const display = "getComputedStyle(document.querySelector('thead button')).display";
    expect(await page.evaluate(display)).not.toBe("contents");
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate(display)).toBe("contents");
  });

  test("text has the width of its page, however that is turned", async () => {
    const { page } = await open(annexPage());
    await page.emulateMedia({ media: "print" });
    const width = "getComputedStyle(document.querySelector('main')).maxInlineSize";
    expect(await page.evaluate(width)).toBe("none");
  });

  test("a list counts in the digits of its language", async () => {
    const { page } = await open(foreign("fa-AF", list(true, "یک", "دو")));
    const style = "getComputedStyle(document.querySelector('ol.list')).listStyleType";
    expect(await page.evaluate(style)).toBe("fb-digits");
  });
});
