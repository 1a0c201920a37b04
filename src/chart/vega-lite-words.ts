// The words of Vega-Lite that a spec is built of; a test compares them with the schema that comes with the library.

/** What a view may hold, at the top or within another. */
export const viewKeys: readonly string[] = [
  ...["$schema", "align", "autosize", "background", "bounds", "center", "columns", "concat"],
  ...["config", "data", "datasets", "description", "encoding", "facet", "hconcat", "height"],
  ...["layer", "mark", "name", "padding", "params", "projection", "repeat", "resolve", "spacing"],
  ...["spec", "title", "transform", "usermeta", "vconcat", "view", "width"],
];

/** What `encoding` may hold. */
export const channels: readonly string[] = [
  ...["angle", "color", "column", "description", "detail", "facet", "fill", "fillOpacity", "href"],
  ...["key", "latitude", "latitude2", "longitude", "longitude2", "opacity", "order", "radius"],
  ...["radius2", "row", "shape", "size", "stroke", "strokeDash", "strokeOpacity", "strokeWidth"],
  ...["text", "theta", "theta2", "time", "tooltip", "url", "x", "x2", "xError", "xError2"],
  ...["xOffset", "y", "y2", "yError", "yError2", "yOffset"],
];

export const marks: readonly string[] = [
  ...["arc", "area", "bar", "boxplot", "circle", "errorband", "errorbar", "geoshape", "image"],
  ...["line", "point", "rect", "rule", "square", "text", "tick", "trail"],
];

/** What a field may be measured as. */
export const fieldKinds: readonly string[] = [
  "quantitative",
  "temporal",
  "ordinal",
  "nominal",
  "geojson",
];

/** By one of these a step of `transform` says what it does. */
export const transforms: readonly string[] = [
  ...["aggregate", "bin", "calculate", "density", "extent", "filter", "flatten", "fold"],
  ...["impute", "joinaggregate", "loess", "lookup", "quantile", "regression", "timeUnit"],
  ...["sample", "stack", "window", "pivot"],
];
