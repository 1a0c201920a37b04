import { inflateSync } from "node:zlib";

/** A value in a PDF file: names keep their slash, strings are bytes in latin1. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfArray
  | PdfDictionary
  | PdfStream;
export type PdfName = `/${string}`;
export interface PdfString {
  readonly bytes: string;
}
export interface PdfReference {
  readonly id: number;
}
export type PdfArray = readonly PdfValue[];
export type PdfDictionary = ReadonlyMap<string, PdfValue>;
export interface PdfStream {
  readonly dictionary: PdfDictionary;
  readonly content: Buffer;
}

/** An operator of a content stream with what it is applied to. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

/** Reads PDF syntax (ISO 32000-1 7.3) from a file held as latin1, so that offsets are those of bytes. */
class Parser {
  readonly #text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** Returns the next value, or the next keyword as a string without a slash, or undefined at the end. */
  next(): PdfValue | string | undefined {
    this.#skipBlanks();
    const head = this.#text[this.at];
    if (head === undefined) return undefined;
    if (head === "/") return this.#name();
    if (head === "(") return this.#literal();
    if (head === "[") return this.#array();
    if (head === "<") return this.#text[this.at + 1] === "<" ? this.#dictionary() : this.#hex();
    return this.#word();
  }

  /** Returns the next value; throws if there is something else. */
  value(): PdfValue {
    const value = this.next();
    if (typeof value === "string" && !isName(value)) throw new Error(`unexpected ${value}`);
    if (value === undefined) throw new Error("unexpected end");
    return value;
  }

  #skipBlanks(): void {
    const blanks = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
    blanks.lastIndex = this.at;
    blanks.exec(this.#text);
    this.at = blanks.lastIndex;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text)?.[0] ?? "";
    this.at += match.length;
    return match;
  }

  #name(): PdfName {
    const name = this.#take(/\/[^\0\t\n\f\r ()<>[\]{}/%]*/y).slice(1);
    return `/${name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => character(hex))}`;
  }

  #literal(): PdfString {
    let bytes = "";
    for (this.at++; this.#text[this.at] !== ")"; this.at++) {
      const head = this.#text[this.at] ?? "";
      if (head === "") throw new Error("a string without end");
      if (head === "\\") this.at++;
      bytes += head === "\\" ? escaped(this.#text[this.at] ?? "") : head;
    }
    this.at++;
    return { bytes };
  }

  #hex(): PdfString {
    const digits = this.#take(/<[0-9a-f\s]*>/iy).replace(/[<>\s]/g, "");
    return { bytes: digits.replace(/../g, character) };
  }

  #array(): PdfArray {
    const items: PdfValue[] = [];
    this.at++;
    for (this.#skipBlanks(); this.#text[this.at] !== "]"; this.#skipBlanks())
      items.push(this.value());
    this.at++;
    return items;
  }

  #dictionary(): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    for (this.#skipBlanks(); this.#text[this.at] !== ">"; this.#skipBlanks()) {
      const key = this.#name().slice(1);
      if (entries.has(key)) throw new Error(`/${key} twice in a dictionary`);
      entries.set(key, this.value());
    }
    this.at += 2;
    return entries;
  }

  #word(): PdfValue | string {
    const reference = this.#take(/\d+ \d+ R\b/y);
    if (reference !== "") return { id: Number.parseInt(reference, 10) };
    const word = this.#take(/[^\0\t\n\f\r ()<>[\]{}/%]+/y);
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    if (/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === "") throw new Error(`unexpected "${this.#text[this.at]}" at ${this.at}`);
    return word;
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function escaped(head: string): string {
  if (/[0-7]/.test(head)) throw new Error("octal escapes are not read here");
  return escapes[head] ?? head;
}

