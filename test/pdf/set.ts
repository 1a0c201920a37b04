import type {
  Block,
  Caption,
  Document,
  Figure,
  Inline,
  KeyFigure,
  Node,
  Note,
} from "../../src/document/index.ts";
import { headingsOf, textOf } from "../../src/document/index.ts";
import type {
  Destination,
  FrameItem,
  LinkItem,
  PagedDocument,
  Source,
} from "../../src/layout/index.ts";
import { breakParagraph, inReadingOrder, type TextSpan } from "../../src/text/index.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";

const family = "Vazirmatn";

/** What a stretch of text is part of, and the link it is in. */
interface Leaf {
  readonly source: Source;
  readonly link?: LinkTarget;
}
interface LinkTarget {
  readonly node: Node;
  readonly url: string;
  readonly text: string;
}

interface Setter {
  readonly document: Document;
  readonly pages: FrameItem[][];
  readonly destinations: Map<string, Destination>;
  readonly height: number;
  notes: Note[];
  y: number;
}

const [pageWidth, lineWidth, margin, leading] = [400, 340, 30, 16];

/** Sets a document on small pages, one block under the other: enough of a layout to draw from. */
export function setPages(document: Document, height = 560): PagedDocument {
  const setter = { document, pages: [], destinations: new Map(), height, notes: [], y: margin };
  newPage(setter);
  for (const block of document.children) setBlock(setter, block);
  setNotes(setter);
  const outline = headingsOf(document).map((heading) => ({
    title: textOf(heading),
    destination: setter.destinations.get(heading.id ?? "") ?? { page: 0, y: 0 },
    children: [],
  }));
  const pages = setter.pages.map((items, index) => ({
    width: pageWidth,
    height,
    label: String(index + 1),
    items,
  }));
  return { pages, outline, destinations: setter.destinations };
}

function newPage(setter: Setter): void {
  if (setter.pages.length > 0) setNotes(setter);
  setter.pages.push([]);
  setter.y = margin + leading;
  const { furniture } = setter.document;
  const source = { type: "artifact", kind: "header" } as const;
  addLines(setter, [{ text: furniture.headStart, leaf: { source } }], margin - 10);
}

function setNotes(setter: Setter): void {
  const { notes } = setter;
  setter.notes = [];
  notes.forEach((note, index) => {
    const y = setter.height - margin - leading * (notes.length - 1 - index);
    const label = note.label;
    const parts = label === undefined ? [] : [{ text: label.value, leaf: { source: label } }];
    addLines(setter, [...parts, ...leaves(setter, note.children)], y, 8);
  });
}

function setBlock(setter: Setter, block: Block): void {
  if (block.id !== undefined)
    setter.destinations.set(block.id, { page: setter.pages.length - 1, y: setter.y });
  switch (block.type) {
    case "section":
    case "callout":
      for (const child of block.children) setBlock(setter, child);
      break;
    case "quotation":
      for (const child of block.children) setBlock(setter, child);
      setLines(setter, block.attribution ?? []);
      break;
    case "columns":
      for (const column of block.children)
        for (const child of column.children) setBlock(setter, child);
      break;
    case "heading":
    case "paragraph":
      setLines(setter, block.children, block.type === "heading" ? 700 : 400);
      break;
    case "list":
      for (const { label, children } of block.children) {
        if (label !== undefined) {
          room(setter);
          addLines(setter, [{ text: label.value, leaf: { source: label } }], setter.y);
        }
        for (const child of children) setBlock(setter, child);
      }
      break;
    case "table":
      setTable(setter, block);
      break;
    case "figure":
      setFigure(setter, block);
      break;
    case "keyFigures":
      for (const figure of block.children) setKeyFigure(setter, figure);
      break;
    case "tableOfContents":
      for (const entry of block.entries) setLines(setter, entry.children);
      break;
    default:
      block satisfies never;
  }
}

