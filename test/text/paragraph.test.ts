import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isClusterBoundary } from "../../src/text/cluster.ts";
import {
  breakParagraph,
  contentWidth,
  type Direction,
  type Line,
  maxContentWidth,
  minContentWidth,
  prepareParagraph,
  type TextSpan,
} from "../../src/text/index.ts";
import { dariAndPashto, english } from "./corpus.ts";
import { both, regular, span, vazirmatn } from "./fonts.ts";

function setText(text: string, width: number, direction: Direction = "ltr"): Line<string>[] {
  return breakParagraph([span(text)], { fonts: both, direction, width });
}

function linesOf(text: string, width: number, direction?: Direction): string[] {
  return setText(text, width, direction).map((line) => line.text);
}

// What a reader sees from left to right: the texts of glyphs as they stand.
function seen(line: Line<string> | undefined): string {
  const glyphs = (line?.fragments ?? []).flatMap((fragment) => fragment.run.glyphs);
  return glyphs.map((glyph) => glyph.text).join("");
}

describe("lines", () => {
  test("take as many words as fit; the blank at the end hangs", () => {
    const lines = setText("At least 170 people were killed.", 70);
    expect(lines.map((line) => line.text)).toEqual(["At least 170 ", "people were ", "killed."]);
    const [first] = lines;
    expect(first?.width).toBeCloseTo(
      maxContentWidth([span("At least 170")], { fonts: both, direction: "ltr" }),
      9,
    );
    expect(seen(first)).toBe("At least 170 ");
  });

  test("end where the text says so, and may be empty", () => {
    expect(linesOf("one\n\ntwo\n", 1000)).toEqual(["one\n", "\n", "two\n"]);
    const [, empty] = setText("one\n\ntwo", 1000);
    expect(empty).toMatchObject({ fragments: [], width: 0 });
    expect(empty?.ascent).toBeCloseTo(regular.ascent * 10, 9);
  });

  test("there are none without text", () => {
    expect(setText("", 100)).toEqual([]);
    expect(breakParagraph([], { fonts: both, direction: "ltr", width: 100 })).toEqual([]);
  });

  test("may each have a width of their own", () => {
    const options = { fonts: both, direction: "ltr" } as const;
    const lines = breakParagraph([span("a b c d e f")], {
      ...options,
      width: (line) => (line === 0 ? 10 : 1000),
    });
    expect(lines.map((line) => line.text)).toEqual(["a ", "b c d e f"]);
  });

  test("a word is broken at its hyphen rather than moved", () => {
    expect(linesOf("a Shia-targeted attack", 40)).toEqual(["a Shia-", "targeted ", "attack"]);
  });

  test("a word wider than its line is cut between characters", () => {
    const lines = linesOf("x Afghanistan y", 20);
    expect(lines.join("")).toBe("x Afghanistan y");
    expect(lines.length).toBeGreaterThan(3);
    expect(linesOf("کُکُکُ", 1, "rtl")).toEqual(["کُ", "کُ", "کُ"]);
  });

  test("a zero-width space lets a line end, and is kerned over where it does not", () => {
    expect(linesOf("Takhar\u200bTakhar", 40)).toEqual(["Takhar\u200b", "Takhar"]);
    const [line] = setText("T\u200bo", 100);
    expect(line?.width).toBeCloseTo(setText("To", 100)[0]?.width ?? 0, 9);
    expect(linesOf("T\u200bo", (line?.width ?? 0) + 1e-9)).toEqual(["T\u200bo"]);
  });

  test("a soft hyphen is drawn where the line ends at it, and nowhere else", () => {
    const [first, second] = setText("co\u00adop\u00aderation", 36);
    expect([first?.text, second?.text]).toEqual(["co\u00adop\u00ad", "eration"]);
    const drawn = first?.fragments[0]?.run;
    expect(drawn?.text).toBe("coop\u00ad");
    expect(drawn?.glyphs.at(-1)).toMatchObject({ id: regular.glyphId(0x2010), text: "\u00ad" });
    expect(seen(setText("co\u00adop\u00aderation", 300)[0])).toBe("cooperation");
  });

  test("are as high as their tallest run, raised ones included", () => {
    const raised = span("3", { size: 6, rise: 8 });
    const [line] = breakParagraph([span("a"), raised], {
      fonts: both,
      direction: "ltr",
      width: 100,
    });
    expect(line?.ascent).toBeCloseTo(regular.ascent * 6 + 8, 9);
    expect(line?.descent).toBeCloseTo(regular.descent * 10, 9);
  });
});

