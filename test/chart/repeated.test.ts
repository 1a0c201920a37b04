import { readFile } from "node:fs/promises";
import { describe, expect, test, vi } from "vitest";
import { type Paint, type PreparedChart, paintHere, prepareChart } from "../../src/chart/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import { loadFonts } from "../../src/text/index.ts";
import { dataset } from "../database/builder.ts";
import { seed } from "../database/seed.ts";
import { messagesOf } from "../support/language.ts";
import { barSpec, chartInput, draw, months, wordsOf } from "./builder.ts";
import { fonts, prepareShipped, theme } from "./shipped.ts";

const sample = { opened: fonts, files: theme.fonts };

/** Paints charts one after the other; returns pictures, or what is said, as text. */
async function paintAll(paint: Paint, charts: readonly PreparedChart[]): Promise<string[]> {
  const painted: string[] = [];
  for (const chart of charts) painted.push(JSON.stringify(await paint([chart], sample)));
  return painted;
}

/** Returns what paints charts in an engine that has drawn nothing yet. */
async function paintAnew(): Promise<Paint> {
  vi.resetModules();
  return (await import("../../src/chart/index.ts")).paintHere;
}

/** Charts of several periods, languages and audiences, as one process may draw them. */
async function manyCharts(): Promise<readonly PreparedChart[]> {
  const month = {
    period: { start: "2022-04-01", end: "2022-04-30" },
    previous: { start: "2022-03-02", end: "2022-03-31" },
  };
  const dari = createLanguage("fa-AF", messagesOf("fa-AF"));
  const few = {
    ...seed,
    incidents: seed.incidents.filter(({ province }) => province === "AF-KAB"),
  };
  const editions = await Promise.all([
    prepareShipped(seed),
    prepareShipped(seed, month),
    prepareShipped(seed, { ...month, language: dari }),
    prepareShipped(dataset({})),
    prepareShipped(few, { language: dari }),
  ]);
  return editions.flat();
}

describe("what was drawn before does not show", () => {
  test("in the charts of the briefing, in whatever order they are drawn", async () => {
    const charts = await manyCharts();
    const forwards = await paintAll(await paintAnew(), charts);
    const back = await paintAll(await paintAnew(), charts.toReversed());
    expect(back.toReversed()).toEqual(forwards);
    const again = await paintAll(paintHere, [...charts, ...charts.toReversed(), ...charts]);
    expect(again).toEqual([...forwards, ...back, ...forwards]);
    expect(new Set(forwards).size).toBeGreaterThan(charts.length / 2);
  });

  test("where a spec has rows of its own", async () => {
    const spec = barSpec({
      data: { values: [{ day: "01.02.2022" }], format: { parse: { day: "utc:'%d.%m.%Y'" } } },
      transform: [{ calculate: "utcmonth(datum.day) + 1", as: "month" }],
      mark: "text",
      encoding: { text: { field: "month" } },
    });
    const { scene } = await draw(spec);
    expect(wordsOf(scene.items)).toEqual(["2"]);
    expect((await draw(spec)).scene).toEqual(scene);
  });
});

describe("a picture is drawn once", () => {
  const chart = (incidents: number): PreparedChart => {
    const rows = [
      { month: "2022-04-01", incidents },
      { month: "2022-05-01", incidents: 1 },
    ];
    return prepareChart(barSpec(), chartInput({ data: new Map([["test", { ...months, rows }]]) }));
  };
  const sceneOf = async (prepared: PreparedChart, set = fonts): Promise<unknown> =>
    (await paintHere([prepared], { ...sample, opened: set })).pictures[0]?.scene;

  test("of the same rows, spec and words", async () => {
    expect(await sceneOf(chart(3))).toBe(await sceneOf(chart(3)));
  });

  test("but not of other rows, another configuration, another side or other fonts", async () => {
    const known = await sceneOf(chart(3));
    const { vega, ...words } = chart(3);
    const others = [
      await sceneOf(chart(4)),
      await sceneOf({ ...words, vega: { ...vega, config: { bar: { color: "#ff0000" } } } }),
      await sceneOf({ ...words, vega: { ...vega, isMirrored: true } }),
      await sceneOf(chart(3), await loadFonts(theme.fonts, (file) => readFile(file))),
    ];
    for (const other of others) expect(other).not.toBe(known);
    expect(others[3]).toEqual(known);
    expect(others.slice(0, 3)).not.toContainEqual(known);
  });

  test("and what is wrong with it is said each time", async () => {
    const transform = [{ calculate: "datum.incidents +", as: "more" }];
    const wrong = prepareChart(barSpec({ transform }), chartInput());
    const [first, again] = await paintAll(paintHere, [wrong, wrong]);
    expect(JSON.parse(first ?? "")).toMatchObject({
      pictures: [],
      diagnostics: [{ code: "chart/vega" }],
    });
    expect(again).toBe(first);
  });
});
