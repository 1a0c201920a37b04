import { findingIn, readYaml } from "../config/index.ts";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Chart, ChartInput, ChartSpec, Measure } from "./chart.ts";
import { checkLines, linesOf } from "./check-lines.ts";
import type { VegaProblem } from "./compile-spec.ts";
import { type PreparedChart, prepareChart } from "./prepare-chart.ts";
import { runVega } from "./run-vega.ts";

/** Draws a chart. Throws ReportError with everything wrong in its spec. */
export async function renderChart(
  spec: ChartSpec,
  input: ChartInput,
  measure: Measure,
): Promise<Chart> {
  return drawChart(prepareChart(spec, input), measure);
}

/** Draws a chart that was prepared, here or elsewhere. Throws ReportError for what Vega complains of. */
export async function drawChart(prepared: PreparedChart, measure: Measure): Promise<Chart> {
  return withPicture(prepared, await drawPicture(prepared, measure));
}

/** What of a chart is drawn. */
export type Picture = Pick<Chart, "scene" | "warnings">;

/** Returns a chart of its words and its picture. */
export function withPicture(prepared: PreparedChart, picture: Picture): Chart {
  const { source: _, vega: __, ...words } = prepared;
  return { ...words, ...picture };
}

/** Draws the picture of a chart. Throws as {@link drawChart} does. */
export async function drawPicture(
  { source, vega }: Pick<PreparedChart, "source" | "vega">,
  measure: Measure,
): Promise<Picture> {
  const { drawn, problems } = await runVega(vega, measure);
  if (problems.length > 0 || drawn === undefined)
    throw new ReportError(problems.map((problem) => diagnose(problem, source)));
  const { scene } = drawn;
  const lines = linesOf(scene.items, (text) =>
    measure(text.text, { ...text, direction: vega.direction }),
  );
  return { scene, warnings: checkLines(lines, scene, source.file) };
}

function diagnose({ message, layer }: VegaProblem, { text, file }: ChartSpec): Diagnostic {
  const path = layer === undefined ? [] : ["layer", layer];
  const place = readYaml(text, file).placeOf(path);
  return findingIn(text, place, { code: "chart/vega", message });
}
