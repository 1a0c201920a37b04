import type { Block, Document } from "../document/index.ts";
import type { Language } from "../language/index.ts";
import type { Theme } from "../theme/index.ts";
import { writeBlocks } from "./block.ts";
import { findContents } from "./contents.ts";
import { container, element, lines, startTag } from "./element.ts";
import { escapeText } from "./escape.ts";
import { writeNotes } from "./notes.ts";
import { scriptMessages, scriptSources, sourceOf, writeScripts } from "./script.ts";
import { fontFaces, makeStylesheet, type WebFont } from "./stylesheet.ts";
import { type NameNode, startWriter } from "./writer.ts";

export interface HtmlOptions {
  /** Words what the page says around the document. */
  readonly language: Language;
  /** The faces of the theme, to be embedded; or what picks them by all text that the page has, markup included. */
  readonly fonts: readonly WebFont[] | ((text: string) => readonly WebFont[]);
  /** For a page that is looked at inside another one. */
  readonly framed?: FramedHtml;
}

/** A page without a policy and scripts of its own, for whoever shows it sees to these; else the same. */
export interface FramedHtml {
  /** Has every element say in `data-node` which node it was made of. */
  readonly nameNode: NameNode;
  /** The address of a face, which is not embedded. */
  readonly fontUrl: (font: WebFont) => string;
}

/** The messages that a page needs besides those of the template. */
export const htmlMessages: readonly string[] = [
  "html.skip",
  "html.contents",
  "html.notes",
  "html.note",
  "html.note-back",
  "html.data",
  "html.data-unnamed",
  "html.chart",
  "html.table",
  ...scriptMessages,
];

/**
 * Writes a document as one HTML file that asks for nothing else: styles, fonts and charts are inside. It
 * says all there is to say without its one script. The document must be numbered.
 */
export function writeHtml(document: Document, theme: Theme, options: HtmlOptions): string {
  const { language, fonts, framed } = options;
  const writer = startWriter(document, theme, { language, nameNode: framed?.nameNode });
  const body = writeBlocks(document.children, writer);
  const notes = writeNotes(writer);
  const { headStart, headEnd, footStart, footEnd } = document.furniture;
  const main = { id: writer.freshId("main") };
  const shown = [
    element(
      "a",
      { class: "fb-skip", href: `#${main.id}` },
      escapeText(language.message("html.skip")),
    ),
    writeFurniture("header", [headStart, headEnd]),
    container("main", main, lines([body, notes])),
    writeFurniture("footer", [footStart, footEnd]),
  ];
  const embedded = typeof fonts === "function" ? fonts(shown.join("")) : fonts;
  const css = makeStylesheet(theme, fontFaces(embedded, framed?.fontUrl), writer);
  const scripts = framed === undefined ? writeScripts(writer) : [];
  const policy = framed === undefined ? policyOf(css, scriptSources(writer)) : "";
  const beside = holdsContents(document.children) ? "fb-beside" : undefined;
  return `<!DOCTYPE html>
${startTag("html", { lang: document.lang, dir: document.direction })}
${container("head", {}, writeHead(document, css, policy))}
${startTag("body", { class: beside })}
${lines([...shown, ...scripts])}
</body>
</html>
`;
}

// Contents right below the root stand beside the text where there is room.
function holdsContents(blocks: readonly Block[]): boolean {
  return blocks.some((_, index) => {
    const found = findContents(blocks, index)?.contents;
    return found !== undefined && (found.of ?? "headings") === "headings";
  });
}

function policyOf(css: string, scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    ...(scripts.length > 0 ? [`script-src ${scripts.join(" ")}`] : []),
    `style-src ${sourceOf(css)}`,
    "font-src data:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function writeHead(document: Document, css: string, policy: string): string {
  const { author, subject, keywords, created } = document.metadata;
  const meta = (name: string, content: string): string =>
    content === "" ? "" : startTag("meta", { name, content });
  return lines([
    '<meta charset="utf-8">',
    policy === ""
      ? ""
      : startTag("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    meta("viewport", "width=device-width, initial-scale=1"),
    element("title", {}, escapeText(document.title)),
    meta("author", author),
    meta("description", subject),
    meta("keywords", keywords.join(", ")),
    meta("dcterms.created", created),
    meta("generator", "Fieldbrief"),
    meta("referrer", "no-referrer"),
    meta("color-scheme", "light"),
    element("style", {}, css),
  ]);
}

// What the number or the section of a page stands in says nothing here.
function writeFurniture(name: "header" | "footer", texts: readonly string[]): string {
  const kept = texts.filter((text) => text !== "" && !/\{(?:pages?|section)\}/.test(text));
  if (kept.length === 0) return "";
  const className = name === "header" ? "page-head" : "page-foot";
  const parts = kept.map((text) => element("span", {}, escapeText(text)));
  return element(name, { class: className }, parts.join(""));
}
