import type { PageReference, TableOfContents } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import type { Helper } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

const lists = ["headings", "tables", "figures"] as const;

/** `{{contents depth=2}}` lists the headings, with links and page numbers. */
export const contents: Helper = {
  name: "contents",
  about:
    "Prints the table of contents; depth=1 lists <h2>, depth=2 also <h3>; or a list of tables or figures.",
  example: "{{contents depth=2}}",
  params: [],
  named: [
    { name: "of", takes: lists, optional: true, about: "What is listed; headings if not given" },
    {
      name: "depth",
      takes: "number",
      optional: true,
      about: "Levels below the title; 2 if not given",
    },
    { name: "class", takes: "style", optional: true, about: "A style of the theme" },
  ],
  gives: () => scalar("block"),
  run({ arguments: args, place, rendering }) {
    const depth = args.has("depth") ? args.number("depth") : 2;
    if (![1, 2, 3].includes(depth)) throw new HelperError(`depth=${depth}`, "write 1, 2 or 3");
    const of = args.choice("of", lists);
    const style = args.has("class") ? { style: args.text("class") } : {};
    const list = of === "headings" ? {} : { of };
    const node: TableOfContents = {
      type: "tableOfContents",
      place,
      ...style,
      ...list,
      depth,
      entries: [],
    };
    return rendering.fragment({ flow: "block", nodes: [node] });
  },
};

/** `{{pageRef "method"}}` prints the number of the page that holds the id. */
export const pageRef: Helper = {
  name: "pageRef",
  about:
    "Prints the number of the page that holds what has this id; HTML, without pages, leaves it out.",
  example: '<a href="#method">Method</a> {{pageRef "method"}}',
  params: [{ name: "id", takes: "text", about: "An id of the document" }],
  gives: () => scalar("inline"),
  run({ arguments: args, place, rendering }) {
    const node: PageReference = { type: "pageReference", place, target: args.text("id") };
    return rendering.fragment({ flow: "inline", nodes: [node] });
  },
};
