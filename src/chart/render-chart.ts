import { findingIn, readYaml } from "../config/index.ts";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Chart, ChartInput, ChartSpec, Measure } from "./chart.ts";
import { checkLines, linesOf } from "./check-lines.ts";
import type { VegaProblem } from "./compile-spec.ts";
import { type Drawable, type PreparedChart, prepareChart } from "./prepare-chart.ts";
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
  const { source: _, vega: __, ...words } = prepared;
  return { ...words, ...(await drawPicture(prepared, measure)) };
}

/** What of a chart is drawn. */
export type Picture = Pick<Chart, "name" | "scene" | "warnings">;

/** Draws the picture of a chart. Throws as {@link drawChart} does. */
export async function drawPicture(
  { name, source, vega }: Drawable,
  measure: Measure,
): Promise<Picture> {
  const { drawn, problems, repeating = [] } = await runVega(vega, measure);
  if (problems.length > 0 || drawn === undefined)
    throw new ReportError(problems.map((problem) => diagnose(problem, source)));
  const { scene } = drawn;
  const lines = linesOf(scene.items, (text) =>
    measure(text.text, { ...text, direction: vega.direction }),
  );
  const repeated = repeating.map(
    ({ parts, looks }): Diagnostic => ({
      severity: "warning",
      code: "chart/repeated-look",
      message: `${parts} parts are told apart by ${looks} colours or signs: some look alike`,
      place: { file: source.file },
      hint: "give the scale a range of as many, or chart.category of the theme; or put small parts together in the query",
    }),
  );
  return { name, scene, warnings: [...repeated, ...checkLines(lines, scene, source.file)] };
}

function diagnose({ message, layer, path }: VegaProblem, { text, file }: ChartSpec): Diagnostic {
  const place = readYaml(text, file).placeOf(path ?? (layer === undefined ? [] : ["layer", layer]));
  if (path === undefined) return findingIn(text, place, { code: "chart/vega", message });
  const said = `the expression cannot be read: ${message}`;
  const hint = "close what is open; text in it stands in single quotes: datum.kind == 'x'";
  return findingIn(text, place, { code: "chart/vega", message: said, hint });
}
