import { PdfParser, type PdfValue } from "./parser.ts";

/** Code → characters. */
export type CodeMap = ReadonlyMap<number, string>;

/**
 * What a run belongs to: the number of a marked-content sequence; an artifact, which is no part of the document
 * (running heads and feet, what is repeated for a page's sake); or nothing that says so.
 */
type Owner = number | "artifact" | undefined;

/** Text that is drawn along a line, and belongs to one owner. */
export interface DrawnRun {
  /** From 1 on. */
  readonly page: number;
  /** Its place among the runs of its page, and that of its line among the lines, in the order of drawing. */
  readonly order: number;
  readonly line: number;
  readonly owner: Owner;
  /** Piece by piece as it is drawn. */
  readonly pieces: readonly string[];
}

/** What a content stream draws, and the replacement texts and other strings in it. */
export interface DrawnText {
  readonly runs: readonly DrawnRun[];
  readonly strings: readonly string[];
}

/** Reads the texts that the content of a page draws, with its fonts by name (ISO 32000-1 9.4 and 14.6). */
export function readContent(
  content: string,
  { page, fonts }: { readonly page: number; readonly fonts: ReadonlyMap<string, CodeMap> },
): DrawnText {
  const parser = new PdfParser(content);
  const runs: (DrawnRun & { readonly pieces: string[] })[] = [];
  const strings: string[] = [];
  const saved: (CodeMap | undefined)[] = [];
  const owners: Owner[] = [];
  let font: CodeMap | undefined;
  let operands: PdfValue[] = [];
  let line = 0;
  const show = (values: readonly PdfValue[]): void => {
    const bytes = values.flatMap((one) => (one.type === "array" ? one.value : [one]));
    const drawn = bytes
      .map((one) => (one.type === "string" ? toText(one.value, font) : ""))
      .join("");
    const owner = owners.at(-1);
    const last = runs.at(-1);
    if (last?.line === line && last.owner === owner) last.pieces.push(drawn);
    else runs.push({ page, order: runs.length, line, owner, pieces: [drawn] });
  };
  for (let token = parser.next(); token !== undefined; token = parser.next()) {
    if (token.type !== "word") {
      operands.push(token);
      continue;
    }
    const [first, second] = operands;
    switch (token.value) {
      case "q":
        saved.push(font);
        break;
      case "Q":
        font = saved.pop();
        break;
      case "Tf":
        font = first?.type === "name" ? fonts.get(first.value) : undefined;
        break;
      case "Td":
      case "TD":
        if (second?.type !== "number" || second.value !== 0) line += 1;
        break;
      case "BT":
      case "Tm":
      case "T*":
        line += 1;
        break;
      case "'":
      case '"':
        line += 1;
        show(operands);
        break;
      case "Tj":
      case "TJ":
        show(operands);
        break;
      case "BDC":
      case "BMC":
        owners.push(ownerOf(first, second, owners.at(-1)));
        strings.push(...stringsIn(second));
        break;
      case "EMC":
        owners.pop();
        break;
    }
    operands = [];
  }
  return { runs, strings };
}

// A sequence without a number of its own is part of the one around it, and all within an artifact is one.
function ownerOf(tag: PdfValue | undefined, list: PdfValue | undefined, around: Owner): Owner {
  if (around === "artifact" || (tag?.type === "name" && tag.value === "Artifact"))
    return "artifact";
  const mcid = list?.type === "dictionary" ? list.value.get("MCID") : undefined;
  return mcid?.type === "number" ? mcid.value : around;
}

// Codes of two bytes; those without a font are looked at as they are.
function toText(bytes: string, font: CodeMap | undefined): string {
  if (font === undefined) return bytes;
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += font.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? "\ufffd";
  return text;
}

// The strings within a value.
function stringsIn(value: PdfValue | undefined): readonly string[] {
  if (value?.type === "string") return [value.value];
  if (value?.type === "array") return value.value.flatMap(stringsIn);
  if (value?.type === "dictionary") return [...value.value.values()].flatMap(stringsIn);
  return [];
}

/** Reads a ToUnicode map: single codes, ranges, and ranges with a target each (9.10.3). */
export function readCodeMap(cmap: string): CodeMap {
  const map = new Map<number, string>();
  const targets = /<([0-9a-f\s]*)>/gi;
  const section = (name: string): readonly string[] =>
    [...cmap.matchAll(new RegExp(`begin${name}([\\s\\S]*?)end${name}`, "g"))].map(
      (m) => m[1] ?? "",
    );
  for (const body of section("bfchar"))
    for (const [, code = "", target = ""] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f\s]*)>/gi))
      map.set(Number.parseInt(code, 16), utf16(target));
  const range = /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:\[([^\]]*)\]|<([0-9a-f\s]*)>)/gi;
  for (const body of section("bfrange"))
    for (const [, low = "", high = "", list, only] of body.matchAll(range)) {
      const [first, last] = [Number.parseInt(low, 16), Number.parseInt(high, 16)];
      const own = [...(list ?? "").matchAll(targets)].map((m) => utf16(m[1] ?? ""));
      const start = utf16(only ?? "");
      for (let code = first; code <= last; code++)
        map.set(code, own[code - first] ?? shifted(start, code - first));
    }
  return map;
}

function utf16(hex: string): string {
  return Buffer.from(hex.replace(/\s/g, ""), "hex").swap16().toString("utf16le");
}

function shifted(text: string, by: number): string {
  if (text === "") return "";
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);
}
