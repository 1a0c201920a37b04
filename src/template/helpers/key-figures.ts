import type { Inline, KeyFigure } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import { figureValue } from "./figure-value.ts";
import type { Helper } from "./helper.ts";

/** `{{#keyFigures}}…{{/keyFigures}}` is the strip of large figures. */
export const keyFigures: Helper = {
  name: "keyFigures",
  about: "Prints a strip of large figures, one for each {{keyFigure}} in it.",
  example: '{{#keyFigures}}{{keyFigure row.killed (t "killed")}}{{/keyFigures}}',
  block: true,
  params: [],
  named: [{ name: "class", takes: "style", optional: true, about: "A style of the theme" }],
  gives: () => scalar("block"),
  run({ arguments: args, body, place, rendering }) {
    const children = rendering.keyFigures(body(), "{{#keyFigures}}", place);
    const style = args.has("class") ? { style: args.text("class") } : {};
    const node = { type: "keyFigures", place, ...style, children } as const;
    return rendering.fragment({ flow: "block", nodes: [node] });
  },
};

const styles = ["short", "words"] as const;

/** `{{keyFigure row.killed (t "killed") note=(t "killed.note")}}` is one of them. */
export const keyFigure: Helper = {
  name: "keyFigure",
  about:
    "Prints one large figure with what it counts and what qualifies it; inside {{#keyFigures}}.",
  example: '{{keyFigure row.killed (t "killed") note=(plural row.unsourced "killed.note")}}',
  params: [
    { name: "value", takes: "value", about: "The figure" },
    { name: "label", takes: "words", about: "What it counts" },
    { name: "note", takes: "words", optional: true, about: "What qualifies it" },
  ],
  named: [{ name: "style", takes: styles, optional: true, about: '"≥ 47" or "at least 47"' }],
  gives: () => scalar("inline"),
  run(call) {
    const { arguments: args, place, rendering } = call;
    const figure = args.figure("value");
    const { words, remark } = rendering.context.language.headline(
      figure,
      args.choice("style", styles),
    );
    const note = args.has("note") ? args.inlines("note") : [];
    const node: KeyFigure = {
      type: "keyFigure",
      place,
      value: [figureValue(figure, call, { words, holder: args.holder("value") })],
      label: args.inlines("label"),
      note: remark === undefined ? note : withRemark(remark, note),
    };
    return rendering.fragment({ flow: "keyFigure", nodes: [node] });
  },
};

// What is left out of the large words must stand beside them.
function withRemark(remark: string, note: readonly Inline[]): readonly Inline[] {
  if (note.length === 0) return [{ type: "text", value: remark }];
  return [{ type: "text", value: `${remark} · ` }, ...note];
}
