import { expect, test } from "vitest";
import { measureText, shape } from "../../src/text/index.ts";
import { both, regular, vazirmatn } from "./fonts.ts";

const style = { family: "Vazirmatn", weight: 400, size: 9 };

test("a text is as wide as its glyphs", () => {
  const text = "AVATAR office, 1,234";
  expect(measureText(text, style, vazirmatn)).toBeCloseTo(shape(text, regular, 9).advance, 9);
  expect(measureText("", style, vazirmatn)).toBe(0);
});

test("a bold text is wider, a text of twice the size twice as wide", () => {
  const width = measureText("Wardak", style, vazirmatn);
  expect(measureText("Wardak", { ...style, weight: 700 }, vazirmatn)).toBeGreaterThan(width);
  expect(measureText("Wardak", { ...style, size: 18 }, vazirmatn)).toBeCloseTo(2 * width, 9);
});

test("a mixed text is measured in the faces it will be drawn with", () => {
  const width = measureText("→ کابل", style, both);
  const arrow = both.faceFor("Vazirmatn", 400, 0x2192);
  const parts = shape("→", arrow, 9).advance + shape(" ", arrow, 9).advance;
  expect(width).toBeCloseTo(parts + shape("کابل", regular, 9, 1).advance, 9);
});

test("Dari is measured joined", () => {
  const letters = [..."کابل"].map((letter) => measureText(letter, style, vazirmatn));
  expect(measureText("کابل", style, vazirmatn)).toBeLessThan(letters.reduce((a, b) => a + b));
});
