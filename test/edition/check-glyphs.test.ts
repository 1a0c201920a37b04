import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkGlyphs } from "../../src/edition/check-glyphs.ts";
import { loadFonts } from "../../src/text/index.ts";
import { bars, doc, figure, p, strong } from "../support/nodes.ts";
import { sampleTheme } from "../support/theme.ts";

const fonts = await loadFonts(sampleTheme().fonts, (path) => readFileSync(path));

test("a character that no font has is found, with the nearest place", () => {
  const place = { file: "templates/x.hbs", line: 7, column: 3 };
  const found = checkGlyphs(doc([{ ...p("fine ", strong("not ☃ so")), place }]), fonts);
  expect(found).toMatchObject([{ code: "text/missing-glyph", place }]);
  expect(found[0]?.message).toContain("U+2603");
});

test("one in a chart is found too", () => {
  const scene = bars([3]);
  const text = { type: "text", text: "☃", x: 0, y: 0, anchor: "left", angle: 0 } as const;
  const look = { family: "Roboto", size: 11, weight: 400, fill: "#000000" };
  const chart = figure({ ...scene, items: [...scene.items, { ...text, ...look }] }, "Bars");
  expect(checkGlyphs(doc([chart]), fonts)).toHaveLength(1);
});

test("Latin, Dari and Pashto are there", () => {
  expect(checkGlyphs(doc([p("IS-K – “at least” ≥ 47 · کندز، ګډوډ ښځې ۱۲۳٪")]), fonts)).toEqual([]);
});
