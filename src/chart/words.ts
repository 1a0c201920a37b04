import type { Count, Total } from "../count/index.ts";
import type { Derivation } from "../figure/index.ts";

/** A figure in the words of a chart, and what it was made from. */
export interface ChartFigure {
  readonly type: "figure";
  readonly text: string;
  readonly value: number | Count | Total;
  readonly derivation?: Derivation;
}

/** A date in the words of a chart; `date` is ISO 8601. */
export interface ChartDate {
  readonly type: "date";
  readonly text: string;
  readonly date: string;
}

/** What a chart says, in order: text, figures and dates. */
export type ChartWords = readonly (string | ChartFigure | ChartDate)[];

/** Returns what is said, as text. */
export function textOf(words: ChartWords): string {
  return words.map((word) => (typeof word === "string" ? word : word.text)).join("");
}

/** Joins lists of words as `join` joins strings, which it must keep whole and in order. */
export function joinWords(
  items: readonly ChartWords[],
  join: (items: readonly string[]) => string,
): ChartWords {
  const mark = (index: number): string => `\ue000${index}\ue001`;
  return join(items.map((_, index) => mark(index)))
    .split(/(\ue000\d+\ue001)/)
    .flatMap((part): ChartWords => {
      if (part === "") return [];
      return part.startsWith("\ue000") ? (items[Number(part.slice(1, -1))] ?? []) : [part];
    });
}
