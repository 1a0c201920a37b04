import { scalar } from "../shape.ts";
import { figureValue } from "./figure-value.ts";
import type { Helper } from "./helper.ts";

const styles = ["words", "short"] as const;

/** `{{figure row.killed}}` prints "at least 47", and keeps the value behind the words. */
export const figure: Helper = {
  name: "figure",
  about: "Prints a number, a count or a total with its bound, in words or short.",
  example: '{{figure row.killed style="short"}}',
  params: [{ name: "value", takes: "value", about: "What to print" }],
  named: [
    { name: "style", takes: styles, optional: true, about: '"at least 47" or "≥ 47"' },
    { name: "zero", takes: "text", optional: true, about: "Words instead of a plain 0" },
  ],
  gives: () => scalar("inline"),
  run(call) {
    const { arguments: args, rendering } = call;
    const value = args.figure("value");
    const node = figureValue(value, call, {
      style: args.choice("style", styles),
      holder: args.holder("value"),
      ...(value === 0 && args.has("zero") && { words: args.text("zero") }),
    });
    return rendering.fragment({ flow: "inline", nodes: [node] });
  },
};
