import type { SceneItem, SceneRow, SceneText } from "../chart/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type Document, type Figure, type FigureValue, rewrite } from "../document/index.ts";
import { cellOf } from "../figure/index.ts";
import type { Language } from "../language/index.ts";
import type { Rows } from "./edition-charts.ts";

/** A document whose charts know the figures that their marks print, and what is printed of nobody's. */
interface Marked {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds in each text that a mark draws the figures of the row that it is of: those in whose words the row has a
 * value. Digits that are left over, or that are of several rows added up, come from no query: a warning.
 */
export function markFigures(
  document: Document,
  { language, queries }: Pick<Rows, "language" | "queries">,
): Marked {
  const byName = new Map(queries.map((result) => [result.name, result]));
  // A row is printed by several texts.
  const worded = new Map<string, readonly RowWords[]>();
  const wordsOf = ({ query, index }: SceneRow): readonly RowWords[] | undefined => {
    const result = byName.get(query);
    if (result === undefined) return undefined;
    const key = `${index} ${query}`;
    const words = worded.get(key) ?? wordsOfRow(result, index, language);
    worded.set(key, words);
    return words;
  };
  const diagnostics: Diagnostic[] = [];
  const marked = rewrite(document, {
    block(block) {
      if (block.type !== "figure") return block;
      const marks = textsOf(block.scene.items).flatMap((text) => {
        if (text.of === undefined) return [];
        const read = readText(text.text, text.of === "several" ? [] : wordsOf(text.of));
        if (/\p{Nd}/u.test(read.rest)) diagnostics.push(loose(text.text, block));
        return read.figures;
      });
      return { ...block, marks };
    },
  });
  return { document: marked, diagnostics };
}

function loose(text: string, { place }: Figure): Diagnostic {
  return {
    severity: "warning",
    code: "chart/loose-number",
    message: `a mark prints "${text}", with digits that its row does not have`,
    ...(place && { place }),
    hint: "add up in the query, with number_of or total_of, and filter in the spec; what a spec adds up cannot be traced",
  };
}

function textsOf(items: readonly SceneItem[]): readonly SceneText[] {
  return items.flatMap((item) => {
    if (item.type === "group") return textsOf(item.items);
    return item.type === "text" ? [item] : [];
  });
}

/** Words that a row may be printed in, and the figure that they are, if they are one. */
interface RowWords {
  readonly words: string;
  /** Whether the query says of which records it is. */
  readonly isTraced?: boolean;
  readonly figure?: Pick<FigureValue, "value" | "derivation">;
}

function wordsOfRow(result: QueryResult, index: number, language: Language): readonly RowWords[] {
  const row = result.rows[index] ?? {};
  return result.columns
    .flatMap(({ name, type }): readonly RowWords[] => {
      const value = row[name] ?? null;
      if (typeof value === "number" || (typeof value === "object" && value !== null)) {
        const figure = { value, derivation: cellOf(result, index, name) };
        const isTraced = (result.lineage?.[name]?.[index] ?? null) !== null;
        return [{ words: language.wordFigure(value), isTraced, figure }];
      }
      if (typeof value !== "string") return [];
      if (type !== "date") return [{ words: value }];
      return dateStyles.map((style) => ({ words: language.date(value, style) }));
    })
    .filter(({ words }) => /\p{Nd}/u.test(words))
    .sort((a, b) => b.words.length - a.words.length || rank(a) - rank(b));
}

// A number that only orders rows may happen to be the same.
function rank({ isTraced }: RowWords): number {
  return isTraced === true ? 0 : 1;
}

const dateStyles = ["long", "short", "month", "short-month", "year"] as const;

// Longer words first, so that "1" is not found in "12", nor in a date.
function readText(
  text: string,
  known: readonly RowWords[] = [],
): { readonly rest: string; readonly figures: readonly FigureValue[] } {
  let rest = text;
  const figures: FigureValue[] = [];
  for (const { words, figure } of known) {
    const at = rest.indexOf(words);
    if (at < 0 || isWithinNumber(rest, at, words.length)) continue;
    rest = `${rest.slice(0, at)} ${rest.slice(at + words.length)}`;
    if (figure !== undefined)
      figures.push({ type: "figureValue", ...figure, children: [{ type: "text", value: words }] });
  }
  return { rest, figures };
}

function isWithinNumber(text: string, at: number, length: number): boolean {
  return /\p{Nd}$/u.test(text.slice(0, at)) || /^\p{Nd}/u.test(text.slice(at + length));
}
