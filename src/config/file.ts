import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { type Diagnostic, didYouMean, type Place } from "../diagnostic.ts";
import { errorCode, type ReadEffects, ReadRefusal } from "../effect.ts";
import { isServed, servedPathOf, servedRoot } from "../served.ts";
import { isShipped, shippedPrefix, shippedRoot } from "../shipped.ts";
import { type Finding, toDiagnostic } from "./finding.ts";

interface FileFinding extends Finding {
  readonly line?: number;
  readonly column?: number;
}

/** Text of a file, or what is wrong with it. */
export interface ReadText {
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Bytes of a file, or what is wrong with it. */
export interface ReadBytes {
  readonly bytes: Uint8Array | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a file of the project is read with. */
export interface ReadOptions {
  readonly root: string;
  readonly effects: ReadEffects;
  /** Where a finding points when the file itself cannot be read: the line that names it. */
  readonly namedAt?: Place;
}

// A string of V8 holds a little under 2^29 UTF-16 units.
const maxBytes = 500_000_000;

/**
 * Returns `path` as findings and manifests write it: from the root, with forward slashes; what comes with the program
 * by its own name, `fieldbrief:briefing/theme.yaml`, and so is a table of a server, `postgresql:VARIABLE/public/claims`.
 */
export function displayPath(root: string, path: string): string {
  const prefix = isShipped(path) ? shippedPrefix : (servedRoot(path)?.prefix ?? "");
  const way = relative(rootOf(root, path), path).split(sep).join("/");
  return prefix === "" ? way || "." : `${prefix}${way}`;
}

/** Returns the absolute path of what {@link displayPath} writes so. Anybody may have written it: it may lead anywhere. */
export function pathOf(root: string, written: string): string {
  if (written.startsWith(shippedPrefix))
    return resolve(shippedRoot, written.slice(shippedPrefix.length));
  return servedPathOf(written) ?? resolve(root, written);
}

/** Returns the folder that a file may not lead out of: the project's, or that of what comes with the program or a server. */
export function rootOf(root: string, path: string): string {
  if (isShipped(path)) return shippedRoot;
  return servedRoot(path)?.root ?? root;
}

/** Tells whether `path` is `root` or lies below it; both absolute, nothing is resolved. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Reads a file of the project as bytes: a regular file that lies inside the root once links are
 * resolved.
 */
export async function readBytes(path: string, options: ReadOptions): Promise<ReadBytes> {
  const { effects } = options;
  const root = rootOf(options.root, path);
  const file = displayPath(resolve(root), resolve(path));
  const refuse = (finding: Finding): ReadBytes => ({
    bytes: undefined,
    diagnostics: [toDiagnostic(finding, options.namedAt ?? { file })],
  });
  try {
    const [realRoot, realPath] = [await effects.realpath(root), await effects.realpath(path)];
    if (!isInside(realRoot, realPath)) return refuse(outside(file));
    return { bytes: await effects.readFile(realPath), diagnostics: [] };
  } catch (error) {
    if (error instanceof ReadRefusal) return refuse(error.finding);
    if (!isInside(resolve(root), resolve(path))) return refuse(outside(file));
    if (isServed(path) && errorCode(error) !== undefined) return refuse(notKept);
    const names = await namesBeside(path, options);
    return refuse(readProblem(error, file, names));
  }
}

/** A file that is too large to be held, as {@link LargeFiles} see it; `real` is where its links lead. */
export interface LargeFile {
  readonly real: string;
  /** Where this machine has it. */
  readonly path: string;
  readonly start: Uint8Array;
}

/** Looks at a file of the project, as {@link readBytes} would read it, without holding it. */
export async function lookAtFile(
  path: string,
  options: ReadOptions,
): Promise<{
  readonly large: LargeFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { effects, root } = options;
  const file = displayPath(resolve(root), resolve(path));
  const refuse = (finding: Finding) => ({
    large: undefined,
    diagnostics: [toDiagnostic(finding, options.namedAt ?? { file })],
  });
  if (effects.large === undefined)
    return refuse({
      code: "io/not-on-disk",
      message: `"${file}" is read by the engine, from a disk alone`,
      hint: "check the revision out into a folder, and name that",
    });
  try {
    const [realRoot, real] = [await effects.realpath(root), await effects.realpath(path)];
    if (!isInside(realRoot, real)) return refuse(outside(file));
    return { large: { real, ...(await effects.large.look(real)) }, diagnostics: [] };
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return refuse(readProblem(error, file, await namesBeside(path, options)));
  }
}

/**
 * Reads a text file of the project, as {@link readBytes} does: UTF-8 (a byte order mark is dropped),
 * without control characters.
 */
export async function readText(path: string, options: ReadOptions): Promise<ReadText> {
  const { bytes, diagnostics } = await readBytes(path, options);
  if (bytes === undefined) return { text: undefined, diagnostics };
  const file = displayPath(resolve(options.root), resolve(path));
  const decoded = decodeText(bytes, file);
  if (typeof decoded === "string") return { text: decoded, diagnostics: [] };
  const { line, column, ...finding } = decoded;
  const place = { file, ...(line ? { line } : {}), ...(column ? { column } : {}) };
  return { text: undefined, diagnostics: [toDiagnostic(finding, place)] };
}

const notKept: Finding = {
  code: "config/not-kept",
  message: "tables of a server are not kept in revisions",
  hint: "compare built editions, which say what they were made from: fieldbrief diff out/A out/B",
};

/** Says that a path leads out of the project. */
export function outside(file: string): Finding {
  return {
    code: "config/outside-project",
    message: `"${file}" lies outside the project folder`,
    hint: "keep the file in the folder of briefing.yaml; links out of it are not followed",
  };
}

/** Says that nothing is at a path; `names` are those of its folder. */
export function missing(file: string, names: readonly string[]): Finding {
  return {
    code: "config/missing-file",
    message: `no such file or folder: "${file}"`,
    hint: didYouMean(basename(file), names) ?? "check the path, or write the file",
  };
}

/** Returns the names in the folder that a path is in; none where that is missing, or outside the root. */
export async function namesBeside(
  path: string,
  { root, effects }: ReadOptions,
): Promise<readonly string[]> {
  try {
    const [realRoot, folder] = [
      await effects.realpath(rootOf(root, path)),
      await effects.realpath(dirname(path)),
    ];
    return isInside(realRoot, folder) ? await effects.list(folder) : [];
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}

// What keeps a file from being read; an error that is not the system's is a bug, and goes on.
function readProblem(error: unknown, file: string, names: readonly string[]): Finding {
  const code = errorCode(error);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return missing(file, names);
    case "EISDIR":
      return {
        code: "config/not-a-file",
        message: `"${file}" is a folder, not a file`,
        hint: "put a file there, or name another one",
      };
    case "ENOTFILE":
      return { code: "config/not-a-file", message: `"${file}" is not a regular file` };
    case undefined:
      throw error;
    default:
      return {
        code: "config/unreadable-file",
        message: `"${file}" cannot be read (${code})`,
        hint: "check the rights on the file and on its folders",
      };
  }
}

// UTF-8, strictly, or what is wrong with the bytes.
function decodeText(bytes: Uint8Array, file: string): string | FileFinding {
  if (bytes.length > maxBytes)
    return {
      code: "config/file-too-large",
      message: `"${file}" holds ${bytes.length} bytes, more than ${maxBytes}`,
      hint: "split the data by period",
    };
  if (isUtf16(bytes))
    return {
      code: "config/encoding",
      message: `"${file}" is UTF-16, not UTF-8`,
      hint: 'save it as UTF-8; spreadsheets call it "CSV UTF-8"',
      line: 1,
    };
  const text = decode(bytes);
  if (text === undefined) return invalidUtf8(bytes);
  return controlCharacter(text) ?? text;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// A byte order mark, or Latin letters with every second byte zero.
function isUtf16([a, b, c, d]: Uint8Array): boolean {
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return a === 0 ? b !== 0 && c === 0 && d !== 0 : b === 0 && c !== 0 && d === 0;
}

// A line feed is never part of a longer sequence, so lines can be tried one by one.
function invalidUtf8(bytes: Uint8Array): FileFinding {
  let first: { readonly line: number; readonly start: number; readonly end: number } | undefined;
  let more = 0;
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    if (decode(bytes.subarray(start, end)) === undefined) {
      if (first === undefined) first = { line, start, end };
      else more += 1;
    }
    start = end + 1;
  }
  const { line, start, end } = first ?? { line: 1, start: 0, end: bytes.length };
  const bad = validLength(bytes.subarray(start, end));
  const byte = (bytes[start + bad] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  const others = more === 0 ? "" : `, and on ${more} more ${more === 1 ? "line" : "lines"}`;
  return {
    code: "config/encoding",
    message: `the text is not valid UTF-8: byte 0x${byte}${others}`,
    hint: 'save the file as UTF-8; spreadsheets call it "CSV UTF-8"',
    line,
    column: (decode(bytes.subarray(start, start + bad)) ?? "").length + 1,
  };
}

// The longest prefix that is valid and does not end inside a sequence.
function validLength(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let valid = 0;
  for (let index = 0; index < bytes.length; index++) {
    try {
      const length = decoder.decode(bytes.subarray(index, index + 1), { stream: true }).length;
      if (length > 0) valid = index + 1;
    } catch {
      return valid;
    }
  }
  return valid;
}

// C0, delete and C1, but for tab and line ends: no text needs them, and terminals obey them.
const control = /[^\P{Cc}\t\n\r]/u;

function controlCharacter(text: string): FileFinding | undefined {
  const match = control.exec(text);
  if (match === null) return undefined;
  const before = text.slice(0, match.index).split(/\r\n|\n|\r/);
  const point = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return {
    code: "config/control-character",
    message: `the text holds the control character U+${point}`,
    hint: "delete the character; it is not visible in most editors",
    line: before.length,
    column: (before.at(-1) ?? "").length + 1,
  };
}
