import { formatFigure } from "../count/index.ts";
import {
  type Citation,
  type FigureValue,
  type Inline,
  type Link,
  type NoteReference,
  type Span,
  textOf,
} from "../document/index.ts";
import { element } from "./element.ts";
import { escapeText, fragmentUrl } from "./escape.ts";
import { commonAttributes, type Writer } from "./writer.ts";

/**
 * Writes inline nodes. A page has no number here, so a page reference is left out, and with it the span
 * right around it, which holds the words that lead up to it.
 */
export function writeInlines(nodes: readonly Inline[], writer: Writer): string {
  return nodes
    .map((node, index) => writeInline(beforeCitation(node, nodes[index + 1]), writer))
    .join("");
}

// A citation is not torn from the words it is for.
function beforeCitation(node: Inline, next: Inline | undefined): Inline {
  if (node.type !== "text" || next?.type !== "citation") return node;
  return { ...node, value: node.value.replace(/(?<=\S)\s+$/u, "\u00a0") };
}

function writeInline(node: Inline, writer: Writer): string {
  switch (node.type) {
    case "text":
      return wrap(node, escapeText(node.value), writer);
    case "emphasis":
      return element("em", commonAttributes(writer, node), writeInlines(node.children, writer));
    case "strong":
      return element("strong", commonAttributes(writer, node), writeInlines(node.children, writer));
    case "span":
      if (node.children.some((child) => child.type === "pageReference")) return "";
      return writeSpan(node, writer);
    case "link":
      return writeLink(node, writer);
    case "figureValue":
      return writeFigureValue(node, writer);
    case "citation":
      return writeCitation(node, writer);
    case "noteReference":
      return writeNoteReference(node, writer);
    case "pageReference":
      return "";
    case "lineBreak":
      return "<br>";
    default:
      return node satisfies never;
  }
}

// Words that carry nothing of their own need no element.
function wrap(node: Inline, content: string, writer: Writer): string {
  const bare = node.id === undefined && node.style === undefined && node.lang === undefined;
  return bare ? content : element("span", commonAttributes(writer, node), content);
}

function writeSpan(node: Span, writer: Writer): string {
  const content = writeInlines(node.children, writer);
  if (node.date === undefined || !/^\d{4}(-\d\d){0,2}$/.test(node.date))
    return wrap(node, content, writer);
  return element("time", { ...commonAttributes(writer, node), datetime: node.date }, content);
}

function writeLink(node: Link, writer: Writer): string {
  const content = writeInlines(node.children, writer);
  const href = safeUrl(node.url);
  if (href === undefined) return element("span", commonAttributes(writer, node), content);
  // On paper the address of a link follows it, unless its words are the address already.
  const words = textOf(node.children);
  const isPrinted = href.startsWith("#") || words.includes(bareUrl(href));
  const common = commonAttributes(writer, node, isPrinted ? undefined : "fb-url");
  // An address runs from left to right whatever is around it (UAX #9 HL4).
  const isAddress = /^(?:https?:\/\/|mailto:|www\.)?[\x21-\x7e]+$/.test(words) && isPrinted;
  const dir = isAddress && !href.startsWith("#") ? "ltr" : common["dir"];
  return element("a", { ...common, dir, href }, content);
}

function bareUrl(url: string): string {
  return url.replace(/^(https?:\/\/|mailto:)/i, "").replace(/\/$/, "");
}

/** Returns a link's target if it is one a briefing may lead to, in a spelling of its own. */
function safeUrl(url: string): string | undefined {
  if (/^#[^\s]+$/.test(url)) return fragmentUrl(url.slice(1));
  if (!URL.canParse(url)) return undefined;
  const { href, protocol } = new URL(url);
  return ["http:", "https:", "mailto:"].includes(protocol) ? href : undefined;
}

function writeFigureValue(node: FigureValue, writer: Writer): string {
  // No line ends between a number and the word before it, so that "at least" stays with what it bounds.
  const words = node.children
    .map((child) =>
      wrap(child, escapeText(child.value.replace(/(?<=\S) (?=\p{Nd})/gu, "\u00a0")), writer),
    )
    .join("");
  const attributes = {
    ...commonAttributes(writer, node, "figure-value"),
    value: formatFigure(node.value),
    "data-figure": node.derivation?.id,
  };
  const data = element("data", attributes, words);
  const target = node.target?.slice(1);
  const href = target && writer.targets.has(target) ? safeUrl(`#${target}`) : undefined;
  if (href === undefined) return data;
  writer.uses.add("panel");
  return element("a", { class: "fb-figure", href }, data);
}

function writeCitation(node: Citation, writer: Writer): string {
  const content = writeInlines(node.children, writer);
  const inPage = [node.url.replace(/^#/, ""), node.source].find((id) => writer.targets.has(id));
  const href = safeUrl(inPage === undefined ? node.url : `#${inPage}`);
  return element(
    href === undefined ? "span" : "a",
    { ...commonAttributes(writer, node, "citation"), href },
    content,
  );
}

function writeNoteReference(node: NoteReference, writer: Writer): string {
  const label = node.label?.value ?? writer.language.number(writer.notes.length + 1);
  const entry = {
    note: node.note,
    label,
    markId: node.id ?? writer.freshId("mark"),
    noteId: node.note.id ?? writer.freshId("note"),
  };
  writer.notes.push(entry);
  const link = element(
    "a",
    {
      id: entry.markId,
      href: fragmentUrl(entry.noteId),
      role: "doc-noteref",
      "aria-label": writer.language.message("html.note", { label }),
    },
    escapeText(label),
  );
  return element(
    "sup",
    { ...commonAttributes(writer, node, "note-reference"), id: undefined },
    link,
  );
}
