import { checkSchema, findingIn, readYaml, type Yaml, type YamlPath } from "../config/index.ts";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { ChartSpec } from "./chart.ts";
import { type ChartMeta, specSchema } from "./meta.ts";

/** Something wrong in a spec, at a path into its JSON. */
export interface SpecFinding {
  readonly code: string;
  readonly message: string;
  readonly path: YamlPath;
  readonly hint?: string | undefined;
  readonly part?: "key" | "value";
}

/** A spec as plain values, with the way back to its lines. */
export interface ReadSpec {
  readonly value: Readonly<Record<string, unknown>>;
  readonly meta: ChartMeta;
  readonly diagnose: (finding: SpecFinding) => Diagnostic;
}

// All editions of a template share them.
const readSpecs = new WeakMap<ChartSpec, ReadSpec>();

/** Reads a chart's file, once. Throws ReportError where it is not JSON or says too little of itself. */
export function readSpec(chart: ChartSpec): ReadSpec {
  const known = readSpecs.get(chart) ?? readAnew(chart);
  readSpecs.set(chart, known);
  return known;
}

function readAnew({ text, file }: ChartSpec): ReadSpec {
  // JSON is YAML, whose reader knows lines but takes its time: it is asked where something is wrong.
  let yaml: Yaml | undefined;
  const places = (): Yaml => {
    yaml ??= readYaml(text, file);
    return yaml;
  };
  const value = parseJson(text);
  const parsed = value === undefined ? undefined : specSchema.safeParse(value);
  if (value === undefined || !parsed?.success) throw new ReportError(whatIsWrong(places()));
  return {
    value,
    meta: parsed.data.usermeta.fieldbrief,
    diagnose: ({ path, part, ...finding }) =>
      findingIn(text, places().placeOf(path, part), finding),
  };
}

function whatIsWrong(yaml: Yaml): readonly Diagnostic[] {
  const { diagnostics } = checkSchema(specSchema, yaml, "chart");
  const isJson = parseJson(yaml.text) !== undefined;
  if (isJson && diagnostics.length > 0) return diagnostics;
  const finding = {
    code: "chart/not-json",
    message: "the file is not JSON",
    hint: "write keys and text in double quotes, no comments, no comma after the last value",
  };
  // What YAML cannot read either is where it says; the first finding brings the others with it.
  const [broken] = yaml.diagnostics;
  return [findingIn(yaml.text, broken?.place ?? yaml.placeOf([]), finding)];
}

function parseJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
