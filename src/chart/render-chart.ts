import { findingIn, readYaml } from "../config/index.ts";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Chart, ChartInput, ChartSpec, Measure } from "./chart.ts";
import { type PreparedChart, prepareChart } from "./prepare-chart.ts";
import { runVega, type VegaProblem } from "./run-vega.ts";
import type { Scene, SceneItem, SceneText } from "./scene.ts";

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
  const { source, vega, ...words } = prepared;
  const { drawn, problems } = await runVega(vega, measure);
  if (problems.length > 0 || drawn === undefined)
    throw new ReportError(problems.map((problem) => diagnose(problem, source)));
  return { ...words, scene: drawn.scene, warnings: cutTexts(drawn.scene, source.file, measure) };
}

function diagnose({ message, layer }: VegaProblem, { text, file }: ChartSpec): Diagnostic {
  const path = layer === undefined ? [] : ["layer", layer];
  const place = readYaml(text, file).placeOf(path);
  return findingIn(text, place, { code: "chart/vega", message });
}

// A text that reaches over the edge is cut off, on paper and on screen.
function cutTexts(scene: Scene, file: string, measure: Measure): readonly Diagnostic[] {
  const cut = textsOf(scene.items).filter(
    (text) => text.angle === 0 && !isInside(text, scene, measure),
  );
  return [...new Set(cut.map(({ text }) => text))].map((text) => ({
    severity: "warning",
    code: "chart/text-cut",
    message: `"${text}" reaches over the edge of the chart`,
    place: { file },
    hint: "give the chart more room, or the text a limit",
  }));
}

// A pixel of overhang is the roundness of letters.
function isInside(text: SceneText, scene: Scene, measure: Measure): boolean {
  const width = measure(text.text, text);
  const left = text.x - width * { left: 0, middle: 0.5, right: 1 }[text.anchor];
  const [top, bottom] = [text.y - text.size * 0.75, text.y];
  return left >= -1 && left + width <= scene.width + 1 && top >= -1 && bottom <= scene.height + 1;
}

function textsOf(items: readonly SceneItem[]): readonly SceneText[] {
  return items.flatMap((item) => {
    if (item.type === "group") return textsOf(item.items);
    return item.type === "text" ? [item] : [];
  });
}
