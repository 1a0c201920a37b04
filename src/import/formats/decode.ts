import type { Diagnostic } from "../../diagnostic.ts";

/** The text of a file, and how it was written. */
export interface Decoded {
  readonly text: string;
  /** As a user is told: "UTF-8". */
  readonly encoding: string;
}

/**
 * Reads bytes as text: UTF-8, UTF-16, or else ISO 8859-1 and what Windows made of it. A letter that was cut off at the
 * end is left out.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0))
    return { text: whole(new TextDecoder("utf-16le").decode(bytes)), encoding: "UTF-16LE" };
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0))
    return { text: whole(new TextDecoder("utf-16be").decode(bytes)), encoding: "UTF-16BE" };
  const hasMark = a === 0xef && b === 0xbb && c === 0xbf;
  const utf8 = strictly(bytes) ?? strictly(bytes.subarray(0, startOfLast(bytes)));
  if (utf8 !== undefined)
    return { text: utf8, encoding: hasMark ? "UTF-8 with a byte order mark" : "UTF-8" };
  if (hasMark || isMostlyUtf8(bytes))
    return { text: new TextDecoder("utf-8").decode(bytes), encoding: "UTF-8, in part damaged" };
  // windows-1252 is ISO 8859-1 with letters where that has control characters (WHATWG Encoding, 9).
  const isWindows = bytes.some((byte) => byte >= 0x80 && byte <= 0x9f);
  const text = Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);
  return { text, encoding: isWindows ? "windows-1252" : "ISO 8859-1" };
}

// WHATWG Encoding, index windows-1252, from 0x80 on. TextDecoder of Node 20 takes this encoding for ISO 8859-1.
const windowsSigns =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

// UTF-16 that was cut within a letter.
function whole(text: string): string {
  return text.replace(/\ufffd$/, "");
}

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// Where the last sequence of UTF-8 begins, for a file that was cut within it.
function startOfLast(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return Math.max(at, 0);
}

// A line feed is never part of a longer sequence, so lines can be tried one by one.
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0];
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte >= 0x80)) {
      if (strictly(line) === undefined) bad += 1;
      else good += 1;
    }
    start = end + 1;
  }
  // Letters of another encoding are next to never UTF-8 by chance.
  return good >= bad && good > 0;
}

// UTF-8 that somebody read as windows-1252 and wrote again, and signs for what could not be read.
const misread = /\ufffd|Ã[\u0080-\u00bf]|â€[\u0098-\u009d™œ“”˜]/;

/** A line of a file, or a row of its cells, and its number. */
interface Line {
  readonly line: number;
  readonly text: string;
}

/** Tells of letters that were lost or misread before the file was written. */
export function doubtLetters(lines: Iterable<Line>, file: string): readonly Diagnostic[] {
  let first: number | undefined;
  let more = 0;
  for (const { line, text } of lines) {
    if (!misread.test(text)) continue;
    if (first === undefined) first = line;
    else more += 1;
  }
  if (first === undefined) return [];
  const others = more === 0 ? "" : `, and on ${more} more ${more === 1 ? "line" : "lines"}`;
  return [
    {
      severity: "warning",
      code: "import/bad-letters",
      message: `letters that were lost or misread before${others}`,
      hint: "names may be wrong: export the table again as UTF-8",
      place: { file, line: first },
    },
  ];
}

/** Returns the lines of a text, whatever ends them. */
export function* linesOf(text: string): Iterable<Line> {
  let line = 0;
  for (const each of text.split(/\r\n|\n|\r/)) yield { line: ++line, text: each };
}
