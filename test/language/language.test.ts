import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Count, exactCount, parseCount, totalOf } from "../../src/count/index.ts";
import { ReportError } from "../../src/diagnostic.ts";
import {
  createLanguage,
  directionOf,
  pluralNumber,
  readIsoDate,
} from "../../src/language/index.ts";
import { anyCount } from "../support/counts.ts";
import { english } from "../support/language.ts";

const en = english();

function read(text: string): Count {
  const { count } = parseCount(text);
  if (count === undefined) throw new Error(`not a count: ${text}`);
  return count;
}

describe("numbers in English", () => {
  test.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [1234567, "1,234,567"],
    [-1234, "−1,234"],
    [80.672, "80.7"],
    [80.04, "80"],
    [-0.04, "0"],
  ])("%d is written %s", (value, expected) => {
    expect(en.number(value)).toBe(expected);
  });

  test("take as many decimals as asked for", () => {
    expect([en.number(1.005, 0), en.number(0.125, 3)]).toEqual(["1", "0.125"]);
  });

  test("that are none are refused", () => {
    expect(() => en.number(Number.NaN)).toThrow(RangeError);
  });

  test("can be read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), (value) => {
        expect(parseCount(en.number(value)).count?.low).toBe(value);
      }),
    );
  });

  test("of a range are joined by an en dash", () => {
    expect(en.range(33, 1040)).toBe("33–1,040");
  });
});

test("a list has no comma before its last item", () => {
  const lists = [[], ["A"], ["A", "B"], ["A", "B", "C"]].map(en.list);
  expect(lists).toEqual(["", "A", "A and B", "A, B and C"]);
});

describe("dates in English", () => {
  test.each([
    ["2021-10-08", "long", "8 October 2021"],
    ["2021-10-08", "short", "8 Oct 2021"],
    ["2021-10-08", "month", "October 2021"],
    ["2021-10-08", "short-month", "Oct 2021"],
    ["2021-10-08", "year", "2021"],
    ["2021-10", "long", "October 2021"],
    ["2021-10", "short", "Oct 2021"],
    ["2021", "short", "2021"],
  ] as const)("%s in the style %s is %s", (iso, style, expected) => {
    expect(en.date(iso, style)).toBe(expected);
  });

  test.each(["2021-02-29", "2021-13", "8 October 2021", "2021-1-1", "", "2021-10-08T10:00"])(
    "%j is refused",
    (iso) => {
      expect(readIsoDate(iso)).toBeUndefined();
      expect(() => en.date(iso)).toThrow(`not an ISO 8601 date: "${iso}"`);
    },
  );

  test("know leap years", () => {
    expect(["2024-02-29", "2000-02-29", "1900-02-29"].map((iso) => readIsoDate(iso)?.day)).toEqual([
      29,
      29,
      undefined,
    ]);
  });

  test.each([
    ["2021-08-15", "2022-05-31", "long", "15 August 2021 – 31 May 2022"],
    ["2021-08-15", "2022-05-31", "short", "15 Aug 2021 – 31 May 2022"],
    ["2022-04-01", "2022-04-30", "long", "1–30 April 2022"],
    ["2022-04-01", "2022-05-31", "long", "1 April – 31 May 2022"],
    ["2022-04-01", "2022-04-01", "long", "1 April 2022"],
    ["2021-08-15", "2022-05-31", "month", "August 2021 – May 2022"],
    ["2022-04-01", "2022-05-31", "month", "April–May 2022"],
    ["2022-04-01", "2022-04-30", "month", "April 2022"],
    ["2021-04-01", "2022-04-30", "year", "2021–2022"],
  ] as const)("from %s to %s in the style %s are %s", (start, end, style, expected) => {
    expect(en.period(start, end, style)).toBe(expected);
  });

  test("of a period that ends before it starts are refused", () => {
    expect(() => en.period("2022-05-31", "2021-08-15")).toThrow("period ends before it starts");
  });
});

test("a message without braces and apostrophes is its own words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      fc.pre(!/[{}']/.test(text));
      expect(createLanguage("en", { words: text }).message("words", {})).toBe(text);
    }),
  );
});

test("a message keeps what stands in apostrophes", () => {
  const language = createLanguage("en", { words: "'{'a'}' it''s {b} # <c>" });
  expect(language.message("words", { b: "d" })).toBe("{a} it's d # <c>");
});

