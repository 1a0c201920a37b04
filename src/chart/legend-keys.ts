/**
 * Returns a compiled chart whose legends key what is drawn by its stroke (lines, rules, hollow points) with strokes.
 * What is filled has squares of its colour, without an outline (`vegaConfig`); a stroke without a width would be no key
 * at all. What a spec says of a legend itself stands.
 */
export function keyStrokes(compiled: unknown): unknown {
  if (get(compiled, "config", "legend", "symbolStrokeWidth") !== 0) return compiled;
  const points = scalesOfPoints(compiled);
  const visit = (group: unknown): unknown => {
    const marks = get(group, "marks");
    const legends = get(group, "legends");
    return {
      ...Object(group),
      ...(Array.isArray(marks) && { marks: marks.map(visit) }),
      ...(Array.isArray(legends) && { legends: legends.map((one) => keyed(one, points)) }),
    };
  };
  return visit(compiled);
}

function keyed(legend: unknown, points: ReadonlySet<unknown>): unknown {
  if (get(legend, "fill") !== undefined || get(legend, "shape") !== undefined) return legend;
  const symbolType = points.has(get(legend, "stroke")) ? "circle" : "stroke";
  return { symbolType, symbolStrokeWidth: 2, ...Object(legend) };
}

// Scales by which points are outlined.
function scalesOfPoints(compiled: unknown): ReadonlySet<unknown> {
  const scales = new Set<unknown>();
  JSON.stringify(compiled, (_, value: unknown) => {
    const scale = get(value, "encode", "update", "stroke", "scale");
    if (get(value, "type") === "symbol" && scale !== undefined) scales.add(scale);
    return value;
  });
  return scales;
}

function get(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => Reflect.get(Object(part), key), value);
}
