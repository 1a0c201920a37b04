import { scalar } from "../shape.ts";
import type { Helper } from "./helper.ts";

/** `{{narrative "background"}}` prints data/narrative/background.<lang>.md. */
export const narrative: Helper = {
  name: "narrative",
  about: "Prints a Markdown file of the narrative in the edition's language.",
  example: '{{narrative "background"}}',
  params: [{ name: "name", takes: "narrative", about: "The file, without language and .md" }],
  gives: () => scalar("block"),
  run: ({ arguments: args, place, rendering }) =>
    rendering.fragment({ flow: "block", nodes: rendering.narrative(args.text("name"), place) }),
};
