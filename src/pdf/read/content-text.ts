import { PdfParser, type PdfValue } from "./parser.ts";

/** Code → characters. */
export type CodeMap = ReadonlyMap<number, string>;

/** A line of a page, piece by piece as it is drawn. */
export interface DrawnLine {
  readonly pieces: readonly string[];
  /** Running heads and feet, and what else is no part of the document. */
  readonly isArtifact: boolean;
}

/** What a content stream draws, and the replacement texts and other strings in it. */
export interface DrawnText {
  readonly lines: readonly DrawnLine[];
  readonly strings: readonly string[];
}

/** Reads the texts that a content stream draws, with the fonts of its page by name (ISO 32000-1 9.4). */
export function readContent(content: string, fonts: ReadonlyMap<string, CodeMap>): DrawnText {
  const parser = new PdfParser(content);
  const lines: { pieces: string[]; isArtifact: boolean }[] = [];
  const strings: string[] = [];
  const saved: (CodeMap | undefined)[] = [];
  const marked: boolean[] = [];
  let font: CodeMap | undefined;
  let operands: PdfValue[] = [];
  const breakLine = (): void => {
    lines.push({ pieces: [], isArtifact: marked.includes(true) });
  };
  const show = (values: readonly PdfValue[]): void => {
    const bytes = values.flatMap((one) => (one.type === "array" ? one.value : [one]));
    const drawn = bytes
      .map((one) => (one.type === "string" ? toText(one.value, font) : ""))
      .join("");
    if (lines.length === 0) breakLine();
    lines.at(-1)?.pieces.push(drawn);
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
        if (second?.type !== "number" || second.value !== 0) breakLine();
        break;
      case "BT":
      case "Tm":
      case "T*":
        breakLine();
        break;
      case "'":
      case '"':
        breakLine();
        show(operands);
        break;
      case "Tj":
      case "TJ":
        show(operands);
        break;
      case "BDC":
      case "BMC":
        marked.push(first?.type === "name" && first.value === "Artifact");
        strings.push(...stringsIn(second));
        break;
      case "EMC":
        marked.pop();
        break;
    }
    operands = [];
  }
  return { lines, strings };
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
