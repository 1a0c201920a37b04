import { compareCounts } from "../../count/index.ts";
import type { FigureValue, Inline } from "../../document/index.ts";
import type { LastFigure } from "../earlier.ts";
import { scalar } from "../shape.ts";
import { figureValue } from "./figure-value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";
import { countOf, message, messageNodes } from "./message-parts.ts";

const changes = ["more", "less", "equal", "undetermined"] as const;

/** `{{sinceLast row.killed}}` prints "20, up from 12": the figure, and what the issue before printed in its place. */
export const sinceLast: Helper = {
  name: "sinceLast",
  about:
    "Prints what the issue before printed as this figure: with the change where the two issues may be compared, else alone.",
  example: "{{#if edition.last}}{{sinceLast row.killed}}{{/if}}",
  params: [{ name: "now", takes: "value", about: "The figure of this issue" }],
  strings: [...changes, "absent", "corrected", "base", "alone"].map((name) => `since-last.${name}`),
  gives: () => scalar("inline"),
  run(call) {
    const { arguments: args, rendering } = call;
    const { last, lastFigures } = rendering.context.earlier ?? {};
    if (last === undefined || last === null || lastFigures === undefined)
      throw new HelperError(
        "no issue before this one was published",
        "put {{#if edition.last}} around it",
        "template/no-last-issue",
      );
    const now = figureValue(args.figure("now"), call, { holder: args.holder("now") });
    const before = lastFigures.get(now.derivation?.id ?? "");
    if (before === undefined) return message("since-last.absent", {}, call);
    if (!last.comparable)
      return rendering.fragment({ flow: "inline", nodes: inWords(before, call, "corrected") });
    // Beside figures with a change, one without would be read as one.
    if (!before.isKnown)
      return message("since-last.alone", { before: inWords(before, call, "corrected") }, call);
    // What was corrected since is no base to tell a change from.
    const base = before.now ?? before.published;
    const word = compareCounts(countOf(now.value), countOf(base.value));
    const told = inWords(before, call, "base");
    return message(`since-last.${word}`, { now: [now], before: told }, call);
  },
};

/** What was published and what it was corrected to: told as such, or as what a change is worked out on. */
function inWords(
  { published, now }: LastFigure,
  call: HelperCall,
  how: "corrected" | "base",
): readonly Inline[] {
  const node = ({ value, derivation }: LastFigure["published"]): FigureValue =>
    figureValue(value, call, { derivation });
  if (now === null) return [node(published)];
  const parts = { published: [node(published)], now: [node(now)] };
  return messageNodes(`since-last.${how}`, parts, call);
}
