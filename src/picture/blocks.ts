import { children, type Document, type Node } from "../document/index.ts";
import type { Source } from "../layout/index.ts";

/** Stands for a block of the document, for the furniture of a page, or for a page of which nothing is known. */
export type BlockKey = object | "furniture" | "page";

/** By node, the block that it is read in: a paragraph, a cell, a caption, a note with all that is in its lines. */
export type Blocks = ReadonlyMap<Node, object>;

/** Finds the block of every node of a document. */
export function blocksOf(document: Document): Blocks {
  const blocks = new Map<Node, object>();
  const walk = (node: Node, around: object): void => {
    const block = isInLine(node) ? around : node;
    blocks.set(node, block);
    const parts = partsOf(node);
    for (const part of parts) for (const child of part) walk(child, part);
    const apart = new Set(parts.flat());
    for (const child of children(node)) if (!apart.has(child)) walk(child, block);
    if ((node.type === "caption" || node.type === "note") && node.label !== undefined)
      blocks.set(node.label, node.type === "caption" ? block : node.label);
  };
  walk(document, document);
  return blocks;
}

/** Returns the block that an item of a page belongs to. */
export function blockOf(source: Source, blocks: Blocks): BlockKey {
  return source.type === "artifact" ? "furniture" : (blocks.get(source) ?? source);
}

function isInLine({ type }: Node): boolean {
  switch (type) {
    case "text":
    case "lineBreak":
    case "emphasis":
    case "strong":
    case "span":
    case "link":
    case "figureValue":
    case "citation":
    case "pageReference":
    case "noteReference":
      return true;
    default:
      return false;
  }
}

// Words of a block that are set apart from its others.
function partsOf(node: Node): readonly (readonly Node[])[] {
  switch (node.type) {
    case "keyFigure":
      return [node.value, node.label, node.note];
    case "figure":
      return [node.source ?? []];
    case "quotation":
      return [node.attribution ?? []];
    default:
      return [];
  }
}
