import type { ChartTheme } from "../theme/index.ts";

/**
 * Returns Vega-Lite's configuration in the colours and fonts of the theme: no frame, a light grid, axes
 * without lines, text in the theme's family. A spec may override any of it.
 */
export function vegaConfig(theme: ChartTheme): object {
  const label = { labelFontSize: theme.fontSize, labelColor: theme.text, labelFontWeight: 400 };
  const title = { titleFontSize: theme.fontSize, titleColor: theme.muted, titleFontWeight: 400 };
  return {
    background: theme.background,
    font: theme.fontFamily,
    padding: { left: 0, right: 0, top: 2, bottom: 4 },
    autosize: { type: "fit", contains: "padding" },
    // Descriptions for screen readers are made from the data, once for the chart.
    aria: false,
    view: { stroke: null, fill: null },
    axis: {
      ...label,
      ...title,
      domain: false,
      ticks: false,
      labelPadding: 6,
      labelLimit: 280,
      grid: false,
      gridColor: theme.grid,
      gridWidth: 1,
      gridDash: [],
      titlePadding: 8,
    },
    axisQuantitative: { grid: true, labelColor: theme.muted },
    legend: {
      ...label,
      ...title,
      orient: "top",
      direction: "horizontal",
      title: null,
      symbolType: "square",
      symbolSize: 90,
      symbolStrokeWidth: 0,
      columnPadding: 18,
      offset: 10,
      labelLimit: 260,
    },
    title: { fontSize: theme.titleSize, color: theme.text, fontWeight: 600, anchor: "start" },
    text: { fontSize: theme.fontSize, color: theme.text },
    bar: { color: theme.category[0], discreteBandSize: { band: 0.7 } },
    rule: { color: theme.muted },
    range: { category: theme.category, ordinal: theme.ramp, ramp: theme.ramp, heatmap: theme.ramp },
    style: {
      "guide-label": { fontSize: theme.fontSize, fill: theme.text },
      muted: { fill: theme.muted },
      unknown: { fill: theme.unknown, stroke: theme.unknown },
    },
  };
}
