import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawingOrder, type PlacedRun } from "../../src/pdf/drawing-order.ts";
import { readDrawn } from "../../src/pdf/drawn-reader.ts";
import { breakParagraph, inReadingOrder } from "../../src/text/index.ts";
import { dariAndPashto, english } from "../text/corpus.ts";
import { vazirmatn as fonts, span } from "../text/fonts.ts";

function runsOf(text: string): PlacedRun[] {
  const [line] = breakParagraph([span(text)], { fonts, direction: "rtl", width: 1e6 });
  if (line === undefined) return [];
  return inReadingOrder(line).map(({ x, run }) => ({ x, run, color: "#000000" }));
}

function textsOf(text: string): string[] {
  return drawingOrder(runsOf(text)).map(({ run }) => run.text);
}

// Glyphs with their places; a mark of direction is none.
function glyphsOf(runs: readonly PlacedRun[]): string[] {
  const glyphs = runs.flatMap(({ run, x }) => {
    let pen = x;
    return run.glyphs.map(({ id, advance, text }) => {
      const place = `${pen.toFixed(3)} ${id} ${text}`;
      pen += advance;
      return text === "\u200f" ? "" : place;
    });
  });
  return glyphs.filter((glyph) => glyph !== "").sort();
}

describe("runs of right-to-left text", () => {
  test("are drawn from left to right where that reads right", () => {
    expect(textsOf("در سال ۲۰۲۱ بود")).toEqual([" بود", "۲۰۲۱", "در سال "]);
  });

  test("are cut before and after a dash between numbers, as read", () => {
    const texts = textsOf("بین ۳۳–۴۰ نفر");
    expect(texts.indexOf("۳۳")).toBeLessThan(texts.indexOf("–"));
    expect(texts.indexOf("–")).toBeLessThan(texts.indexOf("۴۰"));
  });

  test("have an unseen mark between numbers that are parted by signs alone", () => {
    expect(textsOf("بین ۳۳–۴۰ نفر")).toContain("\u200f");
    expect(textsOf("بین ۳۳ تا ۴۰ نفر")).not.toContain("\u200f");
  });

  test("have a vowel mark that ends them drawn last", () => {
    const [first, last] = drawingOrder(runsOf("قسماً"));
    expect([first?.run.text, last?.run.text]).toEqual(["قسما", "ً"]);
  });

  test("are drawn at their own place and in their own colour when a line is said again", () => {
    const runs = runsOf("بین ۳۳–۴۰ نفر، قسماً");
    const again = runs.map((placed) => ({ ...placed, x: placed.x + 12.34, color: "#ff0000" }));
    const [first, second] = [drawingOrder(runs), drawingOrder(again)];
    expect(second.map(({ run }) => run.text)).toEqual(first.map(({ run }) => run.text));
    expect(glyphsOf(second)).toEqual(glyphsOf(again));
    expect(new Set(second.map(({ color }) => color))).toEqual(new Set(["#ff0000"]));
  });

  test("keep every glyph at its place, whatever the order", () => {
    const word = fc.constantFrom(...dariAndPashto, ...english, "–", "(", ")", "«", "۱۲", "40", "/");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom(" ", ""), (words, between) => {
        const runs = runsOf(words.join(between));
        expect(glyphsOf(drawingOrder(runs))).toEqual(glyphsOf(runs));
      }),
    );
  });
});

test("a reader that knows the order of drawing alone turns letters, not numbers", () => {
  expect(readDrawn("دوب )۲۰۲۱( رد")).toBe("در (۲۰۲۱) بود");
  expect(readDrawn("in 2021 (UN)")).toBe("in 2021 (UN)");
});
