import { loadEngine } from "./engine.ts";
import { runVega } from "./run-vega.ts";

/**
 * Loads Vega and draws a small chart with it, so that its code is compiled before the first real one:
 * for a thread that has nothing to do yet.
 */
export async function loadChartEngine(): Promise<void> {
  await loadEngine();
  const { problems } = await runVega(
    { spec: warmUp, config: {}, locale, legends: [], direction: "ltr", isMirrored: false },
    (text, { size }) => text.length * size * 0.5,
  );
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("; "));
}

const locale = {
  number: {
    ...{ decimal: ".", thousands: ",", grouping: [3], minus: "-", percent: "%" },
    currency: ["", ""] as const,
  },
  date: { months: [], shortMonths: [] },
};

const color = { field: "part", type: "nominal", scale: { domain: ["a", "b"] } };
const y = { field: "n", type: "quantitative" };

// One of each kind of mark, scale, axis, legend and transformation that briefings use.
const bars = {
  transform: [
    { filter: "datum.n > 0" },
    { calculate: "isValid(datum.n) ? datum.n : 0", as: "m" },
    { joinaggregate: [{ op: "sum", field: "n", as: "all" }], groupby: ["at"] },
  ],
  encoding: {
    x: { field: "at", type: "ordinal", sort: null, axis: { labelAngle: 0, title: null } },
  },
  layer: [
    { mark: { type: "bar", stroke: "#ffffff" }, encoding: { y, color, order: { field: "n" } } },
    { mark: { type: "rule", strokeDash: [2, 2] }, encoding: { y, y2: { field: "m" } } },
    {
      mark: { type: "point", filled: true },
      encoding: {
        y,
        shape: { condition: { test: "datum.n > 1", value: "diamond" }, value: "circle" },
      },
    },
    { mark: { type: "text", stroke: "#ffffff", dy: -5 }, encoding: { y, text: { field: "all" } } },
  ],
};

const square = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 0],
];
const map = {
  projection: { type: "conicEqualArea", scale: 100, translate: [5, 5] },
  layer: [
    {
      data: { values: [{ type: "Feature", geometry: { type: "Polygon", coordinates: [square] } }] },
      mark: { type: "geoshape", stroke: "#ffffff" },
      encoding: { tooltip: { field: "type" } },
    },
  ],
};

const warmUp = {
  data: { name: "rows" },
  datasets: {
    rows: [
      { at: "x", part: "a", n: 1 },
      { at: "y", part: "b", n: 2 },
    ],
  },
  hconcat: [bars, map],
};
