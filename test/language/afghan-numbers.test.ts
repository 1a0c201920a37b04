import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLanguage } from "../../src/language/index.ts";
import { findLocale, languageTags } from "../../src/language/locale.ts";

const fa = createLanguage("fa-AF", {});
const ps = createLanguage("ps-AF", {});

describe("numbers in Dari and Pashto", () => {
  test.each([
    [0, "۰"],
    [1234567, "۱٬۲۳۴٬۵۶۷"],
    [45.6, "۴۵٫۶"],
  ])("%d is written %s", (value, expected) => {
    expect([fa.number(value), ps.number(value)]).toEqual([expected, expected]);
  });

  test("have words where a sign would stand on the wrong side", () => {
    expect([fa.number(-1234), ps.number(-1234)]).toEqual(["منفی ۱٬۲۳۴", "منفي ۱٬۲۳۴"]);
    expect([fa.range(33, 1040), ps.range(33, 1040)]).toEqual(["۳۳ تا ۱٬۰۴۰", "۳۳ تر ۱٬۰۴۰"]);
  });

  test("are those of CLDR, but for signs", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (tenths) => {
        for (const { tag, number } of [fa, ps])
          expect(number(tenths / 10)).toBe(new Intl.NumberFormat(tag).format(tenths / 10));
      }),
    );
  });
});

test("percentages have the sign of their script", () => {
  const english = createLanguage("en", {});
  expect([english, fa, ps].map(({ percent }) => percent(45.6))).toEqual([
    "45.6%",
    "۴۵٫۶٪",
    "۴۵٫۶٪",
  ]);
});

test("lists have the comma of their script", () => {
  const items = ["الف", "ب", "ج"];
  expect([fa.list(items), ps.list(items)]).toEqual(["الف، ب و ج", "الف، ب او ج"]);
});

describe.each(languageTags)("the plural rules of %s", (tag) => {
  const number = fc.oneof(
    fc.integer({ min: -200, max: 10_000 }),
    fc.integer({ min: -50, max: 50 }).map((tenths) => tenths / 10),
  );

  test("are those of CLDR", () => {
    const rules = new Intl.PluralRules(tag);
    fc.assert(
      fc.property(number, (value) => {
        expect(findLocale(tag)?.plural(value)).toBe(rules.select(value));
      }),
    );
  });

  test("for ranks are those of CLDR", () => {
    const rules = new Intl.PluralRules(tag, { type: "ordinal" });
    for (let rank = 0; rank < 1000; rank++)
      expect(findLocale(tag)?.ordinal(rank)).toBe(rules.select(rank));
  });
});

test("Dari takes the form of one for none, Pashto that of others", () => {
  const messages = { n: "{n, plural, one {one} other {other}}" };
  const forms = ["fa-AF", "ps-AF"].map((tag) =>
    [0, 1, 2].map((n) => createLanguage(tag, messages).message("n", { n })),
  );
  expect(forms).toEqual([
    ["one", "one", "other"],
    ["other", "one", "other"],
  ]);
});

test("no language takes words for the Persian of Iran, whose months are others", () => {
  expect(() => createLanguage("fa-IR", {})).toThrow('unknown language "fa-IR"');
});

test("nothing that is written holds a control for direction", () => {
  const words = [fa, ps].flatMap(({ date, number, percent, period }) => [
    ...[date("2021-08-16"), date("2021-08", "month"), period("2021-08-16", "2022-01-01", "short")],
    ...[number(-1234.5), percent(-3)],
  ]);
  expect(
    words.filter((text) => /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)),
  ).toEqual([]);
});
