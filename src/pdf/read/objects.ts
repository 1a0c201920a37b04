import { inflateSync } from "node:zlib";
import { type PdfDictionary, PdfParser, type PdfValue } from "./parser.ts";

/** An object of a file; a stream has its content as bytes, decoded where it was deflated. */
export interface PdfObject {
  readonly id: number;
  readonly value: PdfValue;
  readonly stream?: Buffer;
}

/** What a file holds: its objects, and what stands between them. */
export interface PdfContents {
  readonly objects: readonly PdfObject[];
  readonly between: string;
}

/**
 * Reads all objects of a PDF file, those in object streams included. They are looked for in the bytes, not in the
 * cross-reference: what nothing leads to is in the file all the same. Throws SyntaxError for what it cannot read.
 */
export function readObjects(bytes: Uint8Array): PdfContents {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = file.toString("latin1");
  const objects: PdfObject[] = [];
  const start = /(?:^|[\r\n])(\d+) \d+ obj\b/g;
  let between = "";
  let read = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    between += `${text.slice(read, match.index)}\n`;
    const { object, end } = readObject(file, text, { id: Number(match[1]), at: start.lastIndex });
    objects.push(object, ...packed(object));
    read = end;
    start.lastIndex = end;
  }
  if (objects.length === 0) throw new SyntaxError("it holds no object of a PDF");
  return { objects, between: between + text.slice(read) };
}

function readObject(
  file: Buffer,
  text: string,
  { id, at }: { readonly id: number; readonly at: number },
): { readonly object: PdfObject; readonly end: number } {
  const parser = new PdfParser(text, at);
  const value = parser.next();
  if (value === undefined) throw new SyntaxError(`object ${id} is empty`);
  const behind = parser.at;
  const keyword = parser.next();
  if (value.type !== "dictionary" || keyword?.type !== "word" || keyword.value !== "stream")
    return { object: { id, value }, end: behind };
  const begin = parser.at + (text[parser.at] === "\r" ? 2 : 1);
  const length = value.value.get("Length");
  if (length?.type !== "number") throw new SyntaxError(`stream ${id} does not say how long it is`);
  const end = begin + length.value;
  if (!/^\s*endstream/.test(text.slice(end, end + 20)))
    throw new SyntaxError(`stream ${id} is not as long as it says`);
  return { object: { id, value, stream: decoded(value.value, file.subarray(begin, end)) }, end };
}

function decoded(dictionary: PdfDictionary, bytes: Buffer): Buffer {
  const filter = dictionary.get("Filter");
  const names = filter?.type === "array" ? filter.value : filter === undefined ? [] : [filter];
  const first = names[0]?.value;
  if (first === undefined) return bytes;
  if (first === "FlateDecode" && names.length === 1) return inflated(bytes);
  // Pictures in a coding of their own; anything else could hide a text.
  if (first === "DCTDecode" && names.length === 1) return bytes;
  throw new SyntaxError(`a stream is coded as ${String(first)}`);
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes);
  } catch (error) {
    throw new SyntaxError(`a stream is not coded as it says: ${String(error)}`);
  }
}

function packed({ value, stream }: PdfObject): readonly PdfObject[] {
  if (stream === undefined || value.type !== "dictionary" || typeOf(value.value) !== "ObjStm")
    return [];
  const text = stream.toString("latin1");
  const [count, first] = [numberOf(value.value, "N"), numberOf(value.value, "First")];
  const index = new PdfParser(text);
  return Array.from({ length: count }, () => {
    const [id, offset] = [index.next(), index.next()];
    if (id?.type !== "number" || offset?.type !== "number")
      throw new SyntaxError("an object stream without index");
    const inner = new PdfParser(text, first + offset.value).next();
    if (inner === undefined) throw new SyntaxError(`object ${id.value} is empty`);
    return { id: id.value, value: inner };
  });
}

/** Returns the type that a dictionary says it is of, or "". */
export function typeOf(dictionary: PdfDictionary, key = "Type"): string {
  const type = dictionary.get(key);
  return type?.type === "name" ? type.value : "";
}

function numberOf(dictionary: PdfDictionary, key: string): number {
  const value = dictionary.get(key);
  return value?.type === "number" ? value.value : 0;
}
