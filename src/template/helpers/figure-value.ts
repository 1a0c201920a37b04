import { type Count, isTotal, type Total } from "../../count/index.ts";
import type { FigureValue, Text } from "../../document/index.ts";
import type { CountStyle } from "../../language/index.ts";
import type { RenderContext } from "../context.ts";
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
  const { language } = rendering.context;
  const text = words ?? language.wordFigure(value, style);
  const { queryOf } = rendering.provenance;
  const origin = from ?? queryOf(value) ?? queryOf(holder);
  return {
    type: "figureValue",
    value,
    place,
    ...(origin !== undefined && { from: origin }),
    children: quoted(value, text, foreignTo(rendering.context)),
  };
}

/** Returns the language of what the data quote, where it is not the page's. */
export function foreignTo({ briefing, language }: RenderContext): string | undefined {
  return briefing.dataLanguage === language.tag ? undefined : briefing.dataLanguage;
}

/**
 * Returns the printed words of a figure. Those of a source stay in its language; the quotation marks around
 * them are the page's.
 */
export function quoted(
  value: number | Count | Total,
  text: string,
  lang: string | undefined,
): readonly Text[] {
  const words = isQuoted(value) ? value.words : "";
  const start = text.indexOf(words);
  if (words === "" || lang === undefined || start < 0) return [{ type: "text", value: text }];
  const end = start + words.length;
  const parts: readonly Text[] = [
    { type: "text", value: text.slice(0, start) },
    { type: "text", value: words, lang },
    { type: "text", value: text.slice(end) },
  ];
  return parts.filter((part) => part.value !== "");
}

function isQuoted(value: number | Count | Total): value is Count {
  return (
    typeof value === "object" && !isTotal(value) && value.bound === "unknown" && value.words !== ""
  );
}
