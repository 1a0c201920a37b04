import type { Measure } from "./chart.ts";
import { compileSpec, type VegaProblem } from "./compile-spec.ts";
import { featureData } from "./datasets.ts";
import { type DrawnScene, drawScene, type Font, fontOf } from "./draw-scene.ts";
import { type DrawnLegend, drawnValues } from "./drawn-legends.ts";
import { type Engine, loadEngine, type Vega, type VegaView } from "./engine.ts";
import { fitProjection } from "./fit-projection.ts";
import { greedyLabels } from "./label-overlap.ts";
import { roomForLabels } from "./label-room.ts";
import type { MapMarks } from "./map-marks.ts";
import type { ChartMeta } from "./meta.ts";
import { keepOutlines } from "./outlines.ts";
import { makeVegaLocale, type VegaLocale } from "./vega-locale.ts";
import { collectInto, wordsOf } from "./vega-messages.ts";

/** What Vega needs to draw a chart: plain data that may go to a worker. */
export interface VegaInput {
  /** A Vega-Lite specification with its data in it. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly config: object;
  readonly locale: VegaLocale;
  readonly legends: readonly DrawnLegend[];
  /** In which its texts are set. */
  readonly direction: "ltr" | "rtl";
  /** Tells whether it is turned over, to be read from right to left. */
  readonly isMirrored: boolean;
  readonly labelOverlap?: ChartMeta["labelOverlap"];
  readonly fit?: ChartMeta["fit"];
}

export interface Run {
  readonly drawn: DrawnScene | undefined;
  /** Scales that give two parts the same colour or sign, with how many parts there are, and how many looks. */
  readonly repeating?: readonly Repeating[];
  readonly problems: readonly VegaProblem[];
}

interface Repeating {
  readonly parts: number;
  readonly looks: number;
}

// Vega measures text through one function for all views: charts run one after the other.
let last: Promise<unknown> = Promise.resolve();

/** Compiles and runs a chart once, without a window, a network or a file, and returns what it draws. */
export function runVega(input: VegaInput, measure: Measure): Promise<Run> {
  const run = last.then(async () => runAlone(await loadEngine(), input, measure));
  last = run.catch(() => undefined);
  return run;
}

function fitted(vega: Vega, spec: VegaInput["spec"], feature: string): VegaInput["spec"] {
  const topology: unknown = Reflect.get(Object(spec["datasets"]), featureData(feature));
  return typeof topology === "object" && topology !== null
    ? fitProjection(vega, spec, { feature, topology })
    : spec;
}

async function runAlone(
  engine: Engine,
  { spec: written, config, locale, legends, direction, isMirrored, labelOverlap, fit }: VegaInput,
  measure: Measure,
): Promise<Run> {
  const { vega, expressionInterpreter } = engine;
  const spec = fit === undefined ? written : fitted(vega, written, fit);
  const compiled = compileSpec(engine, { spec, config });
  const { program, problems: aboutSpec } = compiled;
  if (program === undefined) return { drawn: undefined, problems: aboutSpec };
  const messages: string[] = [];
  const problems = (): readonly VegaProblem[] =>
    [...new Set(messages)].map((message) => ({ message }));
  try {
    setTextMetrics(vega, (text, look) => measure(text, { ...look, direction }));
    keepOutlines(vega, compiled.outlines);
    vega.setRandom(vega.randomLCG(1));
    const view = new vega.View(program.with(Object(spec["datasets"]), vega), {
      renderer: "none",
      loader: deniedLoader,
      logger: collectInto(messages),
      expr: expressionInterpreter,
    });
    view.locale(makeVegaLocale(vega, locale));
    const { map } = compiled;
    await settle(view, legends, map);
    const isCovered = labelOverlap === "greedy" ? greedyLabels() : () => false;
    const drawn = drawScene(vega, view, { isMirrored, map, isCovered });
    const repeating = compiled.ordinal.flatMap((name) => repeatingIn(view, name));
    view.finalize();
    messages.push(...drawn.problems);
    return { drawn, repeating, problems: problems() };
  } catch (error) {
    return { drawn: undefined, problems: [...problems(), { message: wordsOf(error) }] };
  }
}

function repeatingIn(view: VegaView, name: string): readonly Repeating[] {
  const scale = view.scale(name);
  const [parts, looks] = [scale.domain().length, scale.range().length];
  return looks > 0 && looks < parts ? [{ parts, looks }] : [];
}

const mostRuns = 4;

// Legends list what is drawn, and labels get their room: both are known when the chart has run.
async function settle(
  view: VegaView,
  legends: readonly DrawnLegend[],
  map: MapMarks,
): Promise<void> {
  await view.runAsync();
  const { root } = view.scenegraph();
  const shorter = legends
    .map((legend) => ({ ...legend, values: drawnValues(legend, root) }))
    .filter(({ values, domain }) => values.length < domain.length);
  for (const { parameter, values } of shorter) view.signal(parameter, values);
  if (shorter.length > 0) await view.resize().runAsync();
  const { type = "", contains } = view.autosize() ?? {};
  if (!/^fit(-x)?$/.test(type) || contains !== "padding") return;
  const width = view._viewWidth + view.padding().left + view.padding().right;
  for (let run = 1; run < mostRuns; run += 1) {
    const { left, right } = roomForLabels(view, map.framed);
    if (left + right === 0) return;
    const padding = view.padding();
    view.padding({ ...padding, left: padding.left + left, right: padding.right + right });
    await view.width(width).resize().runAsync();
  }
}

const deny = (address: unknown): Promise<never> =>
  Promise.reject(new Error(`nothing is loaded: ${String(address)}`));
const deniedLoader = { load: deny, sanitize: deny, http: deny, file: deny };

// Called for bounds and, while a text is cut to its limit, for its parts.
function setTextMetrics(vega: Vega, measure: (text: string, font: Font) => number): void {
  vega.textMetrics.width = (item, text) => {
    const line = String(text ?? "").trim();
    if (line === "") return 0;
    const width = measure(line, fontOf(item));
    return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
  };
}
