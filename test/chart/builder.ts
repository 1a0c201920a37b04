import {
  type Chart,
  type ChartData,
  type ChartInput,
  type ChartSpec,
  type Measure,
  renderChart,
  type SceneItem,
  type ScenePath,
  type SceneText,
} from "../../src/chart/index.ts";
import { ReportError } from "../../src/diagnostic.ts";
import type { ChartTheme } from "../../src/theme/index.ts";
import { english } from "../support/language.ts";

/** Every character is half as wide as the text is large. */
export const halfEm: Measure = (text, { size }) => text.length * size * 0.5;

/** Two months, of which the data speak, with their incidents. */
export const months: ChartData = {
  name: "test",
  columns: [
    { name: "month", type: "date" },
    { name: "incidents", type: "number" },
  ],
  rows: [
    { month: "2022-04-01", incidents: 3 },
    { month: "2022-05-01", incidents: 1 },
  ],
};

const theme: ChartTheme = {
  fontFamily: "Test Sans",
  fontSize: 11,
  titleSize: 12,
  text: "#111111",
  muted: "#555555",
  grid: "#dddddd",
  background: null,
  category: ["#12436d", "#a8650f", "#6b97ae"],
  ramp: ["#e4ebf1", "#12436d"],
  unknown: "#888888",
  named: {},
};

/** What a chart named `test` is drawn with: the rows of a query of that name, and messages for it. */
export function chartInput(changes: Partial<ChartInput> & { messages?: object } = {}): ChartInput {
  const { messages, ...input } = changes;
  return {
    data: new Map([["test", months]]),
    theme,
    language: english({
      "chart.test.caption": "By month",
      "chart.test.alt": "{all, number} in all",
      ...messages,
    }),
    ...input,
  };
}

const meta = { facts: { all: { sum: "incidents" } }, columns: ["month", "incidents"] };

/** Bars by month, and what differs from that; `meta` goes into what the spec says of itself. */
export function barSpec(
  changes: Readonly<Record<string, unknown>> = {},
  ownMeta: Readonly<Record<string, unknown>> = {},
): ChartSpec {
  const spec = {
    usermeta: { fieldbrief: { ...meta, ...ownMeta } },
    width: 200,
    height: 100,
    data: { name: "rows" },
    mark: "bar",
    encoding: {
      x: { field: "month_text", type: "ordinal", sort: null, axis: { title: null, labelAngle: 0 } },
      y: { field: "incidents", type: "quantitative", axis: null },
    },
    ...changes,
  };
  return { name: "test", file: "charts/test.vl.json", text: JSON.stringify(spec, null, 2) };
}

/** Draws a chart named `test`. */
export function draw(spec: ChartSpec, input: ChartInput = chartInput()): Promise<Chart> {
  return renderChart(spec, input, halfEm);
}

/** Draws a chart that is refused; returns what is said, a line for each finding. */
export async function refusal(spec: ChartSpec, input?: ChartInput): Promise<string> {
  try {
    await draw(spec, input);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return error.diagnostics
      .map(({ code, place, message, hint }) =>
        [`${place?.line ?? ""}:${place?.column ?? ""}`, code, message, hint]
          .filter(Boolean)
          .join(" | "),
      )
      .join("\n");
  }
  throw new Error("the chart was drawn");
}

/** Returns the paths and texts of a scene in the order in which they are drawn. */
export function leavesOf(items: readonly SceneItem[]): readonly (ScenePath | SceneText)[] {
  return items.flatMap((item) => (item.type === "group" ? leavesOf(item.items) : [item]));
}

/** Returns what a scene writes. */
export function wordsOf(items: readonly SceneItem[]): readonly string[] {
  return leavesOf(items).flatMap((item) => (item.type === "text" ? [item.text] : []));
}
