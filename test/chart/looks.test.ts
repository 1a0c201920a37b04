import { describe, expect, test } from "vitest";
import { barSpec, chartInput, draw, wordsOf } from "./builder.ts";

const input = (parts: readonly string[]) =>
  chartInput({
    data: new Map([
      [
        "test",
        {
          name: "test",
          columns: [
            { name: "part", type: "text" },
            { name: "n", type: "number" },
          ],
          rows: parts.map((part, index) => ({ part, n: index + 1 })),
        },
      ],
    ]),
    messages: { "column.part": "Part", "column.n": "N" },
  });

const spec = (color: object = {}) =>
  barSpec(
    {
      width: 400,
      encoding: {
        x: { field: "part", type: "nominal", axis: { labelAngle: 0 } },
        y: { field: "n", type: "quantitative" },
        color: { field: "part", type: "nominal", legend: null, ...color },
      },
    },
    { columns: ["part", "n"], facts: { all: { sum: "n" } } },
  );

describe("parts that are told apart by colour", () => {
  test("are a warning where the theme has fewer colours", async () => {
    const { warnings } = await draw(spec(), input(["a", "b", "c", "d"]));
    expect(warnings).toMatchObject([
      {
        severity: "warning",
        code: "chart/repeated-look",
        message: "4 parts are told apart by 3 colours or signs: some look alike",
        place: { file: "charts/test.vl.json" },
      },
    ]);
  });

  test("are none where it has as many, or the chart brings as many", async () => {
    expect((await draw(spec(), input(["a", "b", "c"]))).warnings).toEqual([]);
    const range = ["#111111", "#444444", "#777777", "#777777"];
    expect((await draw(spec({ scale: { range } }), input(["a", "b", "c", "d"]))).warnings).toEqual(
      [],
    );
  });
});

test("an axis of a chart without a row has no decimals", async () => {
  const { scene } = await draw(spec(), input([]));
  expect(wordsOf(scene.items)).toContain("0");
  expect(wordsOf(scene.items).join(" ")).not.toContain("0.0");
});
