import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editionName, readConfig } from "../../src/config/index.ts";
import { parsePeriodName, periodAt, periodName } from "../../src/config/period-unit.ts";
import { expandSeries, type Series } from "../../src/config/series.ts";
import { diskEffects } from "../../src/effect.ts";
import { withCase } from "../support/project.ts";

const day = (date: string): number => Math.round(Date.parse(date) / 86_400_000);

const series = (change: Partial<Series> = {}): Series => ({
  unit: "month",
  first: "2021-08",
  number: 1,
  languages: ["en"],
  audiences: ["public"],
  filters: [],
  whole: true,
  published: 5,
  "data-as-of": 2,
  issues: {},
  ...change,
});

const coverage = { start: "2021-08-15", end: "2022-05-25" };

describe("the name of a period", () => {
  test.each([
    ["2022", "2022-01-01", "2022-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["1900-02", "1900-02-01", "1900-02-28"],
    ["2022-Q1", "2022-01-01", "2022-03-31"],
    ["2022-Q2", "2022-04-01", "2022-06-30"],
    ["2022-Q4", "2022-10-01", "2022-12-31"],
    // ISO 8601: weeks of the turn of a year.
    ["2020-W53", "2020-12-28", "2021-01-03"],
    ["2021-W01", "2021-01-04", "2021-01-10"],
    ["2019-W01", "2018-12-31", "2019-01-06"],
    ["2022-W14", "2022-04-04", "2022-04-10"],
  ])("%s runs from %s to %s", (name, start, end) => {
    const found = parsePeriodName(name);
    expect(found && periodAt(found.unit, found.position)).toEqual({ start, end });
  });

  test.each([
    "2022-13",
    "2022-00",
    "2022-Q5",
    "2022-Q0",
    "2021-W53",
    "2022-W00",
    "22-04",
    "2022-4",
  ])("%s names none", (name) => expect(parsePeriodName(name)).toBeUndefined());

  test("periods of a unit follow one another without a gap, and are read as they are written", () => {
    const unit = fc.constantFrom("week", "month", "quarter", "year");
    fc.assert(
      fc.property(unit, fc.integer({ min: 1600, max: 2400 }), fc.nat(60), (one, year, more) => {
        const position =
          (parsePeriodName(
            { week: `${year}-W01`, month: `${year}-01`, quarter: `${year}-Q1`, year: `${year}` }[
              one
            ],
          )?.position ?? 0) + more;
        const [own, next] = [periodAt(one, position), periodAt(one, position + 1)];
        expect(day(next.start)).toBe(day(own.end) + 1);
        expect(parsePeriodName(periodName(one, position))).toEqual({ unit: one, position });
        const days = day(own.end) - day(own.start) + 1;
        expect(
          { week: [7], month: [28, 29, 30, 31], quarter: [90, 91, 92], year: [365, 366] }[one],
        ).toContain(days);
      }),
    );
  });
});

describe("a series", () => {
  test("goes on to the last period that the data cover to its end, which is current", () => {
    const editions = expandSeries(series(), coverage);
    expect(editions.map(({ id }) => id)).toEqual([
      "2021-08",
      "2021-09",
      "2021-10",
      "2021-11",
      "2021-12",
      "2022-01",
      "2022-02",
      "2022-03",
      "2022-04",
    ]);
    expect(editions.filter(({ issue }) => issue?.isCurrent).map(({ id }) => id)).toEqual([
      "2022-04",
    ]);
    const dayLater = expandSeries(series(), { ...coverage, end: "2022-05-31" });
    expect(dayLater.at(-1)).toMatchObject({
      id: "2022-05",
      number: 10,
      issue: { isCurrent: true },
    });
  });

  test("takes its dates from the end of the period, or from the issue, and knows the next one", () => {
    const issues = {
      "2022-04": { published: "2022-05-09" },
      "2022-03": { "data-as-of": "2022-04-01" },
    };
    const [march, april] = expandSeries(series({ issues, first: "2022-03", number: 7 }), coverage);
    expect(march).toMatchObject({
      number: 7,
      published: "2022-04-05",
      dataAsOf: "2022-04-01",
      next: "2022-05-09",
    });
    expect(april).toMatchObject({
      number: 8,
      published: "2022-05-09",
      dataAsOf: "2022-05-02",
      next: "2022-06-05",
    });
    expect(
      expandSeries(series({ first: "2022-04", last: "2022-04" }), coverage)[0]?.next,
    ).toBeNull();
  });

  test("multiplies by language, audience and filter, each edition with a folder of its own", () => {
    const filters = [
      { id: "kabul", provinces: ["AF-KAB"] },
      { id: "herat", provinces: ["AF-HER"] },
    ];
    const whole = { languages: ["en", "fa-AF"], audiences: ["public", "partner"], filters };
    const names = expandSeries(series({ ...whole, first: "2022-04" }), coverage).map(editionName);
    expect(names).toHaveLength(12);
    expect(new Set(names).size).toBe(12);
    expect(names).toContain("2022-04-kabul-fa-AF-partner");
    expect(
      expandSeries(series({ ...whole, first: "2022-04", whole: false }), coverage),
    ).toHaveLength(8);
    const output = "no{number}-{period}-{filter}-{language}-{audience}";
    expect(
      expandSeries(series({ ...whole, first: "2022-04", output }), coverage).map(editionName),
    ).toContain("no1-2022-04-all-en-public");
  });

  test("of any unit covers every day once, whatever the data cover", () => {
    const first = fc.constantFrom<Pick<Series, "unit" | "first">>(
      { unit: "week", first: "2015-W53" },
      { unit: "month", first: "2016-01" },
      { unit: "quarter", first: "2016-Q1" },
      { unit: "year", first: "2016" },
    );
    fc.assert(
      fc.property(first, fc.nat(4000), (unit, length) => {
        const end = new Date(Date.parse("2016-01-03") + length * 86_400_000)
          .toISOString()
          .slice(0, 10);
        const editions = expandSeries(series(unit), { start: "2016-01-01", end });
        for (const [index, edition] of editions.entries()) {
          const before = editions[index - 1];
          if (before) expect(day(edition.period.start)).toBe(day(before.period.end) + 1);
          expect(edition.number).toBe(index + 1);
        }
        const last = editions.at(-1);
        expect((last?.period.end ?? "") <= end).toBe(true);
        expect(editions.filter(({ issue }) => issue?.isCurrent)).toEqual(last ? [last] : []);
      }),
    );
  });

  test("of periods that are listed takes these", () => {
    const periods = [
      { id: "first", period: { start: "2021-08-15", end: "2021-12-31" } },
      { id: "second", period: { start: "2022-01-01", end: "2022-05-31" } },
    ];
    const editions = expandSeries(series({ unit: "custom", first: undefined, periods }), coverage);
    expect(editions.map(({ id, issue, next }) => [id, issue?.isCurrent, next])).toEqual([
      ["first", true, "2022-06-05"],
      ["second", false, null],
    ]);
  });
});

// Reads the base project with a series in the place of its editions.
const read = async (lines: readonly string[]) =>
  withCase("base", async (root) => {
    const file = join(root, "briefing.yaml");
    const text = readFileSync(file, "utf8").replace(
      /^editions:\n(?:[ ].*\n)*/m,
      `series:\n${lines.map((line) => `  ${line}\n`).join("")}`,
    );
    writeFileSync(file, text);
    const { config, diagnostics } = await readConfig(root, diskEffects);
    return {
      config,
      found: diagnostics.map(({ code, message, place }) => `${code} ${place?.line}: ${message}`),
    };
  });

const good = [
  "unit: year",
  "first: 2000",
  "last: 2001",
  "languages: [en]",
  "published: 5",
  "data-as-of: 2",
];

describe("series in briefing.yaml", () => {
  test("is read with its place, and a year without quotation marks", async () => {
    const { config, found } = await read(good);
    expect(found).toEqual([]);
    expect(config?.editions.map(({ id, place }) => [id, place?.file])).toEqual([
      ["2000", "briefing.yaml"],
      ["2001", "briefing.yaml"],
    ]);
  });

  const instead = (key: string, ...lines: string[]): string[] => [
    ...good.filter((line) => !line.startsWith(`${key}:`)),
    ...lines,
  ];
  test.each([
    ["a period of another unit", instead("first", "first: 2000-01"), "config/bad-period"],
    ["an end before the beginning", instead("last", "last: 1999"), "config/period-order"],
    ["no first period", instead("first"), "config/missing-key"],
    [
      "a list of periods where the unit is not custom",
      instead("", "periods: [{ id: x, period: 2000-01-01..2000-01-02 }]"),
      "config/bad-series",
    ],
    ["a custom unit without periods", instead("unit", "unit: custom"), "config/missing-key"],
    ["a placeholder that there is not", instead("", 'output: "{date}"'), "config/bad-output"],
    [
      "a pattern that leads out of the folder",
      instead("", 'output: "../{period}"'),
      "config/bad-output",
    ],
    [
      "a pattern that does not tell editions apart",
      instead("", 'output: "{language}"'),
      "config/bad-output",
    ],
    ["a filter that restricts nothing", instead("", "filters: [{ id: x }]"), "config/empty-filter"],
    [
      "a filter twice",
      instead("", "filters: [{ id: x, provinces: [A] }, { id: X, provinces: [B] }]"),
      "config/duplicate-edition",
    ],
    [
      "a category that there is not",
      instead("", "filters: [{ id: x, categories: [dan] }]"),
      "config/unknown-category",
    ],
    ["an audience that there is not", instead("", "audiences: [press]"), "config/unknown-audience"],
    ["data after publication", instead("data-as-of", "data-as-of: 9"), "config/date-order"],
    [
      "an issue that there is not",
      instead("", "issues: { '1999': { next: 2000-01-01 } }"),
      "config/bad-period",
    ],
    [
      "a language without a title",
      instead("languages", "languages: [en, fa-AF]"),
      "config/missing-language",
    ],
    ["nothing to make", instead("", "whole: false"), "config/bad-series"],
    [
      "data that end before it begins",
      instead("", "# none")
        .map((l) => l.replace("2000", "2090"))
        .filter((l) => !l.startsWith("last")),
      "config/empty-series",
    ],
  ])("refuses %s", async (_, lines, code) => {
    const { found } = await read(lines);
    expect(found.map((one) => one.split(" ")[0])).toContain(code);
    expect(found.every((one) => / \d+: /.test(one))).toBe(true);
  });
});
