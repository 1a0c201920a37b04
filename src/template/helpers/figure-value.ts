import type { Count, Total } from "../../count/index.ts";
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
  const text = words ?? rendering.context.language.wordFigure(value, style);
  const { queryOf } = rendering.provenance;
  const origin = from ?? queryOf(value) ?? queryOf(holder);
  return {
    type: "figureValue",
    value,
    place,
    ...(origin !== undefined && { from: origin }),
    children: [{ type: "text", value: text }],
  };
}
