import MarkdownIt, { type Token } from "markdown-it";
import type { Place } from "../../diagnostic.ts";
import type { Block, Caption, Inline, ListItem, Paragraph } from "../../document/index.ts";
import { collapse } from "../html/collapse.ts";
import { imageFigure, imagePathProblem } from "../image.ts";
import { findMark } from "../mark.ts";
import { readInline } from "./inline.ts";
import { type Branch, type MarkdownOptions, nest } from "./nest.ts";
import { captionOf, readTable } from "./table.ts";

// CommonMark without raw HTML, and tables. Addresses are judged here, not dropped in silence.
const parser = new MarkdownIt("commonmark", { html: false }).enable("table");
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;

/** Reads Markdown as blocks. What a briefing does not use (code, rules) is a finding. */
export function readMarkdown(options: MarkdownOptions): Block[] {
  return readBlocks(nest(parser.parse(options.markdown, {})), options);
}

function readBlocks(branches: readonly Branch[], options: MarkdownOptions): Block[] {
  const parts = {
    placeOf: (token: Token): Place => placeOf(token, options),
    wordsOf: (children: readonly Branch[]): Inline[] => wordsOf(children, options),
  };
  const captions = new Map<Branch, Caption>();
  const tables = new Map<Branch, Caption | undefined>();
  for (const [index, branch] of branches.entries()) {
    if (branch.token.type !== "table_open") continue;
    // Below it, as Pandoc has it, or above.
    const beside = [branches[index + 1], branches[index - 1]].find(
      (one) => one !== undefined && !captions.has(one) && captionOf(one, parts) !== undefined,
    );
    const caption = captionOf(beside, parts);
    if (beside !== undefined && caption !== undefined) captions.set(beside, caption);
    tables.set(branch, caption);
  }
  return branches.flatMap((branch) => {
    if (captions.has(branch)) return [];
    return tables.has(branch)
      ? [readTable(branch, tables.get(branch), parts)]
      : readBlock(branch, options);
  });
}

function readBlock({ token, children }: Branch, options: MarkdownOptions): readonly Block[] {
  const place = placeOf(token, options);
  switch (token.type) {
    case "heading_open":
      return [
        { type: "heading", depth: depthOf(token.tag), place, children: wordsOf(children, options) },
      ];
    case "paragraph_open":
      return readParagraph(place, children, options);
    case "bullet_list_open":
    case "ordered_list_open": {
      const ordered = token.type === "ordered_list_open";
      return [{ type: "list", ordered, place, children: itemsOf(children, options) }];
    }
    case "blockquote_open":
      return [readQuotation(place, readBlocks(children, options))];
    default:
      options.findings.report(place, {
        code: "template/markdown",
        message: `${names[token.type] ?? token.type} is not used in narrative`,
        hint: "write paragraphs, headings, lists, quotations, tables, emphasis and links",
      });
      return [];
  }
}

// A picture that stands alone is a figure; its title is the caption.
function readParagraph(
  place: Place,
  children: readonly Branch[],
  options: MarkdownOptions,
): readonly Block[] {
  const [only, ...others] = children.flatMap(({ token }) => token.children ?? []);
  if (only?.type === "image" && others.length === 0) return readPicture(place, only, options);
  return [{ type: "paragraph", place, children: wordsOf(children, options) }];
}

function readPicture(place: Place, token: Token, options: MarkdownOptions): readonly Block[] {
  const path = decode(String(token.attrGet("src") ?? ""));
  const caption = String(token.attrGet("title") ?? "");
  const problem = imagePathProblem(path) ?? markProblem([path, caption, token.content]);
  if (problem !== undefined) {
    const message = `"${path}" is no picture here`;
    options.findings.report(place, { code: "template/image", message, hint: problem });
    return [];
  }
  const figure = imageFigure({ path }, token.content, place);
  if (caption === "") return [figure];
  const words: Inline = { type: "text", value: caption, place };
  return [{ ...figure, caption: { type: "caption", place, children: [words] } }];
}

// Blanks in a path are written %20, or the path stands in < and >.
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function markProblem(texts: readonly string[]): string | undefined {
  const isMarked = texts.some((text) => findMark(text) >= 0);
  return isMarked ? "write path, caption and alternative text out, without braces" : undefined;
}

const names: Readonly<Record<string, string>> = {
  code_block: "an indented block (code)",
  fence: "a block of code",
  hr: "a rule",
};

function itemsOf(items: readonly Branch[], options: MarkdownOptions): readonly ListItem[] {
  return items.map(({ token, children }) => ({
    type: "listItem",
    place: placeOf(token, options),
    children: readBlocks(children, options),
  }));
}

function wordsOf(children: readonly Branch[], options: MarkdownOptions): Inline[] {
  return collapse(children.flatMap(({ token }) => readInline(token, options)));
}

function depthOf(tag: string): 1 | 2 | 3 | 4 {
  if (tag === "h1") return 1;
  if (tag === "h2") return 2;
  return tag === "h3" ? 3 : 4;
}

// A last paragraph that begins with a dash says whose words they are.
function readQuotation(place: Place, blocks: readonly Block[]): Block {
  const last = blocks.at(-1);
  if (blocks.length < 2 || last?.type !== "paragraph" || !startsWithDash(last))
    return { type: "quotation", place, children: blocks };
  const [first, ...rest] = last.children;
  const attribution =
    first?.type === "text" ? [{ ...first, value: first.value.replace(dash, "") }, ...rest] : rest;
  return { type: "quotation", place, children: blocks.slice(0, -1), attribution };
}

const dash = /^[–—]\s*/;

function startsWithDash({ children: [first] }: Paragraph): boolean {
  return first?.type === "text" && dash.test(first.value);
}

function placeOf({ map }: Token, { file, text, lines }: MarkdownOptions): Place {
  const line = lines[map?.[0] ?? 0] ?? 1;
  const words = text.split("\n", line)[line - 1] ?? "";
  return { file, line, column: Math.max(0, words.search(/\S/)) + 1 };
}
