import { describe, expect, test } from "vitest";
import type { ChartSpec, Scene, ScenePath, SceneText } from "../../src/chart/index.ts";
import { createLanguage, type Language } from "../../src/language/index.ts";
import { messagesOf } from "../support/language.ts";
import { barSpec, chartInput, draw, leavesOf, wordsOf } from "./builder.ts";

function dari(messages: object = {}): Language {
  const own = { "chart.test.caption": "ماه‌ها", "chart.test.alt": "{all, number}", ...messages };
  return createLanguage("fa-AF", { ...messagesOf("fa-AF"), ...own });
}

const drawDari = async (spec: ChartSpec): Promise<Scene> =>
  (await draw(spec, chartInput({ language: dari() }))).scene;

const rowOf = { field: "month_text", type: "ordinal", sort: null, axis: { title: null } };
const bars = {
  encoding: { y: rowOf, x: { field: "incidents", type: "quantitative", axis: { title: "شمار" } } },
  height: { step: 20 },
};
const asWritten = (spec: Record<string, unknown>): ChartSpec => barSpec(spec, { mirror: false });

const opposite = { left: "right", middle: "middle", right: "left" } as const;

/** What a leaf of a scene becomes where the scene is turned over. */
function reflect(item: Leaf, width: number): Leaf {
  if (item.type === "path") {
    const turned = (_: string, x: string, y: string): string => `${width - Number(x)} ${y}`;
    return { ...item, path: item.path.replace(/(-?[\d.]+) (-?[\d.]+)/g, turned) };
  }
  const angle = item.angle === 0 ? 0 : -item.angle;
  return { ...item, x: width - item.x, angle, anchor: opposite[item.anchor] };
}

type Leaf = ScenePath | SceneText;

/** Expects two scenes to be the same but for the rounding of numbers. */
function expectAlike(ones: readonly Leaf[], others: readonly Leaf[]): void {
  const number = /-?\d+(\.\d+)?(e-\d+)?/g;
  const numbers = (leaves: readonly Leaf[]) =>
    (JSON.stringify(leaves).match(number) ?? []).map(Number);
  const rest = (leaves: readonly Leaf[]) => JSON.stringify(leaves).replace(number, "0");
  expect(rest(ones)).toBe(rest(others));
  const expected = numbers(others);
  for (const [index, value] of numbers(ones).entries())
    expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 1);
}

const numbersOf = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

const offsets = {
  ...bars,
  layer: [
    { mark: "bar" },
    { mark: { type: "rule", x2Offset: 19 }, encoding: { x2: { field: "incidents" } } },
    { mark: { type: "text", align: "left", dx: 7, text: "یک" } },
    { mark: { type: "point", shape: "M-0.5,-0.5L0.2,0L-0.5,0.5", xOffset: 9 } },
  ],
  mark: undefined,
};
const turnedNames = {
  encoding: {
    x: { field: "month_text", type: "ordinal", axis: { labelAngle: -40 } },
    y: { field: "incidents", type: "quantitative", axis: { title: "شمار" } },
    color: { field: "month_text", type: "nominal", title: "ماه" },
  },
};

describe("from right to left, a chart is turned over", () => {
  test.each([
    ["bars", bars],
    ["offsets, arrows and labels", offsets],
    ["turned names, a title of an axis and a legend", turnedNames],
  ])("with all that is in it: %s", async (_, spec) => {
    const [turned, written] = [await drawDari(barSpec(spec)), await drawDari(asWritten(spec))];
    expect(turned.width).toBe(written.width);
    const reflected = leavesOf(written.items).map((item) => reflect(item, written.width));
    expectAlike(leavesOf(turned.items), reflected);
  });

  test("but its letters are not", async () => {
    const { items } = await drawDari(barSpec(turnedNames));
    const texts = leavesOf(items).filter((item): item is SceneText => item.type === "text");
    expect(texts.map(({ angle }) => angle).filter((angle) => angle !== 0)).toEqual([40, 40, 90]);
    expect(wordsOf(items)).toContain("شمار");
  });

  test("and is not where its language is written from left to right", async () => {
    const { scene } = await draw(barSpec(bars));
    expect(scene).toEqual((await draw(asWritten(bars))).scene);
  });

  test("and so are charts side by side, the first at the right", async () => {
    const one = (mark: string) => ({ mark, ...bars, width: 60 });
    const { items, width } = await drawDari(
      barSpec({
        autosize: "pad",
        hconcat: [one("bar"), one("point")],
        ...{ mark: undefined, encoding: undefined, width: undefined, height: undefined },
      }),
    );
    const filled = leavesOf(items).filter(
      (item) => item.type === "path" && item.fill === "#12436d",
    );
    expect(filled.length).toBeGreaterThan(0);
    for (const bar of filled)
      expect(numbersOf(bar.type === "path" ? bar.path : "")[0]).toBeGreaterThan(width / 2);
  });
});

