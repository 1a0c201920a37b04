import { describe, expect, test } from "vitest";
import { type FontFace, type GlyphRun, loadFonts, shape } from "../../src/text/index.ts";
import { shapeWord } from "../../src/text/shape-word.ts";
import { english, hardWords } from "./corpus.ts";
import { liberation, readFont, regular, vazirmatn } from "./fonts.ts";

// Glyphs in logical order.
function logical(run: GlyphRun): GlyphRun["glyphs"] {
  return run.level % 2 === 1 ? run.glyphs.toReversed() : run.glyphs;
}

function textOf(run: GlyphRun): string {
  return logical(run)
    .map((glyph) => glyph.text)
    .join("");
}

function textsOf(run: GlyphRun): string[] {
  return run.glyphs.map((glyph) => glyph.text);
}

// What fontkit alone makes of a word, by its public interface, as id:advance in visual order.
function plainly(face: FontFace, word: string, direction: "ltr" | "rtl"): string[] {
  const infos = [...word].map((character) => {
    const codePoints = [character.codePointAt(0) ?? 0];
    return { id: face.glyphId(codePoints[0] ?? 0), codePoints };
  });
  const script = direction === "rtl" ? "arab" : "latn";
  const { glyphs, positions } = face.handle.layout(infos, undefined, script, undefined, direction);
  return glyphs.map((glyph, at) => `${glyph.id}:${positions[at]?.xAdvance}`);
}

function shaped(face: FontFace, word: string, level: number): string[] {
  const run = shape(word, face, face.unitsPerEm, level);
  return run.glyphs.map((glyph) => `${glyph.id}:${glyph.advance}`);
}

describe("Latin text", () => {
  const faces = [...vazirmatn.faces, ...liberation.faces];

  test.each(faces)("$id: every pair of ASCII characters is as fontkit shapes it", (face) => {
    const ascii = Array.from({ length: 0x7e - 0x20 }, (_, at) => String.fromCharCode(0x21 + at));
    for (const first of ascii)
      for (const second of ascii) {
        const pair = first + second;
        expect(shaped(face, pair, 0), pair).toEqual(plainly(face, pair, "ltr"));
      }
  });

  test.each(faces)("$id: words and figures are as fontkit shapes them", (face) => {
    for (const word of english)
      if ([...word].every((character) => face.hasGlyph(character.codePointAt(0) ?? 0)))
        expect(shaped(face, word, 0), word).toEqual(plainly(face, word, "ltr"));
  });

  test("kerning, ligatures and figures of one width are in Vazirmatn", () => {
    const width = (text: string): number => shape(text, regular, 10).advance;
    expect(width("AV")).toBeLessThan(width("A") + width("V"));
    expect(textsOf(shape("official", regular, 10))).toEqual(["o", "ffi", "c", "i", "a", "l"]);
    expect(new Set([..."0123456789"].map(width)).size).toBe(1);
  });

  test("blanks are glyphs of the run", () => {
    const run = shape("a b  c", regular, 10);
    expect(textsOf(run)).toEqual(["a", " ", "b", " ", " ", "c"]);
    expect(run.advance).toBeCloseTo(
      run.glyphs.reduce((sum, glyph) => sum + glyph.advance, 0),
      9,
    );
  });

  test("a word at another size is the same, scaled", () => {
    const small = shape("Wardak", regular, 7);
    const large = shape("Wardak", regular, 14);
    expect(large.advance).toBeCloseTo(2 * small.advance, 9);
    expect(large.glyphs.map((glyph) => glyph.id)).toEqual(small.glyphs.map((glyph) => glyph.id));
  });
});