function setTable(setter: Setter, table: Extract<Block, { type: "table" }>): void {
  setCaption(setter, table.caption);
  for (const row of [...table.head, ...table.body, ...table.foot]) {
    room(setter);
    row.children.forEach((cell, index) => {
      const x = margin + (index * lineWidth) / Math.max(1, row.children.length);
      addLines(setter, leaves(setter, cell.children), setter.y, 9, x);
    });
    setter.y += leading;
  }
}

function setCaption(setter: Setter, caption: Caption | undefined): void {
  if (caption?.label !== undefined) {
    const { label } = caption;
    room(setter);
    setter.y = addLines(setter, [{ text: `${label.value}. `, leaf: { source: label } }], setter.y);
  }
  setLines(setter, caption?.children ?? []);
}

function setFigure(setter: Setter, figure: Figure): void {
  setCaption(setter, figure.caption);
  const { width, height } = figure.scene;
  if (setter.y + height > setter.height - 80) newPage(setter);
  const page = setter.pages.at(-1);
  const frame = { x: margin, y: setter.y, width, height };
  page?.push({ type: "scene", ...frame, scene: figure.scene, source: figure });
  setter.y += height + leading;
  setLines(setter, figure.source ?? []);
}

function setKeyFigure(setter: Setter, figure: KeyFigure): void {
  for (const part of [figure.value, figure.label, figure.note]) setLines(setter, part);
}

function setLines(setter: Setter, nodes: readonly Inline[], weight = 400): void {
  room(setter);
  const parts = leaves(setter, nodes);
  if (parts.length > 0) setter.y = addLines(setter, parts, setter.y, 10, margin, weight);
}

function room(setter: Setter): void {
  if (setter.y > setter.height - 80) newPage(setter);
}

interface Part {
  readonly text: string;
  readonly leaf: Leaf;
}

function leaves(setter: Setter, nodes: readonly Inline[], link?: LinkTarget): Part[] {
  const around = link === undefined ? {} : { link };
  return nodes.flatMap((node): Part[] => {
    switch (node.type) {
      case "text":
        return [{ text: node.value, leaf: { source: node, ...around } }];
      case "link":
      case "citation":
        return leaves(setter, node.children, { node, url: node.url, text: textOf(node) });
      case "noteReference":
        setter.notes.push(node.note);
        return [{ text: node.label?.value ?? "*", leaf: { source: node.label ?? node } }];
      case "pageReference":
        return [{ text: " 1", leaf: { source: node } }];
      case "lineBreak":
        return [{ text: "\n", leaf: { source: node } }];
      default:
        return leaves(setter, node.children, link);
    }
  });
}

function addLines(
  setter: Setter,
  parts: readonly Part[],
  top: number,
  size = 10,
  left = margin,
  weight = 400,
): number {
  const { lang, direction } = setter.document;
  const look = { family, weight, size, color: "#202020", lang, rise: 0 };
  const spans: TextSpan<Leaf>[] = parts.map(({ text, leaf }) => ({ ...look, text, source: leaf }));
  let y = top;
  for (const line of breakParagraph(spans, { fonts, direction, width: lineWidth })) {
    if (y > setter.height - 60 && setter.notes.length === 0 && top < setter.height - 80) {
      newPage(setter);
      y = setter.y;
    }
    const page = setter.pages.at(-1) ?? [];
    const start = direction === "rtl" ? left + lineWidth - line.width : left;
    const links: LinkItem[] = [];
    for (const { x, run, span } of inReadingOrder(line)) {
      const { color, source: leaf } = span;
      page.push({ type: "text", x: start + x, y, run, color, lang, source: leaf.source });
      if (leaf.link === undefined) continue;
      const { node, url, text } = leaf.link;
      const area = { x: start + x, y: y - size, width: run.advance, height: size + 3 };
      links.push({ type: "link", ...area, url, text, source: node });
    }
    page.push(...links);
    y += leading;
  }
  return y;
}
