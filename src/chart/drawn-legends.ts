import type { Item, Mark } from "./engine.ts";

/** A legend that lists those values of a fixed domain that are drawn. */
export interface DrawnLegend {
  /** The parameter that holds the values it lists. */
  readonly parameter: string;
  readonly field: string;
  readonly domain: readonly unknown[];
}

const parameterOf = (index: number): string => `fieldbrief_legend_${index}`;

/**
 * Lets the legends of a spec whose scale has a fixed domain (by which a part keeps its colour in every
 * chart) list only what is drawn, unless the spec says what they list.
 */
export function legendsOfDrawn(spec: Readonly<Record<string, unknown>>): {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly legends: readonly DrawnLegend[];
} {
  const legends: DrawnLegend[] = [];
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== "object" || value === null) return value;
    const legend = legendOf(value, legends);
    const parts = Object.entries(value).map(([key, part]) => [key, visit(part)] as const);
    if (legend === undefined) return Object.fromEntries(parts);
    return {
      ...Object.fromEntries(parts),
      legend: { ...Object(Reflect.get(value, "legend")), values: { expr: legend.parameter } },
    };
  };
  const { datasets, ...drawing } = spec;
  const visited = Object(visit(drawing));
  if (legends.length === 0) return { spec, legends };
  const added = legends.map(({ parameter, domain }) => ({ name: parameter, value: domain }));
  const own: readonly unknown[] = Array.isArray(spec["params"]) ? spec["params"] : [];
  return { spec: { ...visited, params: [...own, ...added], datasets }, legends };
}

function legendOf(encoding: object, legends: DrawnLegend[]): DrawnLegend | undefined {
  const { field, type, scale, legend } = { ...noEncoding, ...encoding };
  const domain: unknown = Reflect.get(Object(scale), "domain");
  const isNamed = type === "nominal" || type === "ordinal";
  const isOwn = legend === null || Reflect.get(Object(legend), "values") !== undefined;
  if (typeof field !== "string" || !isNamed || isOwn || !Array.isArray(domain)) return undefined;
  const known = legends.find(
    (one) => one.field === field && JSON.stringify(one.domain) === JSON.stringify(domain),
  );
  if (known !== undefined) return known;
  const made = { parameter: parameterOf(legends.length + 1), field, domain };
  legends.push(made);
  return made;
}

const noEncoding: Readonly<Record<"field" | "type" | "scale" | "legend", unknown>> = {
  field: undefined,
  type: undefined,
  scale: undefined,
  legend: undefined,
};

/** Returns which values of a legend's domain a chart that has run draws; all of them where it draws none. */
export function drawnValues({ field, domain }: DrawnLegend, root: Mark): readonly unknown[] {
  const drawn = new Set<unknown>();
  const visit = (mark: Mark): void => {
    for (const item of mark.items) {
      if (isSeen(item, mark)) drawn.add(Reflect.get(Object(item.datum), field));
      item.items?.forEach(visit);
    }
  };
  visit(root);
  const listed = domain.filter((value) => drawn.has(value));
  return listed.length === 0 ? domain : listed;
}

function isSeen({ width, height, opacity }: Item, { marktype }: Mark): boolean {
  if (opacity === 0 || marktype === "text") return false;
  return marktype !== "rect" || (width !== 0 && height !== 0);
}
