import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Scene, SceneText } from "../../src/chart/index.ts";
import { loadFonts, measureText } from "../../src/text/index.ts";
import { noBrowser } from "../support/browser.ts";
import { doc, figure, h } from "../support/nodes.ts";
import { sampleTheme } from "../support/theme.ts";
import { useBrowser } from "./chromium.ts";

const fonts = await loadFonts(sampleTheme().fonts, (file) => readFile(file));
const look = { family: "Roboto", size: 11, weight: 400, fill: "#1b2024", angle: 0 };
const words = ["at least 47", "حداقل ۴۷ (IS-K)", "۱۱۷٬۷۱۱", "IS-K: ۱۱ موشک", "11,711", "سپتمبر ۱۱"];
const anchors = ["left", "middle", "right"] as const;

// Every text at every anchor, all of them on the line in the middle.
const texts = words.flatMap((text, row) =>
  anchors.map((anchor, part): SceneText => {
    const y = 20 + 60 * part + 10 * row;
    return { type: "text", text, x: 150, y, anchor, ...look };
  }),
);
const scene: Scene = { width: 300, height: 220, items: texts };
const boxesIn = `[...document.querySelectorAll(".fb-chart text")].map((text) => {
  const { x, width } = text.getBBox();
  return [x, width];
})`;

describe.skipIf(noBrowser !== undefined)(`the texts of a chart ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test.each([
    ["en", "ltr"],
    ["fa-AF", "rtl"],
  ] as const)("stand where they were measured in a page in %s", async (lang, direction) => {
    const document = doc([h(1, "Texts"), figure(scene, "Texts.")], { lang, direction });
    const { page } = await open(document, { withFonts: true });
    await page.evaluate("document.fonts.ready");
    const boxes: unknown = await page.evaluate(boxesIn);
    const expected = texts.map((item) => {
      const width = measureText(item.text, { ...look, direction }, fonts);
      return [item.x - width * { left: 0, middle: 0.5, right: 1 }[item.anchor], width];
    });
    if (!Array.isArray(boxes)) throw new Error("no boxes");
    expect(boxes).toHaveLength(expected.length);
    // Browsers round; and in a line from right to left they take brackets and Latin words from the first
    // family, where the PDF takes them from that of the Arabic letters.
    const most = direction === "rtl" ? 3 : 1;
    for (const [index, [x = 0, width = 0]] of expected.entries()) {
      expect(Math.abs(boxes[index][0] - x), `${texts[index]?.text} at`).toBeLessThan(most);
      expect(Math.abs(boxes[index][1] - width), `${texts[index]?.text} wide`).toBeLessThan(most);
    }
  });
});