describe("counts in English", () => {
  test.each([
    ["60", "60", "60"],
    ["1234", "1,234", "1,234"],
    ["around 60", "about 60", "≈ 60"],
    ["at least 47", "at least 47", "≥ 47"],
    ["at least about 47", "at least about 47", "≥ ≈ 47"],
    ["more than 66", "more than 66", "> 66"],
    ["up to 5", "up to 5", "≤ 5"],
    ["<5", "fewer than 5", "< 5"],
    ["nearly 4,000", "nearly 4,000", "< ≈ 4,000"],
    ["33-40", "between 33 and 40", "33–40"],
    ["~33-40", "between about 33 and 40", "≈ 33–40"],
    ["?", "not stated", "not stated"],
    ["scores", "“scores”", "“scores”"],
  ])("%s reads %j, in short %j", (text, words, short) => {
    expect(en.wordCount(read(text))).toBe(words);
    expect(en.wordCount(read(text), "short").replaceAll("\u00a0", " ")).toBe(short);
  });

  test.each([
    [["around 60", "at least 47"], "at least 107 (in part approximate)"],
    [["around 60", "about 40"], "about 100"],
    [["around 60", "2"], "about 62"],
    [["~60", "~33-40"], "between about 93 and 100"],
    [["nearly 4,000", "?"], "nearly 4,000"],
    [["10", "12"], "22"],
    [["scores"], "not stated"],
    [[], "not stated"],
  ])("the total of %j reads %j", (texts, expected) => {
    expect(en.wordTotal(totalOf(texts.map(read)))).toBe(expected);
  });

  test.each([
    [["around 60", "at least 47"], { words: "at least 107", remark: "in part approximate" }],
    [["around 60", "2"], { words: "about 62" }],
    [["~60", "at least about 5"], { words: "at least about 65" }],
    [["?"], { words: "not stated" }],
  ])("the total of %j is a headline of %j", (texts, expected) => {
    expect(en.headline(totalOf(texts.map(read)))).toEqual(expected);
  });

  test("never read as a number where there is none", () => {
    fc.assert(
      fc.property(anyCount, (count) => {
        const hasNumber = /\d/.test(en.wordFigure(count, "short"));
        expect(hasNumber).toBe(count.bound !== "unknown");
      }),
    );
  });
});

describe("a message", () => {
  const killed = english({
    killed:
      "{n, plural, =0 {nobody was} one {# person was} other {# people were}} killed in {place}",
    plain: "a < b, '{'literally'}' and <b>",
    nested: "{sex, select, f {{n, plural, one {# woman} other {# women}}} other {#}}",
  });

  test("chooses the plural form and writes the number in the language's way", () => {
    const values = { place: "Kabul" };
    expect(killed.message("killed", { n: 1, ...values })).toBe("1 person was killed in Kabul");
    expect(killed.message("killed", { n: 1200, ...values })).toBe(
      "1,200 people were killed in Kabul",
    );
    expect(killed.message("killed", { n: 0, ...values })).toBe("nobody was killed in Kabul");
    expect(killed.message("nested", { n: 3, sex: "f" })).toBe("3 women");
  });

  test("puts parts where their values go", () => {
    const node = { type: "figureValue" };
    const parts = killed.messageParts("killed", {
      n: { part: node, number: pluralNumber(read("at least 47")) },
      place: "Kabul",
    });
    expect(parts).toEqual([node, " people were killed in Kabul"]);
  });

  test("takes everything but braces literally", () => {
    expect(killed.message("plain")).toBe("a < b, {literally} and <b>");
  });

  test.each([
    ["kiled", {}, "language/missing-message", 'no message "kiled" for en'],
    ["killed", { n: 1 }, "language/message-value", 'needs a value for "place"'],
    ["killed", { n: "one", place: "" }, "language/message-value", 'needs a number for "n"'],
    ["constructor", {}, "language/missing-message", 'no message "constructor"'],
  ])("%j with %j is reported as %s", (key, values, code, message) => {
    expect(() => killed.message(key, values)).toThrow(ReportError);
    expect(() => killed.message(key, values)).toThrow(`${code}: `);
    expect(() => killed.message(key, values)).toThrow(message);
  });
});

test("a figure chooses the plural by the last number printed", () => {
  expect([1, exactCount(1), read("1-3"), read("up to 5")].map(pluralNumber)).toEqual([1, 1, 3, 5]);
  expect(pluralNumber(read("scores"))).not.toBe(1);
});

describe("a language tag", () => {
  test("of a region takes the language's locale", () => {
    expect(createLanguage("en-GB", {}).number(1000)).toBe("1,000");
  });

  test("without a locale is refused, with those there are", () => {
    expect(() => createLanguage("xx", {})).toThrow(
      'language/unknown-language: unknown language "xx"',
    );
  });

  test.each([
    ["en", "ltr"],
    ["fa-AF", "rtl"],
    ["ps-AF", "rtl"],
    ["uz", "ltr"],
    ["uz-Arab", "rtl"],
    ["ks-Deva", "ltr"],
  ])("%s is written %s", (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });
});
