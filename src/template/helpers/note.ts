import type { NoteReference } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import type { Helper } from "./helper.ts";

/** `{{#note}}Counted by day of the attack.{{/note}}` sets a note at the foot of the page. */
export const note: Helper = {
  name: "note",
  about:
    "Prints the mark of a note; what stands in the block is the note, at the foot of its page.",
  example: "killed{{#note}}Dead of all sides, as the source gives them.{{/note}}",
  block: true,
  params: [],
  gives: () => scalar("inline"),
  run({ body, place, rendering }) {
    const children = rendering.inlines(body(), "{{#note}}", place);
    const node: NoteReference = {
      type: "noteReference",
      place,
      note: { type: "note", place, children },
    };
    return rendering.fragment({ flow: "inline", nodes: [node] });
  },
};
