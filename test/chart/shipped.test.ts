import { describe, expect, test } from "vitest";
import type { Chart } from "../../src/chart/index.ts";
import { dataset, incident } from "../database/builder.ts";
import { seed } from "../database/seed.ts";
import { leavesOf, wordsOf } from "./builder.ts";
import { drawShipped, specs, theme } from "./shipped.ts";

const charts = await drawShipped(seed);
const chart = (name: string): Chart => {
  const found = charts.get(name);
  if (found === undefined) throw new Error(`no chart "${name}"`);
  return found;
};

describe("the charts of the briefing", () => {
  test.each(specs.map(({ name }) => name))("%s is drawn, described and tabled", (name) => {
    const { scene, alt, caption, data, warnings } = chart(name);
    expect(warnings).toEqual([]);
    expect(leavesOf(scene.items).length).toBeGreaterThan(3);
    expect(caption).not.toBe("");
    expect(alt.length).toBeGreaterThan(40);
    expect(`${alt}${caption}`).not.toMatch(/undefined|null|NaN|[{}@]/);
    expect(data.rows.length).toBeGreaterThan(0);
    for (const text of leavesOf(scene.items))
      if (text.type === "text") expect(text.family).toBe(theme.chart.fontFamily);
  });

  test("are drawn for a month, for a period that is half covered, and for no incidents", async () => {
    const month = await drawShipped(seed, {
      period: { start: "2022-04-01", end: "2022-04-30" },
      previous: { start: "2022-03-02", end: "2022-03-31" },
    });
    const early = await drawShipped(seed, {
      period: { start: "2021-07-01", end: "2021-09-30" },
    });
    const none = await drawShipped(dataset({}));
    for (const drawn of [month, early, none])
      for (const { warnings } of drawn.values()) expect(warnings).toEqual([]);
  });

  test("look the same in another time zone", async () => {
    const zone = process.env["TZ"];
    process.env["TZ"] = "America/St_Johns";
    const again = await drawShipped(seed);
    process.env["TZ"] = zone;
    expect(again).toEqual(charts);
  });
});

describe("incidents by month", () => {
  test("counts months without an incident as 0", () => {
    const words = wordsOf(chart("incidents-by-month").scene.items);
    expect(words.filter((word) => word === "0").length).toBeGreaterThanOrEqual(4);
  });

  test("writes no number over a bar where one would stand in the other", async () => {
    const drawn = await drawShipped(seed, { period: { start: "2021-08-15", end: "2031-12-31" } });
    const { scene, data, warnings } = drawn.get("incidents-by-month") ?? chart("");
    // The axis begins with 0.
    expect(wordsOf(scene.items).filter((word) => word === "0")).toHaveLength(1);
    expect(data.rows.flat().filter(({ text }) => text === "0").length).toBeGreaterThanOrEqual(4);
    expect(warnings).toEqual([]);
  });

  test("says no data for months that the data do not cover, never 0", async () => {
    const drawn = await drawShipped(seed, { period: { start: "2021-07-01", end: "2021-08-31" } });
    const { alt, scene, data } = drawn.get("incidents-by-month") ?? chart("");
    expect(wordsOf(scene.items)).toContain("no data");
    expect(data.rows[0]?.map(({ text }) => text)).toContain("no data");
    expect(alt).toContain(
      "The data cover a part of Aug 2021. Of Jul 2021 there are no data, which is not zero.",
    );
  });
});

describe("killed by incident", () => {
  const { scene, data } = chart("killed-by-incident");

  test("has a row for each incident, in order of date, with its words", () => {
    const words = wordsOf(scene.items);
    const dates = words.filter((word) => /^\d{1,2} \w{3} \d{4}/.test(word));
    expect(dates).toHaveLength(12);
    expect(dates[0]).toContain("27 Aug 2021");
    for (const label of ["more than 170", "at least 47", "about 60", "40", "more than 10"])
      expect(words).toContain(label);
    expect(data.rows).toHaveLength(12);
  });

  test("shows an unknown number as not stated, with the unsplit casualties beside it", () => {
    const label = wordsOf(scene.items).find((word) => word.includes("not stated"));
    expect(label).toContain("9");
  });

  test("draws open, hollow and approximate marks apart", () => {
    const marks = leavesOf(scene.items).filter((item) => item.type === "path");
    const hollow = marks.filter(({ fill, stroke }) => fill === "#ffffff" && stroke !== undefined);
    // More than 170, 66 and 10; about 60, as a diamond without curves.
    expect(hollow).toHaveLength(4);
    expect(hollow.filter(({ path }) => !path.includes("C"))).toHaveLength(1);
    const heads = marks.filter(
      ({ path, fill }) => fill === undefined && /^M\S+ \S+L\S+ \S+L/.test(path),
    );
    expect(heads).toHaveLength(7);
  });
});

describe("the map", () => {
  const { scene, data } = chart("provinces");

  test("names provinces with incidents and their number, no other", () => {
    const words = wordsOf(scene.items).join("|");
    for (const [name, number] of [
      ["Kabul", 6],
      ["Balkh", 3],
      ["Kunduz", 2],
      ["Kandahar", 1],
    ])
      expect(words).toMatch(new RegExp(`${name}\\W+${number}`));
    expect(words).not.toContain("Herat");
  });

  test("has no dot for what is known by province only", () => {
    const circles = (drawn: Chart) =>
      leavesOf(drawn.scene.items).filter(
        (item) => item.type === "path" && (item.path.match(/C/g)?.length ?? 0) === 4,
      ).length;
    // Of the towns the gazetteer of this test knows Kabul alone.
    expect(circles(chart("provinces"))).toBe(1);
  });

  test("keeps what has no province, and what struck another country, in sight", async () => {
    const unplaced = incident("u", "2022-04-01", {
      ...{ town: null, province: null, placePrecision: "country" },
    });
    const drawn = await drawShipped({ ...seed, incidents: [...seed.incidents, unplaced] });
    const words = wordsOf(drawn.get("provinces")?.scene.items ?? []);
    expect(words.filter((word) => /not stated.*1|another country.*2/.test(word))).toHaveLength(2);
    expect(data.rows.reduce((sum, row) => sum + Number(row[1]?.value ?? 0), 0)).toBe(14);
  });
});

test("the period before is not compared where the data do not cover it", () => {
  const { alt, data, scene } = chart("period-comparison");
  expect(alt).toMatch(/not cover/);
  expect(data.rows.filter((row) => row.some(({ text }) => text === "no data"))).toHaveLength(3);
  expect(wordsOf(scene.items).filter((word) => word === "0")).toEqual([]);
});

test("stated figures are drawn as stated, each with its period", () => {
  const words = wordsOf(chart("stated-comparison").scene.items).join("|");
  for (const number of ["119", "39", "96", "2"])
    expect(words).toMatch(new RegExp(`\\b${number}\\b`));
  expect(chart("stated-comparison").alt).toContain("The article, naming no source");
});

test("parts have the same colours in every chart, whichever of them are there", async () => {
  const others = seed.incidents.filter(({ category }) => category === "taliban-others");
  const drawn = await drawShipped({ ...seed, incidents: others });
  for (const name of ["incidents-by-month", "target-types", "methods", "killed-by-incident"]) {
    const items = leavesOf(drawn.get(name)?.scene.items ?? []);
    const legend = items.findIndex(({ type }) => type === "text");
    expect(legend).toBeGreaterThanOrEqual(0);
    const colours = new Set(
      items.flatMap((item) => (item.type === "path" ? (item.fill ?? item.stroke ?? []) : [])),
    );
    expect(colours).toContain(theme.chart.category[1]);
  }
});
