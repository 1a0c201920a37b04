import { dirname, join, normalize } from "node:path";
import { findingIn } from "../../config/index.ts";
import type { Diagnostic, Place } from "../../diagnostic.ts";
import { type Code, type ImportOf, type Linked, readCode } from "../../sandbox/index.ts";
import type { FolderReader } from "../read-folder.ts";
import { helperFiles } from "./read-own-helpers.ts";

/** The files of helpers of all folders, each after those that it imports. */
export interface LinkedFiles {
  readonly linked: readonly Linked[];
  /** The indexes of those that hold helpers, those of the template's own folder first. */
  readonly holding: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

const ownPackage = "fieldbrief";

/** Reads helpers.js or helpers.ts of each folder, and what they import of their folders. */
export async function linkFiles(readers: readonly FolderReader[]): Promise<LinkedFiles> {
  const linked: Linked[] = [];
  const holding: number[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const reader of readers) {
    const [name, other] = await namesIn(reader);
    if (name === undefined) continue;
    const linker = { reader, linked, diagnostics, known: new Map() };
    const index = await link(linker, name);
    if (index !== undefined) holding.push(index);
    if (other !== undefined) diagnostics.push(twoFiles(linked[index ?? -1]?.code));
  }
  return { linked, holding, diagnostics };
}

async function namesIn(reader: FolderReader): Promise<readonly string[]> {
  const has = await Promise.all(helperFiles.map(reader.has));
  return helperFiles.filter((_, index) => has[index]);
}

interface Linker {
  readonly reader: FolderReader;
  readonly linked: Linked[];
  readonly diagnostics: Diagnostic[];
  /** By path in the folder; a file that is being read has no index yet. */
  readonly known: Map<string, number | undefined>;
}

// Returns the index of a file among the linked ones, unless it or one that it imports cannot be used.
async function link(linker: Linker, path: string, namedAt?: Place): Promise<number | undefined> {
  const { reader, linked, diagnostics, known } = linker;
  known.set(path, undefined);
  const file = await reader.read(path, namedAt);
  if (file === undefined) return undefined;
  const read = readCode({ file: file.file, text: file.text.replace(/\r\n?/g, "\n") });
  diagnostics.push(...read.diagnostics);
  const { code } = read;
  if (code === undefined) return undefined;
  const imports: (number | undefined)[] = [];
  for (const each of code.imports) imports.push(await follow(linker, each, { path, code }));
  const found = imports.filter((index) => index !== undefined);
  if (found.length < imports.length) return undefined;
  const index = linked.push({ code, imports: found }) - 1;
  known.set(path, index);
  return index;
}

interface From {
  readonly path: string;
  readonly code: Code;
}

async function follow(
  linker: Linker,
  { specifier, place }: ImportOf,
  { path, code }: From,
): Promise<number | undefined> {
  if (specifier === ownPackage) return -1;
  const report = (message: string, hint: string): undefined => {
    const finding = { code: "sandbox/import", message, hint };
    linker.diagnostics.push(findingIn(code.text, place, finding));
  };
  const target = normalize(join(dirname(path), specifier));
  if (!/^\.\.?\//.test(specifier) || target.startsWith(".."))
    return report(
      `"${specifier}" is not a file of the template`,
      'import files of the template\'s own folder alone, as in "./words.js"; of packages and of Node nothing is there',
    );
  if (!/\.[jt]s$/.test(target))
    return report(`"${specifier}" does not end in .js or .ts`, "write the file's whole name");
  if (!linker.known.has(target)) return link(linker, target, place);
  const index = linker.known.get(target);
  if (index === undefined && !linker.diagnostics.some(({ place: at }) => at?.file.endsWith(target)))
    return report(`"${specifier}" is imported in a circle`, "put what both need into a third file");
  return index;
}

function twoFiles(code: Code | undefined): Diagnostic {
  const place = { file: code?.file ?? "helpers.js", line: 1, column: 1 };
  return findingIn(code?.text ?? "", place, {
    code: "template/helper-declaration",
    message: "the folder holds helpers.js and helpers.ts",
    hint: "keep one of them, and import what else there is from it",
  });
}
