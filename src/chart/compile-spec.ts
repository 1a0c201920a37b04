import type { YamlPath } from "../config/index.ts";
import { RecentMap } from "../text/index.ts";
import type { Engine } from "./engine.ts";
import { keyOf } from "./key-of.ts";
import { keyStrokes } from "./legend-keys.ts";
import { type MapMarks, mapMarks } from "./map-marks.ts";
import { type Outlines, outlinesOf } from "./outlines.ts";
import { collectInto, wordsOf } from "./vega-messages.ts";
import { type Datasets, emptyDatasets, makeProgram, type Program } from "./vega-program.ts";
import { walkSpec } from "./walk-spec.ts";

type Spec = Readonly<Record<string, unknown>>;

/** Something Vega or Vega-Lite complains of, or that could not be drawn. */
export interface VegaProblem {
  readonly message: string;
  /** The layer of the spec that cannot be compiled, from 0. */
  readonly layer?: number;
  /** Where an expression stands that cannot be read. */
  readonly path?: YamlPath;
}

/** A compiled chart, or what kept it from being compiled. */
export type Compiled =
  | {
      readonly program: Program;
      readonly map: MapMarks;
      /** Kept from run to run; absent where each run has others. */
      readonly outlines: Outlines | undefined;
      /** The names of scales that give each part a colour or a sign of its own. */
      readonly ordinal: readonly string[];
      readonly problems: readonly [];
    }
  | { readonly program?: undefined; readonly problems: readonly VegaProblem[] };

// Charts of a template in all its languages; each takes some hundred kilobytes.
const compiledCharts = new RecentMap<string, Compiled>(32);

/**
 * Compiles a Vega-Lite specification. Its data have no say in that: charts of the same drawing and configuration,
 * which editions of one language mostly share, are compiled once.
 */
export function compileSpec(
  engine: Engine,
  { spec, config }: { readonly spec: Spec; readonly config: object },
): Compiled {
  const { datasets = {}, ...drawing } = spec;
  const { hash } = keyOf([drawing, Object.keys(Object(datasets)), config]);
  const known = compiledCharts.get(hash);
  if (known !== undefined) return known;
  const compiled = compileAnew(engine, drawing, { config, datasets: Object(datasets) });
  if (compiled.program?.isReusable === true) compiledCharts.set(hash, compiled);
  return compiled;
}

function compileAnew(
  { vega, compile }: Engine,
  drawing: Spec,
  { config, datasets: real }: { readonly config: object; readonly datasets: Datasets },
): Compiled {
  const messages: string[] = [];
  const logger = collectInto(messages);
  const { datasets, places } = emptyDatasets(real);
  const compileDrawing = (part: Spec): unknown =>
    keyStrokes(compile({ ...part, datasets }, { config, logger }).spec);
  const problems = (): readonly VegaProblem[] =>
    [...new Set(messages)].map((message) => ({ message }));
  let compiled: unknown;
  try {
    compiled = compileDrawing(drawing);
  } catch (error) {
    const before = problems();
    const path = brokenExpression(drawing, vega.parseExpression);
    const where = path === undefined ? failingLayer(drawing, compileDrawing) : { path };
    return { problems: [...before, { message: wordsOf(error), ...where }] };
  }
  if (hasLocalTime(compiled))
    messages.push(
      'a scale is in local time; write "scale": {"type": "utc"} and a "utc…" time unit',
    );
  if (messages.length > 0) return { problems: problems() };
  try {
    const program = makeProgram(vega.parse(compiled, null, { ast: true }), places);
    return {
      program,
      map: mapMarks(compiled),
      outlines: outlinesOf(compiled),
      ordinal: ordinalScales(compiled),
      problems: [],
    };
  } catch (error) {
    return { problems: [{ message: wordsOf(error) }] };
  }
}

// Vega-Lite does not say where it stumbled: the layers are tried one by one.
function failingLayer(
  drawing: Spec,
  compile: (drawing: Spec) => unknown,
): { readonly layer?: number } {
  const layers: unknown = drawing["layer"];
  if (!Array.isArray(layers)) return {};
  const layer = layers.findIndex((one) => {
    try {
      compile({ ...drawing, layer: [one] });
      return false;
    } catch {
      return true;
    }
  });
  return layer < 0 ? {} : { layer };
}

// Texts under these keys are expressions.
const expressionKeys = new Set([
  "filter",
  "calculate",
  "test",
  "expr",
  "labelExpr",
  "not",
  "and",
  "or",
]);

function brokenExpression(drawing: Spec, parse: (text: string) => unknown): YamlPath | undefined {
  let broken: YamlPath | undefined;
  walkSpec(drawing, (part, key, path) => {
    if (broken !== undefined || typeof part !== "string" || !expressionKeys.has(key)) return;
    try {
      parse(part);
    } catch {
      broken = path;
    }
  });
  return broken;
}

function ordinalScales(compiled: unknown): readonly string[] {
  const scales: unknown = Reflect.get(Object(compiled), "scales");
  return (Array.isArray(scales) ? scales : []).flatMap((scale: unknown): readonly string[] => {
    const { type, name } = Object(scale);
    return type === "ordinal" && typeof name === "string" ? [name] : [];
  });
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
