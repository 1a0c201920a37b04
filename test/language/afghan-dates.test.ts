import { describe, expect, test } from "vitest";
import { createLanguage } from "../../src/language/index.ts";
import { fromSolarHijri, toSolarHijri } from "../../src/language/solar-hijri.ts";

const fa = createLanguage("fa-AF", {});
const ps = createLanguage("ps-AF", {});

describe("the Solar Hijri calendar", () => {
  test("is that of ICU for every day from 1970 to 2059", () => {
    const icu = new Intl.DateTimeFormat("fa-AF-u-ca-persian-nu-latn", {
      ...({ year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" } as const),
    });
    const differing: string[] = [];
    const end = Date.UTC(2060, 0, 1);
    for (let time = Date.UTC(1970, 0, 1); time < end; time += 86_400_000) {
      const parts = new Map(icu.formatToParts(time).map(({ type, value }) => [type, value]));
      const expected = ["year", "month", "day"].map((type) => Number(parts.get(type as "year")));
      const date = new Date(time);
      const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const { year, month, day } = toSolarHijri(y, m, d);
      expect(fromSolarHijri({ year, month, day })).toBe(date.toISOString().slice(0, 10));
      if (String([year, month, day]) !== String(expected)) differing.push(date.toISOString());
    }
    expect(differing).toEqual([]);
  });

  test.each([
    [
      [2021, 8, 15],
      [1400, 5, 24],
    ],
    [
      [2021, 3, 20],
      [1399, 12, 30],
    ],
    [
      [2021, 3, 21],
      [1400, 1, 1],
    ],
    [
      [2025, 3, 20],
      [1403, 12, 30],
    ],
    [
      [622, 3, 21],
      [1, 1, 1],
    ],
  ] as const)("has %j as %j", ([y, m, d], [year, month, day]) => {
    expect(toSolarHijri(y, m, d)).toEqual({ year, month, day });
  });
});

test.each([
  [1400, 12, 30],
  [1401, 7, 31],
  [1401, 1, 32],
  [1401, 1, 0],
])("there is no day %i-%i-%i of the Solar Hijri calendar", (year, month, day) => {
  expect(fromSolarHijri({ year, month, day })).toBeUndefined();
});

describe("dates in Dari", () => {
  test.each([
    ["2021-08-16", "long", "۲۵ اسد ۱۴۰۰ (۱۶ اگست ۲۰۲۱)"],
    ["2021-08-16", "short", "۲۵ اسد ۱۴۰۰ (۲۰۲۱/۸/۱۶)"],
    ["2021-08-16", "month", "اگست ۲۰۲۱ (اسد تا سنبله ۱۴۰۰)"],
    ["2021-08", "long", "اگست ۲۰۲۱ (اسد تا سنبله ۱۴۰۰)"],
    ["2021-03", "long", "مارچ ۲۰۲۱ (حوت ۱۳۹۹ تا حمل ۱۴۰۰)"],
    ["2021-08-16", "short-month", "اگست ۲۰۲۱"],
    ["2021-08", "short", "اگست ۲۰۲۱"],
    ["2021", "long", "۲۰۲۱ (۱۳۹۹ تا ۱۴۰۰)"],
    ["2021-08-16", "year", "۲۰۲۱"],
  ] as const)("%s in the style %s is %s", (iso, style, expected) => {
    expect(fa.date(iso, style)).toBe(expected);
  });

  test.each([
    [
      "2021-08-15",
      "2022-05-31",
      "long",
      "۲۴ اسد ۱۴۰۰ تا ۱۰ جوزا ۱۴۰۱ (۱۵ اگست ۲۰۲۱ تا ۳۱ می ۲۰۲۲)",
    ],
    ["2021-08-15", "2022-05-31", "short", "۲۴ اسد ۱۴۰۰ تا ۱۰ جوزا ۱۴۰۱ (۲۰۲۱/۸/۱۵ تا ۲۰۲۲/۵/۳۱)"],
    ["2022-04-22", "2022-04-30", "long", "۲ تا ۱۰ ثور ۱۴۰۱ (۲۲ تا ۳۰ اپریل ۲۰۲۲)"],
    ["2022-04-01", "2022-04-30", "long", "۱۲ حمل تا ۱۰ ثور ۱۴۰۱ (۱ تا ۳۰ اپریل ۲۰۲۲)"],
    ["2022-03-01", "2022-03-31", "long", "۱۰ حوت ۱۴۰۰ تا ۱۱ حمل ۱۴۰۱ (۱ تا ۳۱ مارچ ۲۰۲۲)"],
    ["2022-04-01", "2022-05-31", "month", "اپریل تا می ۲۰۲۲ (حمل تا جوزا ۱۴۰۱)"],
    ["2021-01-01", "2022-12-31", "year", "۲۰۲۱ تا ۲۰۲۲"],
    ["2022-04-01", "2022-04-01", "long", "۱۲ حمل ۱۴۰۱ (۱ اپریل ۲۰۲۲)"],
  ] as const)("from %s to %s in the style %s are %s", (start, end, style, expected) => {
    expect(fa.period(start, end, style)).toBe(expected);
  });
});

describe("dates in Pashto", () => {
  test.each([
    ["2021-08-16", "long", "۲۵ زمری ۱۴۰۰ (۱۶ اګست ۲۰۲۱)"],
    ["2021-08-16", "short", "۲۵ زمری ۱۴۰۰ (۲۰۲۱/۸/۱۶)"],
    ["2022-05", "long", "مۍ ۲۰۲۲ (غویی – غبرګولی ۱۴۰۱)"],
  ] as const)("%s in the style %s is %s", (iso, style, expected) => {
    expect(ps.date(iso, style)).toBe(expected);
  });

  test("of a period have a dash between them", () => {
    expect(ps.period("2021-08-15", "2022-05-31")).toBe(
      "۲۴ زمری ۱۴۰۰ – ۱۰ غبرګولی ۱۴۰۱ (۱۵ اګست ۲۰۲۱ – ۳۱ مۍ ۲۰۲۲)",
    );
  });
});

test("each of the 12 months has its own name", () => {
  for (const { date } of [fa, ps]) {
    const days = Array.from({ length: 12 }, (_, m) => `2021-${String(m + 1).padStart(2, "0")}-25`);
    const names = days.map((day) =>
      date(day)
        .replace(/[۰-۹]+/g, "")
        .split(/[ ()]+/),
    );
    expect(new Set(names.map(([, solar]) => solar)).size).toBe(12);
    expect(new Set(names.map(([, , gregorian]) => gregorian)).size).toBe(12);
  }
});
