// In: a Vega-Lite spec, rows of queries, the theme's chart colours, a language, a way to measure text.
// Out: a scene, caption, description and note in words made from the data, and the data as a table.
// Knows no SQL, no template and no output format. Nothing is loaded: neither address nor file.
export type {
  Chart,
  ChartData,
  ChartInput,
  ChartSpec,
  ChartTable,
  Measure,
} from "./chart.ts";
export { type DescribedChart, describeChart } from "./describe-chart.ts";
export { type Paint, type Painting, paintHere } from "./paint.ts";
export { type Drawable, type PreparedChart, prepareChart } from "./prepare-chart.ts";
export { drawChart, type Picture, renderChart } from "./render-chart.ts";
export type { Scene, SceneGroup, SceneItem, ScenePath, SceneRow, SceneText } from "./scene.ts";
export { loadChartEngine } from "./warm-engine.ts";
export type { ChartDate, ChartFigure, ChartWords } from "./words.ts";
