import type { ChartFigure, ChartTable, ChartWords } from "../../chart/index.ts";
import type { Figure, FigureValue, Inline, Table, TableCell, Text } from "../../document/index.ts";
import { scalar } from "../shape.ts";
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

function figureOf(call: HelperCall): Figure {
  const { arguments: args, place, rendering } = call;
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
  const say = (given: ChartWords): readonly Inline[] => inlinesOf(given, call);
  const caption = args.has("caption") ? args.inlines("caption") : say(finished.words.caption);
  const source = args.has("source") ? args.inlines("source") : say(finished.words.note);
  const told = args.has("alt") ? [] : say(finished.words.alt);
  return {
    type: "figure",
    place,
    scene: finished.scene,
    alt: args.has("alt") ? args.text("alt") : finished.alt,
    figures: told.filter((node) => node.type === "figureValue"),
    ...(caption.length > 0 && { caption: { type: "caption", place, children: caption } }),
    ...(source.length > 0 && { source }),
    ...(args.has("class") && { style: args.text("class") }),
    ...(args.has("id") && { id: args.text("id") }),
    data: dataTable(finished.data, call),
  };
}

// Figures and dates of a chart's words stay what they are.
function inlinesOf(given: ChartWords, call: HelperCall): readonly Inline[] {
  return given.map((word): Inline => {
    if (typeof word === "string") return { type: "text", value: word };
    if (word.type === "figure") return figureOfWord(word, call);
    return { type: "span", date: word.date, children: words(word.text) };
  });
}

function figureOfWord({ value, text, derivation }: ChartFigure, call: HelperCall): FigureValue {
  return {
    type: "figureValue",
    place: call.place,
    value,
    ...(derivation && { derivation }),
    children: quoted(value, text, foreignTo(call.rendering.context)),
  };
}

function words(value: string): readonly Text[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function dataTable({ columns, rows }: ChartTable, call: HelperCall): Table {
  const foreign = foreignTo(call.rendering.context);
  const head = columns.map(({ label }) => cellOf(words(label), "column"));
  return {
    type: "table",
    columns: columns.map(({ align }) => ({ align })),
    head: [{ type: "tableRow", children: head }],
    body: rows.map((cells) => ({
      type: "tableRow",
      children: cells.map(({ value, text, word }, index) => {
        if (word?.type === "figure") return cellOf(inlinesOf([word], call));
        return {
          ...cellOf(inlinesOf([word ?? text], call), index === 0 ? "row" : undefined),
          ...(columns[index]?.isQuoted === true &&
            value !== null &&
            foreign !== undefined && { lang: foreign }),
        };
      }),
    })),
    foot: [],
  };
}

function cellOf(children: readonly Inline[], header?: "column" | "row"): TableCell {
  return { type: "tableCell", ...(header && { header }), children };
}
