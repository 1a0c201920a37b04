import type { Link } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import type { Helper } from "./helper.ts";

/** `{{ref "table-provinces" page=true}}` prints "Table 3, page 7" as a link. */
export const ref: Helper = {
  name: "ref",
  about:
    "Prints what something of the document is called, as a link: a label, or the words of a heading.",
  example: '{{ref "table-provinces" page=true}}',
  params: [{ name: "id", takes: "text", about: "An id of the document" }],
  named: [
    {
      name: "page",
      takes: "boolean",
      optional: true,
      about: "true adds the number of the page, in the PDF",
    },
  ],
  strings: ["label.on-page"],
  gives: () => scalar("inline"),
  run({ arguments: args, place, rendering }) {
    const names = args.any("page") === true ? "target-and-page" : "target";
    const node: Link = { type: "link", place, url: `#${args.text("id")}`, names, children: [] };
    return rendering.fragment({ flow: "inline", nodes: [node] });
  },
};
