import { type Direction, embeddingLevels, firstStrong, needsLevels } from "./bidi.ts";
import { addressesIn } from "./line-break.ts";

/**
 * What is put in order by itself, whatever stands around it: as if the isolates of UAX #9 stood at its
 * ends, though nothing is drawn there or read. Spans that follow each other share one by its identity.
 */
export interface Isolate {
  /** `auto`: that of its first strong letter; where it has none, that of what is around it. */
  readonly direction: Direction | "auto";
  readonly within?: Isolate;
}

/** The part of a span that decides its levels. */
interface IsolatedText {
  readonly text: string;
  readonly isolate?: Isolate | undefined;
}

/** The levels of a paragraph's UTF-16 units. */
export interface ParagraphLevels {
  readonly levels: Uint8Array;
  /** Offset of a unit → the level at which an isolate begins or ends before it. */
  readonly joints: ReadonlyMap<number, number>;
}

/**
 * Returns the embedding levels of a paragraph, or undefined if all are 0. Isolates are observed, and web
 * addresses are isolated from left to right (UAX #9 rule HL4).
 */
export function paragraphLevels(
  spans: readonly IsolatedText[],
  text: string,
  direction: Direction,
): ParagraphLevels | undefined {
  const isIsolated = spans.some(({ isolate }) => isolate !== undefined);
  const turns = isIsolated && spans.some(({ isolate }) => isolate?.direction === "rtl");
  if (!turns && !needsLevels(text, direction)) return undefined;
  if (!isIsolated && addressesIn(text).length === 0) {
    const levels = embeddingLevels(text, direction);
    return levels === undefined ? undefined : { levels, joints: noJoints };
  }
  const marked = new MarkedText(direction);
  for (const index of spans.keys()) marked.add(spans, index);
  const levels = embeddingLevels(marked.finish(), direction);
  return levels === undefined ? undefined : withoutControls(levels, marked.inserted);
}

const noJoints: ReadonlyMap<number, number> = new Map();

function withoutControls(levels: Uint8Array, controls: ReadonlySet<number>): ParagraphLevels {
  const kept = new Uint8Array(levels.length - controls.size);
  const joints = new Map<number, number>();
  let length = 0;
  for (const [at, level] of levels.entries())
    if (controls.has(at)) joints.set(length, Math.min(level, joints.get(length) ?? level));
    else kept[length++] = level;
  return { levels: kept, joints };
}

const initiators: Readonly<Record<Direction, string>> = { ltr: "\u2066", rtl: "\u2067" };
const terminator = "\u2069";
const arabicLetterMark = "\u061c";
const lineBreak = /([\n\r\u0085\u2029])/;

interface OpenIsolate {
  readonly isolate: Isolate;
  readonly direction: Direction;
}

/** A paragraph's text with the characters of its isolates put in. */
class MarkedText {
  /** Where in the text there is a character that was put in. */
  readonly inserted = new Set<number>();
  readonly #direction: Direction;
  #text = "";
  #open: OpenIsolate[] = [];

  constructor(direction: Direction) {
    this.#direction = direction;
  }

  /** Adds the span at an index; those before have been added. */
  add(spans: readonly IsolatedText[], index: number): void {
    const { text = "", isolate } = spans[index] ?? {};
    const chain = chainOf(isolate);
    const common = this.#open.findIndex(({ isolate: open }, at) => open !== chain[at]);
    if (common >= 0) this.#close(common);
    for (const next of chain.slice(this.#open.length)) {
      const around = this.#open.at(-1)?.direction ?? this.#direction;
      const own = directionOf(next, spans, index);
      this.#start({ isolate: next, direction: own ?? around });
      // As after a letter: the sign of ۴۷٪ stands where it does in running text (rule W2).
      if (own === undefined && around === "rtl") this.#insert(arabicLetterMark);
    }
    this.#write(isolate === undefined ? text : balanced(text));
  }

  finish(): string {
    this.#close(0);
    return this.#text;
  }

  // A line break ends isolates (rule X8), and what they isolate goes on after it.
  #write(text: string): void {
    for (const part of text.split(lineBreak)) {
      if (!lineBreak.test(part)) {
        this.#writeLine(part);
        continue;
      }
      const open = this.#open;
      this.#close(0);
      this.#text += part;
      for (const one of open) this.#start(one);
    }
  }

  #writeLine(text: string): void {
    let start = 0;
    for (const { index, end } of addressesIn(text)) {
      this.#text += text.slice(start, index);
      this.#insert(initiators.ltr);
      this.#text += text.slice(index, end);
      this.#insert(terminator);
      start = end;
    }
    this.#text += text.slice(start);
  }

  #start(open: OpenIsolate): void {
    this.#open = [...this.#open, open];
    this.#insert(initiators[open.direction]);
  }

  #close(length: number): void {
    for (let count = this.#open.length; count > length; count--) this.#insert(terminator);
    this.#open = this.#open.slice(0, length);
  }

  #insert(control: string): void {
    this.inserted.add(this.#text.length);
    this.#text += control;
  }
}

// From the outermost in.
function chainOf(isolate: Isolate | undefined): Isolate[] {
  const chain: Isolate[] = [];
  for (let one = isolate; one !== undefined; one = one.within) chain.unshift(one);
  return chain;
}

// Rule P2 on the spans of an isolate, which begin at an index.
function directionOf(
  isolate: Isolate,
  spans: readonly IsolatedText[],
  index: number,
): Direction | undefined {
  if (isolate.direction !== "auto") return isolate.direction;
  for (let at = index; at < spans.length; at++) {
    const { text = "", isolate: own } = spans[at] ?? {};
    if (!chainOf(own).includes(isolate)) return undefined;
    const found = firstStrong(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

// An end of an isolate that was not begun in the text itself would end the one around it.
function balanced(text: string): string {
  if (!text.includes(terminator)) return text;
  let depth = 0;
  return text.replace(/[\u2066-\u2069]/g, (control) => {
    depth += control === terminator ? -1 : 1;
    if (depth >= 0) return control;
    depth = 0;
    return "\u200b";
  });
}
