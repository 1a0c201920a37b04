import type { Table } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import { isRecord } from "../value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{figureList queries.incidents prefix="annex-" caption=(t "…")}}` lists what figures rest on. */
export const figureList: Helper = {
  name: "figureList",
  about:
    "Prints the table of figures that rest on several incidents: what each is called, which incidents by their number in a list, and their sources.",
  example:
    '{{figureList queries.incidents prefix="annex-" caption=(t "table.figures") id="figures"}}',
  params: [{ name: "list", takes: "list", about: "The list of incidents, in the order printed" }],
  named: [
    {
      name: "prefix",
      takes: "text",
      optional: true,
      about: "What stands before an incident's id in the id of its row there",
    },
    { name: "caption", takes: "words", about: "The caption" },
    { name: "class", takes: "style", optional: true, about: "A style of the theme" },
    { name: "id", takes: "text", optional: true, about: "A name for links to it" },
  ],
  strings: [
    "column.figure-name",
    "column.figures",
    "column.figure-incidents",
    "column.figure-sources",
    "figures.value",
    "figures.not-stated",
    "figures.incidents",
    "figures.sources",
  ],
  gives: () => scalar("block"),
  run(call) {
    const node = tableOf(call);
    return call.rendering.fragment({ flow: "block", nodes: [node] });
  },
};

const columns = [
  { name: "figure-name", width: 0.36 },
  { name: "figures", width: 0.34 },
  { name: "figure-incidents", width: 0.17 },
  { name: "figure-sources", width: 0.13 },
] as const;

function tableOf({ arguments: args, place, rendering }: HelperCall): Table {
  const { language } = rendering.context;
  const incidents = args.list("list").map((row): string => {
    const id = isRecord(row) ? row["id"] : undefined;
    if (typeof id === "string") return id;
    throw new HelperError('a row of the list has no column "id"', "select id in its query");
  });
  return {
    type: "table",
    place,
    ...(args.has("class") && { style: args.text("class") }),
    ...(args.has("id") && { id: args.text("id") }),
    caption: { type: "caption", place, children: args.inlines("caption") },
    columns: columns.map(({ width }) => ({ align: "start", width })),
    figures: { incidents, prefix: args.has("prefix") ? args.text("prefix") : "" },
    head: [
      {
        type: "tableRow",
        place,
        children: columns.map(({ name }) => ({
          type: "tableCell",
          place,
          header: "column",
          children: [{ type: "text", value: language.message(`column.${name}`) }],
        })),
      },
    ],
    body: [],
    foot: [],
  };
}