describe("Arabic script", () => {
  test.each(hardWords)("%s: glyphs are fontkit's, texts joined are the word", (word) => {
    const run = shape(word, regular, 10, 1);
    expect(textOf(run)).toBe(word);
    if (!/[\u064b-\u0652\u0670]/.test(word))
      expect(shaped(regular, word, 1)).toEqual(plainly(regular, word, "rtl").map(withoutSpace));
  });

  // fontkit draws ZWNJ as a space without width, which would be copied as one.
  function withoutSpace(glyph: string): string {
    return glyph === `${regular.glyphId(0x20)}:0` ? `${regular.glyphId(0x200c)}:0` : glyph;
  }

  test("words stand from right to left, their letters joined", () => {
    const run = shape("در کابل", regular, 10, 1);
    expect(textsOf(run)).toEqual(["ل", "ب", "ا", "ک", " ", "ر", "د"]);
    const alone = [..."کابل"].map((letter) => shape(letter, regular, 10, 1).glyphs[0]?.id);
    expect(run.glyphs[3]?.id).not.toBe(alone[0]);
  });

  test("lam-alef is one glyph for two characters", () => {
    expect(textsOf(shape("لارې", regular, 10, 1))).toEqual(["ې", "ر", "لا"]);
  });

  test("a mark between the parts of a ligature keeps its place in the text", () => {
    const run = shape("لَا", regular, 10, 1);
    expect(run.glyphs).toHaveLength(2);
    expect(textOf(run)).toBe("لَا");
    expect(textsOf(run)).not.toContain("");
  });

  test("ZWNJ keeps letters apart and is no space", () => {
    const run = shape("می‌خواهم", regular, 10, 1);
    const joiner = run.glyphs.find((glyph) => glyph.text === "\u200c");
    expect(joiner).toMatchObject({ id: regular.glyphId(0x200c), advance: 0 });
    expect(run.glyphs.some((glyph) => glyph.id === regular.glyphId(0x20))).toBe(false);
    const joined = shape("میخواهم", regular, 10, 1);
    expect(joined.glyphs.map((glyph) => glyph.id)).not.toEqual(
      run.glyphs.filter((glyph) => glyph !== joiner).map((glyph) => glyph.id),
    );
  });

  test("shadda is shaped before another mark whichever is typed first", () => {
    const [sukunFirst, shaddaFirst] = ["\u0628\u0652\u0651", "\u0628\u0651\u0652"];
    const runs = [sukunFirst, shaddaFirst].map((word) => shape(word, regular, 10, 1));
    const [first, second] = runs.map((run) => run.glyphs.map((glyph) => glyph.id));
    expect(first).toEqual(second);
    expect(runs.map(textOf)).toEqual([sukunFirst, shaddaFirst]);
  });

  test("digits read from left to right at an even level", () => {
    expect(textsOf(shape("۲۰۲۴", regular, 10, 2))).toEqual(["۲", "۰", "۲", "۴"]);
  });

  test("digits are of one width on request", () => {
    const width = (digit: string): number =>
      shape(digit, regular, 10, 2, { tabular: true }).advance;
    expect(new Set([..."۰۱۲۳۴۵۶۷۸۹"].map(width)).size).toBe(1);
    expect(shape("۱", regular, 10, 2).advance).toBeLessThan(width("۱"));
  });

  test("figures of one width are fontkit's, known pair by pair or not", async () => {
    const file = "templates/fonts/Roboto-Regular.ttf";
    const roboto = (await loadFonts([{ family: "Roboto", weight: 400, file }], readFont)).faces[0];
    if (roboto === undefined) throw new Error("no face");
    for (const word of ["2021-08-16", "[68]", "36–48", "5.6", "86fi"]) {
      const run = shape(word, roboto, roboto.unitsPerEm, 0, { tabular: true });
      const glyphs = shapeWord(word, roboto, { rightToLeft: false, tabular: true });
      expect(run.glyphs).toEqual(glyphs);
      expect(run.advance).toBe(glyphs.reduce((sum, { advance }) => sum + advance, 0));
    }
  });

  test("brackets at an odd level are drawn mirrored and stay themselves in the text", () => {
    const run = shape("(الف)", regular, 10, 1);
    expect(textOf(run)).toBe("(الف)");
    expect(logical(run)[0]?.id).toBe(regular.glyphId(")".charCodeAt(0)));
    expect(logical(run).at(-1)?.id).toBe(regular.glyphId("(".charCodeAt(0)));
    expect(logical(shape("«", regular, 10, 1))[0]?.id).toBe(regular.glyphId("»".charCodeAt(0)));
  });
});

describe("what is not drawn", () => {
  test("bidi controls, soft hyphens and line breaks leave no glyph", () => {
    const run = shape("\u2068a\u00adb\u2069\u200f\n", regular, 10);
    expect(textsOf(run)).toEqual(["a", "b"]);
    expect(run.text).toBe("ab");
  });

  test("an empty text has no glyphs", () => {
    expect(shape("", regular, 10)).toMatchObject({ glyphs: [], advance: 0 });
  });

  test("a character the face lacks is never .notdef and keeps its text", () => {
    const run = shape("a → b", regular, 10);
    expect(run.glyphs.map((glyph) => glyph.id)).not.toContain(0);
    expect(textOf(run)).toBe("a → b");
  });

  test("a joiner the face lacks is left to the character before it", () => {
    const [face] = liberation.faces;
    const glyphId = (code: number): number => (code === 0x200d ? 0 : (face?.glyphId(code) ?? 0));
    const glyphs = shapeWord("a\u200db", altered("glyphId", glyphId), ltr);
    expect(glyphs.map((glyph) => glyph.text)).toEqual(["a\u200d", "b"]);
  });

  test("a font with rules that cannot be followed is a finding", () => {
    const layout = (): never => {
      throw new Error("GSUB lookupType 8 is not supported");
    };
    const handle = { ...liberation.faces[0]?.handle, _layoutEngine: {}, getGlyph: () => 0, layout };
    expect(() => shapeWord("ab", altered("handle", handle), ltr)).toThrow(
      'text/font-shaping: the font "Liberation" 400 cannot set "ab": GSUB lookupType 8',
    );
  });

  const ltr = { rightToLeft: false, tabular: false };

  // Liberation with one of its members replaced.
  function altered(member: string, replacement: unknown): FontFace {
    const [face] = liberation.faces;
    if (face === undefined) throw new Error("no face");
    return new Proxy(face, {
      get(target, name) {
        const value: unknown = name === member ? replacement : Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }
});
