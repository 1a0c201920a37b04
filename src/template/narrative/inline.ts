import type { Token } from "markdown-it";
import type { Place } from "../../diagnostic.ts";
import type { Inline } from "../../document/index.ts";
import { linkProblem } from "../link.ts";
import { splitAtNodes } from "../mark.ts";
import { type Branch, type MarkdownOptions, nest } from "./nest.ts";

/** Where a text has got to: tokens inside a paragraph know no line of their own. */
interface Cursor extends MarkdownOptions {
  /** Of the Markdown, from 0. */
  row: number;
}

// The first word of the line: a token inside it knows no column either.
function placeOf({ file, text, lines, row }: Cursor): Place {
  const line = lines[row] ?? 1;
  const words = text.split("\n", line)[line - 1] ?? "";
  return { file, line, column: Math.max(0, words.search(/\S/)) + 1 };
}

/** Reads the words of a paragraph or heading as nodes. */
export function readInline(token: Token, options: MarkdownOptions): Inline[] {
  const cursor: Cursor = { ...options, row: token.map?.[0] ?? 0 };
  return nest(token.children ?? []).flatMap((branch) => readBranch(branch, cursor));
}

function readBranch({ token, children }: Branch, cursor: Cursor): readonly Inline[] {
  const place = placeOf(cursor);
  const inside = (): Inline[] => children.flatMap((child) => readBranch(child, cursor));
  switch (token.type) {
    case "text":
      return readText(token.content, cursor);
    case "softbreak":
      cursor.row += 1;
      return [{ type: "text", value: " ", place }];
    case "hardbreak":
      cursor.row += 1;
      return [{ type: "lineBreak", place }];
    case "em_open":
      return [{ type: "emphasis", place, children: inside() }];
    case "strong_open":
      return [{ type: "strong", place, children: inside() }];
    case "link_open":
      return readLink(String(token.attrGet("href") ?? ""), inside(), cursor);
    default:
      report(cursor, token.content, "template/markdown", {
        message: `${names[token.type] ?? token.type} is not used in narrative`,
        hint: "write words, emphasis and links; a picture stands in a paragraph of its own",
      });
      return [];
  }
}

const names: Readonly<Record<string, string>> = {
  code_inline: "code",
  image: "a picture among words",
};

function readText(content: string, cursor: Cursor): readonly Inline[] {
  const tag = /<\/?[a-z][^>]*>/i.exec(content)?.[0];
  if (tag !== undefined)
    report(cursor, tag, "template/html", {
      message: `${tag} in narrative`,
      hint: "narrative is Markdown, without HTML: **strong**, *emphasis*, [link](https://…)",
    });
  const place = placeOf(cursor);
  return splitAtNodes(content).flatMap((part): readonly Inline[] =>
    typeof part === "number"
      ? (cursor.inlines[part] ?? [])
      : [{ type: "text", value: part, place }],
  );
}

function readLink(url: string, children: readonly Inline[], cursor: Cursor): readonly Inline[] {
  const place = placeOf(cursor);
  const problem = splitAtNodes(url).some((part) => typeof part === "number")
    ? "write the address out"
    : linkProblem(url);
  if (problem === undefined) return [{ type: "link", url, place, children }];
  report(cursor, url, "template/link", {
    message: `the link "${url}" leads nowhere`,
    hint: problem,
  });
  return children;
}

// The column is where the words at fault stand in their line, if they do.
function report(
  cursor: Cursor,
  words: string,
  code: string,
  finding: { readonly message: string; readonly hint: string },
): void {
  const { text, findings } = cursor;
  const place = placeOf(cursor);
  const { line = 1, column } = place;
  const found = (text.split("\n", line)[line - 1] ?? "").indexOf(words) + 1;
  findings.report({ ...place, column: found || (column ?? 1) }, { code, ...finding });
}
