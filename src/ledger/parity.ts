import { type Count, formatFigure, isTotal, type Total } from "../count/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type Document, type FigureValue, type Text, textOf } from "../document/index.ts";
import { collectFigures } from "./collect-figures.ts";
import { digitsOf, numbersIn } from "./digits.ts";
import type { HtmlFigure } from "./html-figures.ts";

/** What came out of a document. */
export interface Outputs {
  /** Every figure of the HTML page, read back from its bytes. */
  readonly html: readonly HtmlFigure[];
  /** What is drawn on the pages for a text, in the order of drawing; nothing where it is not drawn. */
  readonly drawn: (text: Text) => string;
}

/**
 * Reports each figure of a document whose value, or whose digits, are others in its words, in the HTML page or on the
 * pages of the PDF, and each that one of the two does not have. Digits of every script count as the same.
 */
export function checkParity(document: Document, { html, drawn }: Outputs): readonly Diagnostic[] {
  const inHtml = tally(html.map(({ id, value, words }) => keyOf(id, value, words)));
  const findings: Diagnostic[] = [];
  for (const { node, holder, situation } of collectFigures(document)) {
    const id = node.derivation?.id;
    if (id === undefined) continue;
    const words = textOf(node);
    if (!agrees(node.value, words)) findings.push(differs(node, id, `its words are "${words}"`));
    // An alternative text is no element of the page, and neither is what is drawn.
    const isElement = situation !== "alternative-text" && situation !== "mark";
    if (isElement && !take(inHtml, keyOf(id, formatFigure(node.value), words)))
      findings.push(differs(node, id, "the HTML page does not have it so"));
    const onPages = node.children.map(drawn).join("");
    if (holder === undefined && !isRepeated(digitsOf(onPages), digitsOf(words)))
      findings.push(differs(node, id, `on the pages stands "${onPages}"`));
  }
  return findings;
}

function differs(node: FigureValue, id: string, what: string): Diagnostic {
  return {
    severity: "error",
    code: "ledger/parity",
    message: `the figure ${id} is ${formatFigure(node.value)}, but ${what}`,
    ...(node.place && { place: node.place }),
    hint: "the outputs of an edition must agree to the last digit: nothing is written; report it",
  };
}

// Numbers of a figure's words are its bounds, or a rounded share.
function agrees(value: number | Count | Total, words: string): boolean {
  const numbers = numbersIn(words);
  if (typeof value === "number") {
    const isSigned = /[-−–][\s\p{Cf}]*\p{Nd}/u.test(words);
    const isRight = value >= 0 || isSigned || numbers.every((number) => Number(number) === 0);
    return isRight && numbers.every((number) => isRounded(number, Math.abs(value)));
  }
  const isQuoted = !isTotal(value) && value.bound === "unknown";
  const bounds = [value.low, value.high].filter((bound) => bound !== null);
  return isQuoted || numbers.every((number) => bounds.some((bound) => isRounded(number, bound)));
}

function isRounded(number: string, value: number): boolean {
  const [, decimals = ""] = number.split(".");
  return Math.abs(Number(number) - value) <= 0.5 * 10 ** -decimals.length;
}

// What is printed twice, as the words of a heading in a list of contents, is drawn twice.
function isRepeated(drawn: string, once: string): boolean {
  if (once === "") return drawn === "";
  const times = Math.max(1, Math.round(drawn.length / once.length));
  return sorted(drawn) === sorted(once.repeat(times));
}

function sorted(text: string): string {
  return [...text].sort().join("");
}

function keyOf(id: string, value: string, words: string): string {
  return [id, value, ...numbersIn(words)].join("\n");
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}

/** The figures of an edition in one language: plain values by id. */
export interface EditionFigures {
  readonly language: string;
  readonly values: ReadonlyMap<string, string>;
}

/** Returns the plain value of each figure of a document, by its id. */
export function figureValues(document: Document): ReadonlyMap<string, string> {
  return new Map(
    collectFigures(document).flatMap(({ node }) =>
      node.derivation === undefined
        ? []
        : [[node.derivation.id, formatFigure(node.value)] as const],
    ),
  );
}

/**
 * Reports each figure whose value is another in another language of the same edition; and, as warnings, those that one
 * language prints and another does not.
 */
export function checkLanguages(editions: readonly EditionFigures[]): readonly Diagnostic[] {
  const [first, ...others] = editions;
  if (first === undefined) return [];
  return others.flatMap((other) => [
    ...[...first.values].flatMap(([id, value]) => {
      const there = other.values.get(id);
      if (there === undefined) return [missing(id, first, other)];
      return there === value ? [] : [translated(id, [value, first], [there, other])];
    }),
    ...[...other.values.keys()]
      .filter((id) => !first.values.has(id))
      .map((id) => missing(id, other, first)),
  ]);
}

function translated(
  id: string,
  [value, one]: readonly [string, EditionFigures],
  [there, other]: readonly [string, EditionFigures],
): Diagnostic {
  return {
    severity: "error",
    code: "ledger/parity",
    message: `the figure ${id} is ${value} in ${one.language} and ${there} in ${other.language}`,
    hint: "figures go by data, not by language: a query or a translation that changes them is wrong",
  };
}

function missing(id: string, one: EditionFigures, other: EditionFigures): Diagnostic {
  return {
    severity: "warning",
    code: "ledger/parity",
    message: `the figure ${id} stands in ${one.language}, and not in ${other.language}`,
    hint: "print it in both, in the narrative or the message that has it",
  };
}
