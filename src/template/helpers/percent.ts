import { compareCounts, percentOf } from "../../count/index.ts";
import type { FigureValue } from "../../document/index.ts";
import { percentOf as derivationOf } from "../../figure/index.ts";
import { scalar } from "../shape.ts";
import { figureValue } from "./figure-value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";
import { countOf, message } from "./message-parts.ts";
import { statedFigure } from "./statement.ts";

/** `{{percent row.mosques of=row.incidents}}` prints "81% (96 of 119)": a percentage with its base. */
export const percent: Helper = {
  name: "percent",
  about: "Prints what percentage a figure is of another, with both; of a census alone.",
  example: "{{percent row.in_mosques of=row.incidents}}",
  params: [{ name: "part", takes: "value", about: "The part" }],
  named: [{ name: "of", takes: "value", about: "The whole: an exact number" }],
  strings: ["percent.of"],
  asks: "census",
  gives: () => scalar("inline"),
  run(call) {
    const [part, whole] = [printed("part", call), printed("of", call)];
    return write(part, whole, call);
  },
};

/** `{{statedPercent "attacks-late-2021" "on-taliban" of="attacks"}}` divides figures of one statement. */
export const statedPercent: Helper = {
  name: "statedPercent",
  about: "Prints what percentage one figure of a statement is of another one of it, with both.",
  example: '{{statedPercent "attacks-late-2021" "on-taliban" of="attacks"}}',
  params: [
    { name: "id", takes: "statement", about: "The id of a statement, or the statement" },
    { name: "figure", takes: "text", about: "The name of the part" },
  ],
  named: [{ name: "of", takes: "text", about: "The name of the whole" }],
  strings: ["percent.of"],
  gives: () => scalar("inline"),
  run(call) {
    const part = statedFigure(call.arguments.text("figure"), call);
    const whole = statedFigure(call.arguments.text("of"), call);
    return write(part, whole, call);
  },
};

const changes = ["more", "less", "equal", "undetermined"] as const;

/** `{{change row.killed before=row.killed_before}}` prints "20, up from 12". */
export const change: Helper = {
  name: "change",
  about:
    "Prints a figure beside that of the period before; of a census that covers both periods alone.",
  example: "{{change row.killed before=row.killed_before}}",
  params: [{ name: "now", takes: "value", about: "The figure of this period" }],
  named: [{ name: "before", takes: "value", about: "The same of the period before" }],
  strings: changes.map((name) => `change.${name}`),
  asks: "census",
  gives: () => scalar("inline"),
  run(call) {
    const { context } = call.rendering;
    if (!context.edition.comparable)
      throw new HelperError(
        "the data do not cover this period and the one before alike",
        "put {{#if edition.comparable}} around it, and say in {{else}} that nothing is compared",
        "template/not-comparable",
      );
    const [now, before] = [printed("now", call), printed("before", call)];
    const key = `change.${compareCounts(countOf(now.value), countOf(before.value))}`;
    return message(key, { now: [now], before: [before] }, call);
  },
};

function printed(name: string, call: HelperCall): FigureValue {
  const { arguments: args } = call;
  return figureValue(args.figure(name), call, { holder: args.holder(name) });
}

function write(part: FigureValue, whole: FigureValue, call: HelperCall): unknown {
  const share = percentOf(countOf(part.value), countOf(whole.value));
  if (share === undefined)
    throw new HelperError(
      "no percentage can be said of these two figures",
      "the whole is one exact number above 0, and the part is stated and within it; else print both as figures",
      "template/no-percent",
    );
  const words = call.rendering.context.language.percentCount(share);
  const value = figureValue(share, call, {
    words,
    ...(part.derivation &&
      whole.derivation && { derivation: derivationOf(part.derivation, whole.derivation) }),
  });
  return message("percent.of", { percent: [value], part: [part], whole: [whole] }, call);
}