function character(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** A PDF file with cross-reference streams, read object by object without any other library. */
export class PdfObjects {
  readonly catalog: PdfDictionary;
  readonly trailer: PdfDictionary;
  readonly #text: string;
  readonly #bytes: Buffer;
  readonly #entries = new Map<number, readonly [kind: number, position: number, index: number]>();
  readonly #packs = new Map<number, readonly PdfValue[]>();

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
    this.#text = this.#bytes.toString("latin1");
    const end = /startxref\n(\d+)\n%%EOF\n$/.exec(this.#text);
    const stream = this.#indirectAt(Number(end?.[1] ?? Number.NaN));
    if (!isStream(stream)) throw new Error("no cross-reference stream");
    this.trailer = stream.dictionary;
    this.#readEntries(stream);
    this.catalog = this.dictionary(this.trailer.get("Root"));
  }

  /** The numbers of all objects. */
  get ids(): readonly number[] {
    return [...this.#entries.keys()];
  }

  /** The file as it stands, in latin1. */
  get source(): string {
    return this.#text;
  }

  /** Follows a reference. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!isReference(value)) return value ?? null;
    const [kind, position, index] = this.#entries.get(value.id) ?? [0, 0, 0];
    if (kind === 1) return this.#indirectAt(position);
    if (kind === 2) return this.#packOf(position)[index] ?? null;
    throw new Error(`no object ${value.id}`);
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const resolved = this.resolve(value);
    if (isStream(resolved)) return resolved.dictionary;
    if (!(resolved instanceof Map)) throw new Error(`not a dictionary: ${describe(resolved)}`);
    return resolved;
  }

  array(value: PdfValue | undefined): PdfArray {
    const resolved = this.resolve(value);
    return isArray(resolved) ? resolved : resolved === null ? [] : [resolved];
  }

  /** Returns a text string (7.9.2.2), "" if there is none. */
  text(value: PdfValue | undefined): string {
    const resolved = this.resolve(value);
    if (!isString(resolved)) return "";
    const { bytes } = resolved;
    if (!bytes.startsWith("\xfe\xff")) return bytes;
    return Buffer.from(bytes.slice(2), "latin1").swap16().toString("utf16le");
  }

  /** Returns a stream's content, inflated. */
  content(value: PdfValue | undefined): Buffer {
    const stream = this.resolve(value);
    if (!isStream(stream)) throw new Error(`not a stream: ${describe(stream)}`);
    return decoded(stream);
  }

  /** Returns the pages in order, with their object numbers. */
  get pages(): readonly { readonly id: number; readonly page: PdfDictionary }[] {
    return this.array(this.dictionary(this.catalog.get("Pages")).get("Kids")).map((kid) => {
      if (!isReference(kid)) throw new Error("a page that is no object");
      return { id: kid.id, page: this.dictionary(kid) };
    });
  }

  /** Returns the operations of a page. */
  operations(page: PdfDictionary): readonly Operation[] {
    const parser = new Parser(this.content(page.get("Contents")).toString("latin1"));
    const operations: Operation[] = [];
    let operands: PdfValue[] = [];
    for (let token = parser.next(); token !== undefined; token = parser.next()) {
      if (typeof token === "string" && !isName(token)) {
        operations.push({ operator: token, operands });
        operands = [];
      } else operands.push(token);
    }
    return operations;
  }

  /** Returns keys and values of a name tree or a number tree, in the order they stand in. */
  tree(value: PdfValue | undefined): readonly (readonly [PdfValue, PdfValue])[] {
    const node = this.dictionary(value);
    const pairs = this.array(node.get("Names") ?? node.get("Nums"));
    const own = pairs.flatMap((key, at) =>
      at % 2 === 0 ? [[key, pairs[at + 1] ?? null] as const] : [],
    );
    return [...own, ...this.array(node.get("Kids")).flatMap((kid) => this.tree(kid))];
  }

  #indirectAt(offset: number): PdfValue {
    const parser = new Parser(this.#text, offset);
    const [id, generation, keyword] = [parser.next(), parser.next(), parser.next()];
    if (typeof id !== "number" || generation !== 0 || keyword !== "obj")
      throw new Error(`no object at ${offset}`);
    const value = parser.value();
    if (!(value instanceof Map) || parser.next() !== "stream") return value;
    const start = this.#text.indexOf("\n", parser.at) + 1;
    const length = Number(value.get("Length"));
    if (!/^\r?\nendstream/.test(this.#text.slice(start + length, start + length + 12)))
      throw new Error(`a wrong /Length in object ${id}`);
    return { dictionary: value, content: this.#bytes.subarray(start, start + length) };
  }

  #packOf(id: number): readonly PdfValue[] {
    const known = this.#packs.get(id);
    if (known !== undefined) return known;
    const stream = this.resolve({ id });
    if (!isStream(stream)) throw new Error(`no object stream ${id}`);
    const text = decoded(stream).toString("latin1");
    const first = Number(stream.dictionary.get("First"));
    const index = new Parser(text);
    const values = Array.from({ length: Number(stream.dictionary.get("N")) }, () => {
      index.next();
      return new Parser(text, first + Number(index.next())).value();
    });
    this.#packs.set(id, values);
    return values;
  }

  #readEntries(stream: PdfStream): void {
    const widths = this.array(stream.dictionary.get("W")).map(Number);
    const rows = decoded(stream);
    const [kinds = 0, positions = 0, indices = 0] = widths;
    for (let at = 0, id = 0; at < rows.length; at += kinds + positions + indices, id++) {
      const kind = rows.readUIntBE(at, kinds);
      const position = rows.readUIntBE(at + kinds, positions);
      const index = rows.readUIntBE(at + kinds + positions, indices);
      if (kind > 0) this.#entries.set(id, [kind, position, index]);
    }
  }
}

export function isName(value: unknown): value is PdfName {
  return typeof value === "string" && value.startsWith("/");
}

export function isArray(value: PdfValue | undefined): value is PdfArray {
  return Array.isArray(value);
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return typeof value === "object" && value !== null && "id" in value;
}

export function isString(value: PdfValue | undefined): value is PdfString {
  return typeof value === "object" && value !== null && "bytes" in value;
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return typeof value === "object" && value !== null && "content" in value;
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

function describe(value: PdfValue): string {
  return JSON.stringify(value instanceof Map ? [...value] : value);
}

function decoded({ dictionary, content }: PdfStream): Buffer {
  if (dictionary.get("Filter") !== "/FlateDecode") return content;
  const inflated = inflateSync(content);
  const parameters = dictionary.get("DecodeParms");
  if (!isDictionary(parameters)) return inflated;
  return unpredicted(inflated, Number(parameters.get("Columns")));
}

// Undoes the PNG predictor "up", the only one that is read here.
function unpredicted(rows: Buffer, columns: number): Buffer {
  const count = rows.length / (columns + 1);
  const plain = Buffer.alloc(count * columns);
  for (let row = 0; row < count; row++)
    for (let column = 0; column < columns; column++) {
      const above = row === 0 ? 0 : (plain[(row - 1) * columns + column] ?? 0);
      plain[row * columns + column] = above + (rows[row * (columns + 1) + 1 + column] ?? 0);
    }
  return plain;
}
