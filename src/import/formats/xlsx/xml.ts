import { Parser } from "saxen";
import { ZipProblem } from "./zip.ts";

/** What is done with the elements of an XML text; names are without a prefix. */
export interface Handlers {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
  /** Asked after each piece of the text: true where the rest need not be read. */
  readonly isDone?: () => boolean;
}

/** Returns an attribute's value by its name, or by what follows its prefix; the empty text where it is not there. */
export type Attributes = (name: string, hasPrefix?: boolean) => string;

/**
 * Reads XML in pieces. A document type is refused, so that there are no entities but those of XML itself. Throws a
 * `ZipProblem` where it is no XML.
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  { open, close, text, isDone }: Handlers,
): Promise<void> {
  const parser = new Parser();
  parser.on("error", (error) => {
    throw new ZipProblem(`a part of it is no XML (${error.message})`);
  });
  parser.on("attention", () => {
    throw new ZipProblem("a part of it declares entities", "save it as CSV");
  });
  if (open !== undefined)
    parser.on("openTag", (name, read) => open(local(name), attributesOf(read)));
  if (close !== undefined) parser.on("closeTag", (name) => close(local(name)));
  if (text !== undefined) {
    parser.on("text", (written) => text(withEntities(written)));
    parser.on("cdata", text);
  }
  // A tag is handed over whole, for one that is cut within an attribute may be taken to end there: all but what follows
  // the last "<", which no value may hold.
  const decoder = new TextDecoder();
  let kept = "";
  for await (const piece of pieces) {
    kept += decoder.decode(piece, { stream: true });
    const end = kept.lastIndexOf("<");
    if (end > 0) parser.write(kept.slice(0, end));
    if (end > 0) kept = kept.slice(end);
    if (kept.length > maxTag) throw new ZipProblem("a part of it is no XML (a tag without an end)");
    if (isDone?.() === true) return;
  }
  parser.write(kept + decoder.decode());
  parser.end();
}

// A text of a cell has at most 32,767 letters.
const maxTag = 10_000_000;

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

// Most elements are not asked for theirs.
function attributesOf(read: () => Readonly<Record<string, string>>): Attributes {
  return (name, hasPrefix = false) => {
    const all = read();
    const key = hasPrefix ? Object.keys(all).find((each) => each.endsWith(`:${name}`)) : name;
    return key === undefined || !Object.hasOwn(all, key) ? "" : withEntities(all[key] ?? "");
  };
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

// XML 1.0, 4.1 and 4.6.
function withEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
  });
}