describe("spans and faces", () => {
  test("each span is a fragment of its own, with its source", () => {
    const bold = span("bold", { weight: 700 });
    const [line] = breakParagraph([span("a "), bold, span(", b")], {
      fonts: both,
      direction: "ltr",
      width: 1000,
    });
    expect(
      line?.fragments.map(({ run, span }) => [run.text, run.face.weight, span.source]),
    ).toEqual([
      ["a ", 400, "a "],
      ["bold", 700, "bold"],
      [", b", 400, ", b"],
    ]);
    expect(line?.fragments.map(({ x }) => x)).toEqual(cumulated(line));
  });

  function cumulated(line: Line<string> | undefined): number[] {
    let x = 0;
    return (line?.fragments ?? []).map((fragment) => {
      const left = x;
      x += fragment.run.advance;
      return left;
    });
  }

  test("a word made of two spans is not broken between them", () => {
    const spans = [span("one un"), span("broken", { weight: 700 })];
    const lines = breakParagraph(spans, { fonts: both, direction: "ltr", width: 50 });
    expect(lines.map((line) => line.text)).toEqual(["one ", "unbroken"]);
  });

  test("a character the face lacks is drawn from another, the text around it is not", () => {
    const [line] = setText("a → کابل", 1000);
    expect(line?.fragments.map(({ run }) => [run.text, run.face.family])).toEqual([
      ["a ", "Vazirmatn"],
      ["→ ", "Liberation"],
      ["کابل", "Vazirmatn"],
    ]);
  });

  test("figures of one width are had span by span", () => {
    const options = { fonts: both, direction: "rtl" } as const;
    const width = (text: string, tabular: boolean): number =>
      maxContentWidth([span(text, { tabular })], options);
    expect(width("۱۱۱", true)).toBeCloseTo(width("۴۴۴", true), 9);
    expect(width("۱۱۱", false)).toBeLessThan(width("۴۴۴", false));
  });
});

describe("right to left", () => {
  test("digits and Latin keep their order among Dari words", () => {
    const [line] = setText("در ۲۰۲۴ (HKIA) بود", 1000, "rtl");
    expect(seen(line)).toBe("دوب )HKIA( ۲۰۲۴ رد");
  });

  test("an acronym in brackets at the end of a line stays in its brackets", () => {
    const lines = setText("میدان هوایی کابل (HKIA) کشته", 115, "rtl");
    expect(lines.map((line) => line.text)).toEqual(["میدان هوایی کابل (HKIA) ", "کشته"]);
    expect(seen(lines[0])).toMatch(/^ \)HKIA\( /);
  });

  test("the blank at the end of a line hangs at its left", () => {
    const [line] = setText("کابل کابل کابل", 45, "rtl");
    const [first] = line?.fragments ?? [];
    const blank = first?.run.glyphs[0];
    expect(blank?.text).toBe(" ");
    expect(first?.x).toBeCloseTo(-(blank?.advance ?? 0), 9);
  });

  test("a blank after Latin at the end of a line goes to the left of it", () => {
    const [line] = setText("کابل ABC DEF", 45, "rtl");
    expect(line?.text).toBe("کابل ABC ");
    expect(seen(line)).toBe(" ABC لباک");
    expect(line?.fragments[0]?.x).toBeLessThan(0);
    expect(line?.fragments[1]?.x).toBeCloseTo(0, 9);
  });

  test("a range reads from right to left, its numbers from left to right", () => {
    expect(seen(setText("بین ۳۳–۴۰ نفر", 1000, "rtl")[0])).toBe("رفن ۴۰–۳۳ نیب");
  });

  test("an isolated phone number keeps its order; the controls are not drawn", () => {
    const [line] = setText("تلفن \u2066+93 (0)20\u2069 است", 1000, "rtl");
    expect(seen(line)).toBe("تسا +93 (0)20 نفلت");
  });

  test("nested quotations are mirrored, their text is not", () => {
    const [line] = setText("«الف «ب»»", 1000, "rtl");
    expect(seen(line)).toBe("»»ب« فلا«");
    expect(line?.fragments[0]?.run.glyphs[0]?.id).toBe(regular.glyphId("«".charCodeAt(0)));
  });

  test("a Latin paragraph may hold Dari, and the other way round", () => {
    const text = "A (کابل ۲۰۲۴) b";
    expect(seen(setText(text, 1000, "ltr")[0])).toBe("A (۲۰۲۴ لباک) b");
    expect(seen(setText(text, 1000, "rtl")[0])).toBe("b )۲۰۲۴ لباک( A");
  });
});

describe("widths for columns", () => {
  const options = { fonts: both, direction: "ltr" } as const;

  test("the least is the widest word's, the most that of the widest line", () => {
    const widthOf = (text: string): number => maxContentWidth([span(text)], options);
    expect(minContentWidth([span("At least 170 people")], options)).toBeCloseTo(
      widthOf("people"),
      9,
    );
    expect(widthOf("short\nlonger line\nmid")).toBeCloseTo(widthOf("longer line"), 9);
    expect(minContentWidth([], options)).toBe(0);
  });

  test("the hyphen of a soft hyphen counts for the least", () => {
    const word = "co\u00adoperation";
    const [, second] = setText(word, minContentWidth([span(word)], options));
    expect(second?.text).toBe("operation");
  });
});

