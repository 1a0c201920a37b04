import { type Count, isTotal, type Total } from "../../count/index.ts";
import type { FigureValue, Text } from "../../document/index.ts";
import type { Derivation } from "../../figure/index.ts";
import type { CountStyle } from "../../language/index.ts";
import type { RenderContext } from "../context.ts";
import type { Holder } from "./arguments.ts";
import type { HelperCall } from "./helper.ts";

interface Printed {
  readonly style?: CountStyle;
  /** Words instead of those that the style gives. */
  readonly words?: string;
  /** What the value was taken from. */
  readonly holder?: Holder;
  /** What it is, where it is taken from no query. */
  readonly derivation?: Derivation;
}

/** Returns the node that prints a figure and keeps its value and origin. */
export function figureValue(
  value: number | Count | Total,
  { place, rendering }: HelperCall,
  { style = "words", words, holder, derivation }: Printed = {},
): FigureValue {
  const { language } = rendering.context;
  const text = words ?? language.wordFigure(value, style);
  const origin =
    derivation ?? rendering.provenance.derivationOf(value, holder?.from, holder?.field);
  return {
    type: "figureValue",
    value,
    place,
    ...(origin !== undefined && { derivation: origin }),
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
