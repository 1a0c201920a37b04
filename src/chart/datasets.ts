import type { YamlPath } from "../config/index.ts";
import { didYouMean, ReportError } from "../diagnostic.ts";
import type { ChartData, ChartInput, ChartSpec } from "./chart.ts";
import type { ReadSpec } from "./read-spec.ts";
import type { FlatRow } from "./rows.ts";
import { walkSpec } from "./walk-spec.ts";

/**
 * Returns the data that a chart is about: those of the query that was asked for; else, where the spec
 * speaks of `rows`, of the query with the chart's name; else of the first query that the spec names.
 */
export function mainData(chart: ChartSpec, spec: ReadSpec, input: ChartInput): ChartData {
  const used = usedData(spec.value);
  const named = used.has("rows") ? undefined : [...used].find((name) => input.data.has(name));
  const query = input.query ?? named ?? chart.name;
  const main = input.data.get(query);
  if (main !== undefined) return main;
  const misspelt = [...used].find((name) => name !== "rows" && name !== "places");
  if (input.query === undefined && misspelt !== undefined) throw unknownData(misspelt, spec, input);
  const message = `there is no query "${query}" for the chart "${chart.name}"`;
  const hint =
    didYouMean(query, input.data.keys()) ?? 'name a query in the spec: "data": {"name": "…"}';
  throw new ReportError([spec.diagnose({ code: "chart/unknown-data", message, path: [], hint })]);
}

function unknownData(name: string, spec: ReadSpec, input: ChartInput): ReportError {
  let path: YamlPath = [];
  walkSpec(spec.value, (part, key, at) => {
    if (key === "name" && part === name && at.at(-2) === "data") path = at;
  });
  const names = [...input.data.keys()];
  const hint = didYouMean(name, names) ?? `there are ${names.join(", ")}`;
  const finding = { code: "chart/unknown-data", message: `unknown data "${name}"`, path, hint };
  return new ReportError([spec.diagnose(finding)]);
}

/** Returns the names of the data that a spec takes rows from. */
export function usedData(spec: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  visitData(spec, (name) => names.add(name));
  return names;
}

/** Returns the data that a spec takes, and no other, by the names that {@link nameFeatures} leaves. */
export function datasetsOf(
  spec: unknown,
  input: ChartInput,
  rows: readonly FlatRow[],
  rowsOf: (data: ChartData) => readonly FlatRow[],
): Readonly<Record<string, unknown>> {
  const datasets: Record<string, unknown> = {};
  visitData(spec, (name, part) => {
    const data = input.data.get(name);
    if (name === "places") datasets[featureName(part)] = input.places;
    else if (name === "rows") datasets[name] = rows;
    else if (data !== undefined) datasets[name] ??= rowsOf(data);
  });
  return datasets;
}

/** Makes each feature of the topology data of its own: Vega reads a topology for one feature at a time. */
export function nameFeatures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameFeatures);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const isPlaces = key === "data" && Reflect.get(Object(part), "name") === "places";
      return [key, isPlaces ? { ...part, name: featureName(part) } : nameFeatures(part)];
    }),
  );
}

function featureName(data: unknown): string {
  return featureData(String(Reflect.get(Object(Reflect.get(Object(data), "format")), "feature")));
}

/** The name under which a chart has an object of the topology as data. */
export function featureData(feature: string): string {
  return `places ${feature}`;
}

function visitData(spec: unknown, visit: (name: string, data: unknown) => void): void {
  JSON.stringify(spec, (key, part: unknown) => {
    const name: unknown = key === "data" ? Reflect.get(Object(part), "name") : undefined;
    if (typeof name === "string") visit(name, part);
    return part;
  });
}
