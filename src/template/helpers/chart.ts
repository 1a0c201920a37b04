import type { ChartTable } from "../../chart/index.ts";
import type { QueryResult } from "../../database/index.ts";
import type { Figure, Inline, Table, TableCell } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import { isFigure } from "../value.ts";
import { foreignTo, quoted } from "./figure-value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{chart "by-month" caption=(t "chart.by-month")}}` prints a chart. */
export const chart: Helper = {
  name: "chart",
  about: "Prints charts/<name>.vl.json, once; caption and alternative text are the chart's own.",
  example: '{{chart "incidents-by-month" id="figure-by-month"}}',
  params: [{ name: "name", takes: "chart", about: "The chart's file, without .vl.json" }],
  named: [
    { name: "caption", takes: "words", optional: true, about: "A caption instead of its own" },
    { name: "alt", takes: "text", optional: true, about: "An alternative text instead of its own" },
    { name: "source", takes: "words", optional: true, about: "Words below it instead of its own" },
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
  const { charts } = rendering.context;
  const finished = Object.hasOwn(charts, name) ? charts[name] : undefined;
  if (finished === undefined)
    throw new HelperError(
      `chart "${name}" was not drawn`,
      "see the findings on its spec",
      "template/chart",
    );
  const before = rendering.charts.get(name);
  if (before !== undefined) {
    const where = `${before.file}:${before.line}`;
    throw new HelperError(
      `chart "${name}" stands twice`,
      `it stands at ${where} already`,
      "template/chart",
    );
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
    data: dataTable(finished.data, {
      from: queryOf(name, rendering.context.queries),
      foreign: foreignTo(rendering.context),
    }),
  };
}

// A chart draws the query of its own name unless its spec says otherwise, which only the spec knows.
function queryOf(name: string, queries: readonly QueryResult[]): string | undefined {
  return queries.find((query) => query.name === name)?.name;
}

function words(value: string): readonly Inline[] {
  return value === "" ? [] : [{ type: "text", value }];
}

interface Origin {
  readonly from: string | undefined;
  /** The language of what the data quote, where it is not the page's. */
  readonly foreign: string | undefined;
}

function dataTable({ columns, rows }: ChartTable, { from, foreign }: Origin): Table {
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
              {
                type: "figureValue",
                value,
                ...(from !== undefined && { from }),
                children: quoted(value, text, foreign),
              },
            ])
          : {
              ...cellOf(words(text), index === 0 ? "row" : undefined),
              ...(columns[index]?.isQuoted === true &&
                value !== null &&
                foreign !== undefined && { lang: foreign }),
            },
      ),
    })),
    foot: [],
  };
}

function cellOf(children: readonly Inline[], header?: "column" | "row"): TableCell {
  return { type: "tableCell", ...(header && { header }), children };
}
