import type { Column, QueryResult } from "../../database/index.ts";
import type { Inline, Table, TableCell, TableColumn, TableRow } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import { isFigure, isRecord } from "../value.ts";
import { figureValue } from "./figure-value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{table query="provinces" columns="province_name,incidents" caption=(t "…")}}` is a ready table. */
export const table: Helper = {
  name: "table",
  about: "Prints a query as a table; the heading of a column is the message column.<name>.",
  example:
    '{{table query="provinces" columns="province_name,incidents" caption=(t "table.provinces")}}',
  params: [],
  named: [
    { name: "query", takes: "query", about: "The query" },
    {
      name: "columns",
      takes: "columns",
      about: "Its columns, with commas between; the first heads the rows",
    },
    { name: "caption", takes: "words", about: "The caption" },
    {
      name: "rows",
      takes: "list",
      optional: true,
      about: "Some of the query's rows, or in another order",
    },
    { name: "class", takes: "style", optional: true, about: "A style of the theme" },
    { name: "id", takes: "text", optional: true, about: "A name for links to it" },
  ],
  strings: ["table.empty"],
  gives: () => scalar("block"),
  run(call) {
    const node = tableOf(call);
    return call.rendering.fragment({ flow: "block", nodes: [node] });
  },
};

function tableOf(call: HelperCall): Table {
  const { arguments: args, place, rendering } = call;
  const { queries, language } = rendering.context;
  const query = queries.find(({ name }) => name === args.text("query"));
  if (query === undefined) throw new HelperError(`unknown query "${args.text("query")}"`);
  const columns = columnsOf(args.text("columns"), query);
  const rows = args.has("rows") ? args.list("rows") : query.rows;
  const headings = columns.map(
    (column): TableCell => ({
      ...cell([{ type: "text", value: language.message(`column.${column.name}`) }], call),
      header: "column",
    }),
  );
  return {
    type: "table",
    place,
    ...(args.has("class") && { style: args.text("class") }),
    ...(args.has("id") && { id: args.text("id") }),
    caption: { type: "caption", place, children: args.inlines("caption") },
    columns: columns.map(({ type }): TableColumn => ({ align: isNumeric(type) ? "end" : "start" })),
    head: [{ type: "tableRow", place, children: headings }],
    body: rows.map((row) => rowOf(row, columns, call)),
    foot: [],
  };
}

function rowOf(row: unknown, columns: readonly Column[], call: HelperCall): TableRow {
  const children = columns.map((column, index): TableCell => {
    const value = isRecord(row) ? row[column.name] : undefined;
    const content = cell(wordsFor(value, column, row, call), call);
    return index === 0 && !isNumeric(column.type) ? { ...content, header: "row" } : content;
  });
  return { type: "tableRow", place: call.place, children };
}

function wordsFor(
  value: unknown,
  column: Column,
  row: unknown,
  call: HelperCall,
): readonly Inline[] {
  const { language } = call.rendering.context;
  if (isFigure(value))
    return [
      figureValue(value, call, { style: "short", holder: { from: row, field: column.name } }),
    ];
  if (typeof value !== "string" || value === "")
    return [{ type: "text", value: language.message("table.empty") }];
  return [{ type: "text", value: column.type === "date" ? language.date(value, "short") : value }];
}

function cell(children: readonly Inline[], { place }: HelperCall): TableCell {
  return { type: "tableCell", place, children };
}

function columnsOf(names: string, query: QueryResult): readonly Column[] {
  return names.split(",").map((name) => {
    const column = query.columns.find((each) => each.name === name.trim());
    if (column?.type === "boolean") {
      const hint =
        "write the table out, with {{#if row.…}}, or give words in the query: CASE WHEN … END";
      throw new HelperError(`column "${column.name}" is true or false, which has no words`, hint);
    }
    if (column !== undefined) return column;
    throw new HelperError(`query "${query.name}" has no column "${name.trim()}"`);
  });
}

function isNumeric(type: Column["type"]): boolean {
  return type === "number" || type === "count" || type === "total";
}
