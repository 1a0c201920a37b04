import type { ChartSpec } from "./chart.ts";
import { fieldsMadeIn, fieldsNamedIn } from "./check-spec.ts";
import { usedData } from "./datasets.ts";
import { readSpec } from "./read-spec.ts";
import { walkSpec } from "./walk-spec.ts";

/** What a chart is drawn from. */
export interface DescribedChart {
  readonly name: string;
  /** The queries that it takes rows from, and `places` where it draws a map. */
  readonly data: readonly string[];
  /** Whether it draws the rows of whatever query it is given, else of the one of its name. */
  readonly takesQuery: boolean;
  /** The columns of its data that its spec names, and those of its table. */
  readonly fields: readonly string[];
}

/** Describes a chart by its spec. Throws ReportError where that cannot be read. */
export function describeChart(chart: ChartSpec): DescribedChart {
  const { value, meta } = readSpec(chart);
  const { usermeta: _, ...drawing } = value;
  const used = usedData(value);
  const made = new Set([...fieldsMadeIn(drawing), ...Object.keys(meta.texts)]);
  const named = new Set(meta.columns);
  walkSpec(drawing, (part, key, path) => {
    if (typeof part !== "string") return;
    for (const field of fieldsNamedIn(part, key, path)) named.add(field);
  });
  return {
    name: chart.name,
    data: [...new Set([...used].map((name) => (name === "rows" ? chart.name : name)))],
    takesQuery: used.has("rows"),
    fields: [...named].filter((field) => !made.has(field)),
  };
}
