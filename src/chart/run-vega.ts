import type { Measure } from "./chart.ts";
import { type DrawnScene, drawScene, type Font, fontOf } from "./draw-scene.ts";
import { type DrawnLegend, drawnValues } from "./drawn-legends.ts";
import { type Engine, loadEngine, type Vega, type VegaLogger, type VegaView } from "./engine.ts";
import { roomForLabels } from "./label-room.ts";
import { type MapMarks, mapMarks } from "./map-marks.ts";
import { makeVegaLocale, type VegaLocale } from "./vega-locale.ts";

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
}

/** Something Vega or Vega-Lite complains of, or that could not be drawn. */
export interface VegaProblem {
  readonly message: string;
  /** The layer of the spec that cannot be compiled, from 0. */
  readonly layer?: number;
}

export interface Run {
  readonly drawn: DrawnScene | undefined;
  readonly problems: readonly VegaProblem[];
}

// Vega measures text through one function for all views: charts run one after the other.
let last: Promise<unknown> = Promise.resolve();

/** Compiles and runs a chart once, without a window, a network or a file, and returns what it draws. */
export function runVega(input: VegaInput, measure: Measure): Promise<Run> {
  const run = last.then(async () => runAlone(await loadEngine(), input, measure));
  last = run.catch(() => undefined);
  return run;
}

async function runAlone(
  engine: Engine,
  { spec, config, locale, legends, direction, isMirrored }: VegaInput,
  measure: Measure,
): Promise<Run> {
  const { vega, expressionInterpreter } = engine;
  const messages: string[] = [];
  const logger = collectInto(messages);
  const failed = (problems: readonly VegaProblem[]): Run => ({ drawn: undefined, problems });
  const problems = (): readonly VegaProblem[] =>
    [...new Set(messages)].map((message) => ({ message }));
  const compile = (part: VegaInput["spec"]): unknown =>
    engine.compile(part, { config, logger }).spec;
  let compiled: unknown;
  try {
    compiled = compile(spec);
  } catch (error) {
    return failed([...problems(), { message: wordsOf(error), ...failingLayer(spec, compile) }]);
  }
  if (hasLocalTime(compiled))
    messages.push(
      'a scale is in local time; write "scale": {"type": "utc"} and a "utc…" time unit',
    );
  if (messages.length > 0) return failed(problems());
  try {
    setTextMetrics(vega, (text, look) => measure(text, { ...look, direction }));
    vega.setRandom(vega.randomLCG(1));
    const view = new vega.View(vega.parse(compiled, null, { ast: true }), {
      renderer: "none",
      loader: deniedLoader,
      logger,
      expr: expressionInterpreter,
    });
    view.locale(makeVegaLocale(vega, locale));
    const map = mapMarks(compiled);
    await settle(view, legends, map);
    const drawn = drawScene(vega, view, { isMirrored, map });
    view.finalize();
    messages.push(...drawn.problems);
    return { drawn, problems: problems() };
  } catch (error) {
    return failed([...problems(), { message: wordsOf(error) }]);
  }
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

// Vega and Vega-Lite throw on what they cannot compile or evaluate: that is the spec's fault.
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return firstLine(error.message);
}

// Vega-Lite does not say where it stumbled: the layers are tried one by one.
function failingLayer(
  spec: VegaInput["spec"],
  compile: (spec: VegaInput["spec"]) => unknown,
): { readonly layer?: number } {
  const layers: unknown = spec["layer"];
  if (!Array.isArray(layers)) return {};
  const layer = layers.findIndex((one) => {
    try {
      compile({ ...spec, layer: [one] });
      return false;
    } catch {
      return true;
    }
  });
  return layer < 0 ? {} : { layer };
}

const harmless: readonly RegExp[] = [
  // A layer without a row, as in a month without an open count.
  /^infinite extent for field/,
  // Said of every chart whose height comes from its rows, whatever its autosize.
  /^dropping "fit-[xy]" because spec has discrete/,
];

function collectInto(problems: string[]): VegaLogger {
  const push = (...message: unknown[]): VegaLogger => {
    const problem = firstLine(message.map((part) => textOf(part)).join(" "));
    if (!harmless.some((pattern) => pattern.test(problem))) problems.push(problem);
    return logger;
  };
  const ignore = (): VegaLogger => logger;
  const logger: VegaLogger = {
    level: (value) => (value === undefined ? 2 : logger),
    error: push,
    warn: push,
    info: ignore,
    debug: ignore,
  };
  return logger;
}

function textOf(part: unknown): string {
  return part instanceof Error ? part.message : String(part);
}

function firstLine(message: string): string {
  const [line = ""] = message.split("\n");
  return (line.charAt(0).toLowerCase() + line.slice(1)).replace(/[.!]$/, "");
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

// A scale in local time would draw another chart in another time zone.
function hasLocalTime(compiled: unknown): boolean {
  let found = false;
  JSON.stringify(compiled, (key, value: unknown) => {
    if (key === "scales" && Array.isArray(value))
      found ||= value.some((scale) => Reflect.get(Object(scale), "type") === "time");
    return value;
  });
  return found;
}
