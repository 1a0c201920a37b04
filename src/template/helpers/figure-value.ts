import { type Count, isTotal, type Total } from "../../count/index.ts";
import type { FigureValue } from "../../document/index.ts";
import type { CountStyle } from "../../language/index.ts";
import type { HelperCall } from "./helper.ts";

interface Printed {
  readonly style?: CountStyle;
  /** Words instead of those that the style gives. */
  readonly words?: string;
  /** What the value was taken from: a row, a list, or the value itself. */
  readonly holder?: unknown;
  /** Where it comes from, when that is no query. */
  readonly from?: string;
}

/** Returns the node that prints a figure and keeps its value and origin. */
export function figureValue(
  value: number | Count | Total,
  { place, rendering }: HelperCall,
  { style = "words", words, holder, from }: Printed = {},
): FigureValue {
  const { briefing, language } = rendering.context;
  const text = words ?? language.wordFigure(value, style);
  const { queryOf } = rendering.provenance;
  const origin = from ?? queryOf(value) ?? queryOf(holder);
  return {
    type: "figureValue",
    value,
    place,
    ...(origin !== undefined && { from: origin }),
    // The words of a source stay in its language.
    ...(isQuoted(value) &&
      briefing.dataLanguage !== language.tag && { lang: briefing.dataLanguage }),
    children: [{ type: "text", value: text }],
  };
}

/** Tells a figure that is nothing but the words of a source. */
export function isQuoted(value: number | Count | Total): boolean {
  return (
    typeof value === "object" && !isTotal(value) && value.bound === "unknown" && value.words !== ""
  );
}
