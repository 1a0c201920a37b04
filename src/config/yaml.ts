import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { findingIn } from "./finding.ts";

/** A key's way down from the top of a YAML file: keys and list indexes. */
export type YamlPath = readonly PropertyKey[];

/** A YAML file as plain values, with the way back from each value to its line. */
export interface Yaml {
  readonly text: string;
  /** `undefined` where the file could not be read; then `diagnostics` holds an error. */
  readonly value: unknown;
  /** The place of the value at `path`, or of its key; of the nearest parent where there is none. */
  placeOf(path: YamlPath, part?: "key" | "value"): Place;
  /** The text of the file that a place of this is in. */
  textAt(place: Place): string;
  readonly diagnostics: readonly Diagnostic[];
}

// Deeper than any real file; the parser recurses, and its stack is not to be spent by a hostile one.
const maxDepth = 64;
const maxIndent = 200;
// Aliases may be used, but not to build a value that is large only once it is unfolded.
const maxUnfolded = 1000;

/**
 * Reads YAML 1.2 (core schema). Keys are unique and text; custom tags, several documents in one file,
 * deep nesting and alias bombs are findings. `file` is the name that places and findings carry.
 */
export function readYaml(text: string, file: string): Yaml {
  const deep = deepestLine(text);
  if (deep !== undefined) {
    const place = { file, line: deep, column: 1 };
    const message = `nested more than ${maxDepth} levels deep`;
    const code = "config/yaml-depth";
    const hint = "look for a bracket that is not closed";
    return unreadable(text, [findingIn(text, place, { code, message, hint })], place);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: true,
    resolveKnownTags: false,
    merge: false,
    logLevel: "error",
  });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const diagnostics = syntaxFindings(document, text, at);
  if (diagnostics.length > 0) return unreadable(text, diagnostics, { file, line: 1, column: 1 });
  const alias = badAlias(document);
  if (alias !== undefined) {
    const place = at(alias.offset);
    const code = "config/yaml-alias";
    const hint = "write the value out";
    const finding = findingIn(text, place, { code, message: alias.message, hint });
    return unreadable(text, [finding], place);
  }
  // Every alias has been followed above, so the library's own limit is not needed.
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  const placeOf: Yaml["placeOf"] = (path, part) => at(offsetOf(document, path, part));
  return { text, value, placeOf, textAt: () => text, diagnostics };
}

function unreadable(text: string, diagnostics: readonly Diagnostic[], place: Place): Yaml {
  return { text, value: undefined, placeOf: () => place, textAt: () => text, diagnostics };
}

const hints: Readonly<Record<string, string>> = {
  BAD_INDENT: "close the bracket that is open above, or mend the indentation",
  TAB_AS_INDENT: "indent with spaces",
  MULTIPLE_DOCS: "keep one document in the file: remove the line ---",
  BLOCK_AS_IMPLICIT_KEY: 'put quotes around a value that holds ": "',
  MISSING_CHAR: "close what is open: a quotation mark, a bracket, or a colon behind a key",
  NON_STRING_KEY: "write the key as text",
  TAG_RESOLVE_FAILED: "write plain values; tags (!name) are not used",
  DUPLICATE_KEY: "keep one of the two",
};

// One finding a line, and tabs alone where there are any: what follows is mostly their echo.
function syntaxFindings(
  document: Document.Parsed,
  text: string,
  at: (offset: number) => Place,
): readonly Diagnostic[] {
  const seen = new Set<number | undefined>();
  const all = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const tabs = all.filter(({ code }) => code === "TAB_AS_INDENT");
  const problems = tabs.length > 0 ? tabs : all;
  return problems.flatMap((problem) => {
    const place = at(Math.min(problem.pos[0], text.length));
    if (seen.has(place.line)) return [];
    seen.add(place.line);
    const word = /^[^\s:,\]}]*/.exec(text.slice(problem.pos[0], problem.pos[0] + 80))?.[0] ?? "";
    const [code = "", message = ""] =
      problem.code === "DUPLICATE_KEY"
        ? ["config/duplicate-key", `duplicate key "${word}"`]
        : problem.code === "TAG_RESOLVE_FAILED"
          ? ["config/yaml-tag", `tag "${word}" is not allowed`]
          : ["config/yaml", reworded(problem.message)];
    return [findingIn(text, place, { code, message, hint: hints[problem.code] })];
  });
}

function reworded(message: string): string {
  if (/^Missing closing .quote/.test(message)) return "a quotation mark is not closed";
  return lowerCaseFirst(message);
}

function lowerCaseFirst(message: string): string {
  return (message.charAt(0).toLowerCase() + message.slice(1)).replace(/\.$/, "");
}

interface BadAlias {
  readonly offset: number;
  readonly message: string;
}

// An alias that is not defined, that holds itself, or that unfolds the file beyond its limit.
function badAlias(document: Document.Parsed): BadAlias | undefined {
  let bad: BadAlias | undefined;
  let unfolded = 0;
  const weights = new Map<unknown, number>();
  const weigh = (node: unknown): number => {
    const known = weights.get(node);
    if (known !== undefined) return known;
    weights.set(node, 1);
    let weight = 1;
    if (isAlias(node)) weight = weigh(node.resolve(document));
    else if (isCollection(node))
      for (const item of node.items) weight += weigh(isPair(item) ? item.value : item);
    weights.set(node, weight);
    return weight;
  };
  visit(document, {
    Alias(_key, alias) {
      const offset = alias.range?.[0] ?? 0;
      const target = alias.resolve(document);
      if (target === undefined) bad = { offset, message: `unknown alias *${alias.source}` };
      else if (isInRange(offset, target))
        bad = { offset, message: `alias *${alias.source} holds itself` };
      else {
        unfolded += weigh(target);
        if (unfolded > maxUnfolded)
          bad = { offset, message: `aliases unfold to more than ${maxUnfolded} values` };
      }
      return bad === undefined ? undefined : visit.BREAK;
    },
  });
  return bad;
}

function isInRange(offset: number, node: unknown): boolean {
  return isRanged(node) && node.range[0] <= offset && offset < node.range[1];
}

function offsetOf(
  document: Document.Parsed,
  path: YamlPath,
  part: "key" | "value" = "value",
): number {
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length);
    if (part === "key" || length < path.length) {
      const parent: unknown = document.getIn(keys.slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => isScalar(key) && key.value === keys.at(-1))
        : undefined;
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(keys, true);
    if (isRanged(node)) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

// Nesting takes an open bracket, or a column before the value: indentation, or `- - -`.
function deepestLine(text: string): number | undefined {
  let depth = 0;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if ((/^[\s?:-]*/.exec(line)?.[0].length ?? 0) > maxIndent) return index + 1;
    for (const character of line) {
      if (character === "[" || character === "{") depth += 1;
      else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
      if (depth > maxDepth) return index + 1;
    }
  }
  return undefined;
}
