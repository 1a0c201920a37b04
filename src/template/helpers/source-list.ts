import type { List } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import { sourceEntry, sourceMessages } from "../source-entry.ts";
import { isRecord } from "../value.ts";
import type { Helper } from "./helper.ts";

/** `{{sourceList}}` lists the sources, those that are cited first, in the order of their marks. */
export const sourceList: Helper = {
  name: "sourceList",
  about: "Prints the list of sources; the marks of {{cite}} lead to its entries.",
  example: "{{sourceList only=queries.cited-sources}}",
  params: [],
  named: [
    {
      name: "only",
      takes: "list",
      optional: true,
      about: "Rows whose id is that of a source; no other is listed",
    },
    {
      name: "cited",
      takes: "boolean",
      optional: true,
      about: "Whether those that nothing cites are left out",
    },
    { name: "class", takes: "style", optional: true, about: "A style of the theme" },
  ],
  strings: sourceMessages,
  gives: () => scalar("block"),
  run({ arguments: args, place, rendering }) {
    const style = args.has("class") ? { style: args.text("class") } : {};
    const cited = args.any("cited") === true ? { cited: true as const } : {};
    const { sources } = rendering.context;
    const wanted = args.has("only")
      ? new Set(args.list("only").map((row) => (isRecord(row) ? row["id"] : undefined)))
      : undefined;
    const children = sources
      .filter(({ id }) => wanted?.has(id) ?? true)
      .map((source) => sourceEntry(source, rendering.context, place));
    const node: List = { type: "list", ordered: true, place, ...cited, ...style, children };
    return rendering.fragment({ flow: "block", nodes: [node] });
  },
};
