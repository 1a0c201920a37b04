/** A value in a PDF file; strings are bytes, held as latin1 (ISO 32000-1 7.3). */
export type PdfValue =
  | { readonly type: "name" | "string" | "word"; readonly value: string }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "reference"; readonly value: number }
  | { readonly type: "array"; readonly value: readonly PdfValue[] }
  | { readonly type: "dictionary"; readonly value: PdfDictionary };

/** The entries of a dictionary, by name without its slash. */
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

// Values in values: more than any file needs, fewer than the stack holds.
const maxDepth = 100;

/** Reads values from a text that holds bytes as latin1. Throws SyntaxError where there is no value. */
export class PdfParser {
  readonly #text: string;
  at: number;
  #depth = 0;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** Returns the next value or keyword, or undefined at the end. */
  next(): PdfValue | undefined {
    this.#take(/(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y);
    const head = this.#text[this.at];
    if (head === undefined) return undefined;
    if (head === "/") return { type: "name", value: this.#name() };
    if (head === "(") return { type: "string", value: this.#literal() };
    if (head === "[") return this.#within("]", 1, (value) => ({ type: "array", value }));
    if (this.#text.startsWith("<<", this.at)) return this.#within(">>", 2, toDictionary);
    if (head === "<") return { type: "string", value: this.#hex() };
    return this.#word();
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text)?.[0] ?? "";
    this.at += match.length;
    return match;
  }

  #name(): string {
    const name = this.#take(/\/[^\0\t\n\f\r ()<>[\]{}/%]*/y).slice(1);
    return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => character(hex));
  }

  // Parentheses may nest; a backslash escapes (7.3.4.2).
  #literal(): string {
    let bytes = "";
    let depth = 0;
    for (this.at++; this.at < this.#text.length; this.at++) {
      const plain = this.#take(/[^\\()]+/y);
      bytes += plain;
      const head = this.#text[this.at];
      if (head === "\\") {
        bytes += this.#escape();
        continue;
      }
      if (head === ")" && depth === 0) {
        this.at += 1;
        return bytes;
      }
      depth += head === "(" ? 1 : -1;
      bytes += head ?? "";
    }
    throw new SyntaxError("a string without end");
  }

  // Leaves `at` on the last character of the escape.
  #escape(): string {
    this.at += 1;
    const octal = this.#take(/[0-7]{1,3}/y);
    if (octal !== "") {
      this.at -= 1;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const head = this.#text[this.at] ?? "";
    if (head === "\r" && this.#text[this.at + 1] === "\n") this.at += 1;
    return head === "\n" || head === "\r" ? "" : (escapes[head] ?? head);
  }

  #hex(): string {
    const digits = this.#take(/<[0-9a-f\s]*>/iy).replace(/[<>\s]/g, "");
    return digits.replace(/..?/g, (pair) => character(pair.padEnd(2, "0")));
  }

  #within(close: string, open: number, make: (items: PdfValue[]) => PdfValue): PdfValue {
    const items: PdfValue[] = [];
    this.at += open;
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new SyntaxError("nested too deep");
    for (;;) {
      this.#take(/(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y);
      if (this.#text.startsWith(close, this.at)) break;
      const item = this.next();
      if (item === undefined) throw new SyntaxError(`no ${close}`);
      items.push(item);
    }
    this.at += close.length;
    this.#depth -= 1;
    return make(items);
  }

  #word(): PdfValue {
    const reference = this.#take(/\d+ \d+ R(?![\w])/y);
    if (reference !== "") return { type: "reference", value: Number.parseInt(reference, 10) };
    const word = this.#take(/[^\0\t\n\f\r ()<>[\]{}/%]+/y);
    if (/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return { type: "number", value: Number(word) };
    if (word === "") throw new SyntaxError(`unexpected "${this.#text[this.at]}" at ${this.at}`);
    return { type: "word", value: word };
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function character(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function toDictionary(items: PdfValue[]): PdfValue {
  const entries = new Map<string, PdfValue>();
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [key, value] = [items[at], items[at + 1]];
    if (key?.type !== "name" || value === undefined) throw new SyntaxError("a key is no name");
    // Of a key that is there twice readers take either: both are looked at.
    entries.set(entries.has(key.value) ? `${key.value} (again)` : key.value, value);
  }
  return { type: "dictionary", value: entries };
}
