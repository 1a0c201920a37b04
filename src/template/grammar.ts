import Handlebars from "handlebars";
import { type Place, positionAt } from "../diagnostic.ts";
import type { Finding } from "./finding.ts";

interface PlacedFinding extends Finding {
  readonly place: Place;
}

/**
 * Turns the parser's error into findings with a line and a column. Blocks that do not pair are named
 * themselves: the parser would only say that the file ended too soon.
 */
export function explainGrammar(text: string, file: string, error: Error): PlacedFinding[] {
  const unpaired = pairBlocks(text);
  const found = unpaired.length > 0 ? unpaired : [explainError(text, error)];
  return found.map(({ offset, ...finding }) => ({
    ...finding,
    code: "template/syntax",
    place: { file, ...positionAt(text, offset) },
  }));
}

interface Fault {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

function explainError(text: string, error: Error): Fault {
  if (error instanceof Handlebars.Exception && typeof error.lineNumber === "number") {
    const column = typeof error.column === "number" ? error.column : 0;
    const message = error.message.replace(/ - \d+:\d+$/, "");
    return {
      offset: lineStart(text, error.lineNumber) + column,
      message: message.charAt(0).toLowerCase() + message.slice(1),
      hint: "../ stands at the front of a path: write {{../title}}",
    };
  }
  const offset = offsetOf(text, error.message);
  const open = unclosedTag(text, offset);
  if (open !== undefined)
    return {
      offset: open,
      message: "a {{ without its }}",
      hint: "close it with }}, and text in quotes with the quote that opened it",
    };
  const quote = /^["']/.exec(text.slice(offset))?.[0];
  if (quote !== undefined)
    return {
      offset,
      message: `a text without its closing ${quote}`,
      hint: `close it with ${quote} on the same line`,
    };
  const word =
    /^(?:\}+|\{\{\S*|[\w.-]+|\S+)/.exec(text.slice(offset))?.[0] ?? "the end of the file";
  const hint =
    hints.find(([pattern]) => pattern.test(word))?.[1] ??
    "check braces, quotes and parentheses before it; what is printed stands in {{…}}";
  return { offset, message: `"${word}" cannot stand here`, hint };
}

const hints: readonly (readonly [RegExp, string])[] = [
  [/^\{\{~?(else|\^)/, "{{else}} stands once between {{#if}} or {{#each}} and its end"],
  [/^\}/, "something is missing before it: a name, a value after =, or a closing parenthesis"],
  [/^=/, "a named value is written name=value, the name without quotes"],
  [/^\d/, "the number of a row stands in brackets at the end of a path: queries.headline.[0]"],
  [/^[()]/, "a call inside a call is written (name value), and closed again"],
];

// The parser shows up to 20 characters before the fault and 20 from it on, line breaks left out.
function offsetOf(text: string, message: string): number {
  const [head = "", shown = "", pointer = ""] = message.split("\n");
  const line = Number(/on line (\d+)/.exec(head)?.[1] ?? 1);
  const caret = pointer.length - 1;
  const before = caret > 20 ? shown.slice(0, caret).replace(/^\.\.\./, "") : shown.slice(0, caret);
  const after = shown.slice(caret).replace(/\.\.\.$/, "");
  const offsets = [...text].length === 0 ? [] : offsetsWithoutBreaks(text);
  const flat = offsets.map((offset) => text.charAt(offset)).join("");
  let [best, distance] = [0, Number.POSITIVE_INFINITY];
  for (let at = flat.indexOf(before + after); at >= 0; at = flat.indexOf(before + after, at + 1)) {
    const offset = offsets[at + before.length] ?? text.length;
    const away = Math.abs(positionAt(text, offset).line - line);
    if (away < distance) [best, distance] = [offset, away];
  }
  return best;
}

function offsetsWithoutBreaks(text: string): number[] {
  return Array.from(text.split(""), (_, index) => index).filter((i) => text.charAt(i) !== "\n");
}

// The {{ that the fault lies in, when no }} follows before the next {{ or the end of a paragraph.
function unclosedTag(text: string, offset: number): number | undefined {
  const open = text.lastIndexOf("{{", offset);
  if (open < 0 || text.slice(open, offset).includes("}}")) return undefined;
  const rest = text.slice(open + 2).search(/\}\}|\{\{|\n\s*\n|$(?![\s\S])/);
  return text.startsWith("}}", open + 2 + rest) ? undefined : open;
}

const tags =
  /\\\{\{|\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}|\{\{~?(#[>*]?|\^|\/)\s*([^\s~}|]+)/g;

// Blocks that are opened and not closed, or closed by another name.
function pairBlocks(text: string): Fault[] {
  const open: { readonly name: string; readonly offset: number }[] = [];
  const faults: Fault[] = [];
  for (const { 0: tag, 1: mark, 2: name, index: offset } of text.matchAll(tags)) {
    if (mark === undefined || name === undefined) continue;
    if (mark !== "/") {
      open.push({ name, offset });
      continue;
    }
    const last = open.at(-1);
    if (last?.name === name) {
      open.pop();
    } else if (open.some((block) => block.name === name)) {
      while (open.at(-1)?.name !== name) faults.push(unclosed(open.pop()));
      open.pop();
    } else {
      const hint =
        last === undefined
          ? `take it out, or open {{#${name} …}} before it`
          : `the block open here is {{#${last.name}}}: close it with {{/${last.name}}}`;
      faults.push({ offset, message: `${tag}}} closes nothing`, hint });
      if (last !== undefined) open.pop();
    }
  }
  return [...faults, ...open.map(unclosed)].sort((a, b) => a.offset - b.offset);
}

function unclosed(block: { readonly name: string; readonly offset: number } | undefined): Fault {
  const { name, offset } = block ?? { name: "", offset: 0 };
  return {
    offset,
    message: `{{#${name}}} is never closed`,
    hint: `put {{/${name}}} where it ends`,
  };
}

function lineStart(text: string, line: number): number {
  return text.split(/(?<=\n)/, line - 1).join("").length;
}
