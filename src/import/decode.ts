import { constants, gunzipSync } from "node:zlib";
import type { Diagnostic } from "../diagnostic.ts";
import { errorCode } from "../effect.ts";

/** The text of a file, and how it was written. */
export interface Decoded {
  readonly text: string;
  /** The encoding, and whether the file was packed, as a user is told: "UTF-8, gzip". */
  readonly encoding: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What keeps a file from being text. */
export interface Undecoded {
  readonly text?: undefined;
  readonly diagnostics: readonly Diagnostic[];
}

// A string of V8 holds a little under 2^29 UTF-16 units.
const maxBytes = 500_000_000;

/**
 * Reads the bytes of a table: packed by gzip or not; UTF-8, UTF-16, or else ISO 8859-1 and what Windows made of it. What
 * was cut off is left out, and told.
 */
export function decodeTable(bytes: Uint8Array, file: string): Decoded | Undecoded {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const unpacked = isPacked ? unpack(bytes, file) : { bytes, diagnostics: [] };
  if (unpacked.bytes === undefined) return unpacked;
  const [a, b] = unpacked.bytes;
  if (unpacked.bytes.length > maxBytes)
    return refuse(file, `more than ${maxBytes} bytes`, "split it by year or country");
  if (a === 0x50 && b === 0x4b)
    return refuse(file, "a workbook or a zip archive", "unpack it, or save the sheet as CSV");
  const { text, encoding } = decode(unpacked.bytes);
  return {
    text,
    encoding: isPacked ? `${encoding}, gzip` : encoding,
    diagnostics: [...unpacked.diagnostics, ...doubtLetters(text, file)],
  };
}

function unpack(
  bytes: Uint8Array,
  file: string,
): { readonly bytes?: Uint8Array | undefined; readonly diagnostics: readonly Diagnostic[] } {
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: maxBytes }), diagnostics: [] };
  } catch (error) {
    const code = errorCode(error);
    if (code === "ERR_BUFFER_TOO_LARGE")
      return refuse(file, `more than ${maxBytes} bytes`, "split it by year or country");
    if (code === "Z_BUF_ERROR") return unpackCut(bytes, file);
    if (code === undefined) throw error;
    return refuse(file, `a damaged gzip archive (${code})`, "download it again");
  }
}

// RFC 1952 ends with a check sum: without that, what is there is read as far as it goes.
function unpackCut(bytes: Uint8Array, file: string): ReturnType<typeof unpack> {
  try {
    const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH };
    const cut: Diagnostic = {
      severity: "warning",
      code: "import/cut-archive",
      message: `"${file}" ends before its gzip archive does`,
      hint: "the rows that are there are read; download it again for the others",
      place: { file },
    };
    return { bytes: gunzipSync(bytes, options), diagnostics: [cut] };
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return refuse(file, `a damaged gzip archive (${code})`, "download it again");
  }
}

function refuse(file: string, what: string, hint: string): Undecoded {
  const message = `"${file}" is not read: ${what}`;
  const code = "import/unreadable";
  return { diagnostics: [{ severity: "error", code, message, hint, place: { file } }] };
}

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
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
  const text = new TextDecoder("windows-1252").decode(bytes);
  return { text, encoding: isWindows ? "windows-1252" : "ISO 8859-1" };
}

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

function doubtLetters(text: string, file: string): readonly Diagnostic[] {
  const lines = text.split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => misread.test(line));
  if (first < 0) return [];
  const more = lines.filter((line) => misread.test(line)).length - 1;
  const others = more === 0 ? "" : `, and on ${more} more ${more === 1 ? "line" : "lines"}`;
  return [
    {
      severity: "warning",
      code: "import/bad-letters",
      message: `letters that were lost or misread before${others}`,
      hint: "names may be wrong: export the table again as UTF-8",
      place: { file, line: first + 1 },
    },
  ];
}
