import type { Span } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import type { Helper } from "./helper.ts";

/** `{{constant "34" reason="provinces, by law"}}` prints a number that no data gave, with the reason why. */
export const constant: Helper = {
  name: "constant",
  about:
    "Prints digits or a number in words that no data gave: a name, a law's number; the reason is kept, and not printed.",
  example: '{{constant "Resolution 2626" reason="the name of a resolution"}}',
  params: [{ name: "words", takes: "words", about: "What to print" }],
  named: [{ name: "reason", takes: "text", about: "Why it needs no source" }],
  gives: () => scalar("inline"),
  run({ arguments: args, place, rendering }) {
    const children = args.inlines("words");
    const node: Span = { type: "span", place, constant: args.text("reason"), children };
    return rendering.fragment({ flow: "inline", nodes: [node] });
  },
};

/** `{{ordinal row.position}}` prints the number of a row, which counts nothing. */
export const ordinal: Helper = {
  name: "ordinal",
  about: "Prints the number of a row or an issue in the language's digits: a name, not a figure.",
  example: "{{ordinal row.position}}",
  params: [{ name: "n", takes: "number", about: "The number" }],
  gives: () => scalar("inline"),
  run({ arguments: args, place, rendering }) {
    const value = rendering.context.language.number(args.number("n"));
    const children = [{ type: "text", value }] as const;
    const node: Span = { type: "span", place, constant: "the number of a row", children };
    return rendering.fragment({ flow: "inline", nodes: [node] });
  },
};