const square = [
  [0, 0],
  [0, 1],
  [1, 1],
  [0.2, 1],
  [0, 0],
];
const map = {
  width: 200,
  height: 100,
  projection: { type: "identity", scale: 80, translate: [20, 10] },
  mark: undefined,
  encoding: undefined,
  layer: [
    {
      data: { values: [{ type: "Feature", geometry: { type: "Polygon", coordinates: [square] } }] },
      mark: { type: "geoshape", fill: "#abcdef" },
    },
    {
      mark: { type: "text", align: "left", dx: 6, text: "شهر" },
      encoding: { longitude: { datum: 1 }, latitude: { datum: 1 } },
    },
    { mark: { type: "text", align: "right", text: "کنج" }, encoding: { x: { value: 190 } } },
  ],
};

test("a map stays as the land lies; a name moves to the side where reading goes on", async () => {
  const [turned, written] = [await drawDari(barSpec(map)), await drawDari(asWritten(map))];
  const land = (scene: Scene) => leavesOf(scene.items).filter(({ type }) => type === "path");
  expect(land(turned)).toEqual(land(written));
  const named = (scene: Scene, words: string) =>
    leavesOf(scene.items).find((item) => item.type === "text" && item.text === words);
  const [town, before] = [named(turned, "شهر"), named(written, "شهر")];
  if (town?.type !== "text" || before?.type !== "text") throw new Error("no town");
  expect([town.anchor, before.anchor]).toEqual(["right", "left"]);
  expect(before.x - town.x).toBeCloseTo(12);
  expect(named(turned, "کنج")).toEqual(named(written, "کنج"));
});

describe("what Vega writes by itself is in the language", () => {
  const axisOf = async (
    axis: object,
    scale: object = {},
    type = "quantitative",
  ): Promise<readonly string[]> => {
    const field = type === "temporal" ? "month" : "incidents";
    const x = { field, type, scale, axis: { title: null, ...axis } };
    return wordsOf((await drawDari(barSpec({ mark: "point", encoding: { x } }))).items);
  };

  test("its digits, its percent sign, its minus", async () => {
    const domain = { domain: [-4, 4], nice: false };
    expect(await axisOf({ format: "d", values: [-2, 0, 2] }, domain)).toEqual(["منفی ۲", "۰", "۲"]);
    expect(await axisOf({ format: "%", values: [0.5] }, domain)).toEqual(["۵۰٪"]);
    expect(await axisOf({ format: ",.1f", values: [2500] }, { domain: [0, 3000] })).toEqual([
      "۲٬۵۰۰٫۰",
    ]);
  });

  test("its months, the day before the month", async () => {
    const scale = { type: "utc", domain: ["2022-01-01", "2022-05-01"] };
    const values = ["2022-03-01", "2022-04-01"];
    const words = await axisOf({ format: "%b %Y", values }, scale, "temporal");
    expect(words).toEqual(["مارچ ۲۰۲۲", "اپریل ۲۰۲۲"]);
    expect(await axisOf({ format: "%b %d, %Y", values }, scale, "temporal")).toEqual([
      "۱ مارچ ۲۰۲۲",
      "۱ اپریل ۲۰۲۲",
    ]);
    expect(await axisOf({ tickCount: 3 }, scale, "temporal")).toContain("مارچ");
  });

  test("and what it has no word for is refused", async () => {
    const scale = { type: "utc", domain: ["2022-01-01", "2022-05-01"] };
    await expect(axisOf({ format: "%A" }, scale, "temporal")).rejects.toThrow();
  });
});