const word = fc.oneof(
  fc.constantFrom(...english),
  fc.constantFrom(...dariAndPashto),
  fc.constantFrom(
    "\n",
    "—",
    "\u00ad",
    "\u200b",
    "\u00a0",
    "\u2067",
    "\u2069",
    "\u202e",
    "َ",
    "‌",
    "😀",
  ),
);
const spans = fc.array(
  fc
    .tuple(fc.array(word, { maxLength: 8 }), fc.constantFrom(400, 700), fc.constantFrom(6, 10))
    .map(([words, weight, size]) => span(words.join(" "), { weight, size })),
  { maxLength: 4 },
);
const direction = fc.constantFrom<Direction>("ltr", "rtl");
const width = fc.double({ min: 5, max: 400, noNaN: true });

function contentOf(line: Line<string>): string {
  return line.text.replace(/[\s\u200b]+$/, "");
}

function drawnLength(line: Line<string>): number {
  return line.fragments.reduce((sum, { run }) => sum + run.text.length, 0);
}

describe("a cell of 30,000 characters without a blank", () => {
  test.each([
    ["a Latin word", "abcdefghij"],
    ["a Dari word", "کابلستان"],
    ["an address", "https://x.org/a/b-c"],
    ["ligatures", "fi"],
    ["marks", "َّ"],
    ["scripts in turn", "aک"],
    ["isolates", "\u2068"],
    ["line breaks", "\n"],
    ["soft hyphens", "ab\u00ad"],
  ])("%s: is broken in a moment, and whole", (_, part) => {
    const text = part.repeat(30_000 / part.length);
    const start = performance.now();
    expect(linesOf(text, 100, "rtl").join("")).toBe(text);
    expect(performance.now() - start).toBeLessThan(4500);
  });
});

describe("any paragraph", () => {
  function eachLine(
    check: (line: Line<string>, width: number, source: readonly TextSpan<string>[]) => void,
  ): void {
    fc.assert(
      fc.property(spans, direction, width, (source, direction, width) => {
        for (const line of breakParagraph(source, { fonts: both, direction, width }))
          check(line, width, source);
      }),
      { numRuns: 150 },
    );
  }

  test("lines joined are its text", () => {
    fc.assert(
      fc.property(spans, direction, width, (source, direction, width) => {
        const lines = breakParagraph(source, { fonts: both, direction, width });
        expect(lines.map((line) => line.text).join("")).toBe(
          source.map((one) => one.text).join(""),
        );
      }),
      { numRuns: 150 },
    );
  });

  test("a line fits, unless it is a single character", () => {
    eachLine((line, width) => {
      if (line.width <= width + 1e-6) return;
      const text = contentOf(line);
      for (let at = 1; at < text.length; at++)
        expect(isClusterBoundary(text, at), text).toBe(false);
    });
  });

  test("runs stand side by side from the left end, trailing blank apart", () => {
    eachLine((line) => {
      let x = line.fragments[0]?.x ?? 0;
      for (const fragment of line.fragments) {
        expect(fragment.x).toBeCloseTo(x, 6);
        x += fragment.run.advance;
      }
      const advance = line.fragments.reduce((sum, { run }) => sum + run.advance, 0);
      expect(line.width).toBeLessThanOrEqual(advance + 1e-6);
      expect(line.fragments[0]?.x ?? 0).toBeLessThanOrEqual(1e-6);
    });
  });

  test("glyphs are none of .notdef, and their texts joined are their run's", () => {
    eachLine((line) => {
      for (const { run } of line.fragments) {
        const glyphs = run.level % 2 === 1 ? run.glyphs.toReversed() : run.glyphs;
        expect(glyphs.map((glyph) => glyph.text).join("")).toBe(run.text);
        expect(glyphs.every((glyph) => glyph.id !== 0)).toBe(true);
      }
      expect(drawnLength(line)).toBeLessThanOrEqual(line.text.length);
    });
  });

  test("of Latin text is one run a span, unchanged", () => {
    const latin = fc.array(fc.constantFrom(...english), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(latin, (words) => {
        const [line] = breakParagraph([span(words.join(" "))], {
          fonts: vazirmatn,
          direction: "ltr",
          width: 1e6,
        });
        expect(line?.fragments.map(({ run }) => [run.level, run.text])).toEqual([
          [0, words.join(" ")],
        ]);
      }),
    );
  });

  test("needs no more than its most, and no word is cut at its least", () => {
    fc.assert(
      fc.property(spans, direction, (source, direction) => {
        const paragraph = prepareParagraph(source, { fonts: both, direction });
        const { min, max } = contentWidth(paragraph);
        expect(min).toBeLessThanOrEqual(max + 1e-6);
        const places = new Set(paragraph.opportunities.map(({ position }) => position));
        let end = 0;
        for (const line of breakParagraph(source, { fonts: both, direction, width: min })) {
          end += line.text.length;
          expect(places.has(end)).toBe(true);
        }
        const required = paragraph.opportunities.filter((one) => one.required);
        const atMost = breakParagraph(source, { fonts: both, direction, width: max });
        expect(atMost.length).toBeLessThanOrEqual(required.length + 1);
      }),
      { numRuns: 100 },
    );
  });
});
