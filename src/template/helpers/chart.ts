import type { ChartTable } from "../../chart/index.ts";
import type { Figure, Inline, Table, TableCell } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import { isFigure } from "../value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{chart "by-month" query="incidents-by-month" caption=(t "chart.by-month")}}` prints a chart. */
export const chart: Helper = {
  name: "chart",
  about: "Prints a chart of charts/<name>.vl.json with its caption and its alternative text.",
  example: '{{chart "by-month" query="incidents-by-month" caption=(t "chart.by-month.caption")}}',
  params: [{ name: "name", takes: "chart", about: "The chart's file, without .vl.json" }],
  named: [
    { name: "query", takes: "query", optional: true, about: "The query whose rows it draws" },
    { name: "caption", takes: "words", optional: true, about: "Its caption" },
    { name: "alt", takes: "text", optional: true, about: "Its alternative text, if not its own" },
    { name: "source", takes: "words", optional: true, about: "Unit and source, printed below it" },
    { name: "class", takes: "style", optional: true, about: "A style of the theme" },
    { name: "id", takes: "text", optional: true, about: "A name for links to it" },
  ],
  gives: () => scalar("block"),
  run(call) {
    const node = figureOf(call);
    return call.rendering.fragment({ flow: "block", nodes: [node] });
  },
};

function figureOf({ arguments: args, place, rendering }: HelperCall): Figure {
  const name = args.text("name");
  const finished = rendering.context.charts[name];
  if (finished === undefined)
    throw new HelperError(`chart "${name}" was not drawn`, "see the findings on its spec", "chart");
  const before = rendering.charts.get(name);
  if (before !== undefined) {
    const where = `${before.file}:${before.line}`;
    throw new HelperError(`chart "${name}" stands twice`, `it stands at ${where} already`, "chart");
  }
  rendering.charts.set(name, place);
  const caption = args.has("caption") ? args.inlines("caption") : words(finished.caption);
  const source = args.has("source") ? args.inlines("source") : words(finished.note);
  return {
    type: "figure",
    place,
    scene: finished.scene,
    alt: args.has("alt") ? args.text("alt") : finished.alt,
    ...(caption.length > 0 && { caption: { type: "caption", place, children: caption } }),
    ...(source.length > 0 && { source }),
    ...(args.has("class") && { style: args.text("class") }),
    ...(args.has("id") && { id: args.text("id") }),
    data: dataTable(finished.data, args.has("query") ? args.text("query") : name),
  };
}

function words(value: string): readonly Inline[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function dataTable({ columns, rows }: ChartTable, from: string): Table {
  const head = columns.map(({ label }) => cellOf(words(label), "column"));
  return {
    type: "table",
    columns: columns.map(({ align }) => ({ align })),
    head: [{ type: "tableRow", children: head }],
    body: rows.map((cells) => ({
      type: "tableRow",
      children: cells.map(({ value, text }, index) =>
        isFigure(value)
          ? cellOf([
              { type: "figureValue", value, from, children: [{ type: "text", value: text }] },
            ])
          : cellOf(words(text), index === 0 ? "row" : undefined),
      ),
    })),
    foot: [],
  };
}

function cellOf(children: readonly Inline[], header?: "column" | "row"): TableCell {
  return { type: "tableCell", ...(header && { header }), children };
}
