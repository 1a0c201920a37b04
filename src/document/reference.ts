import type { Document, Inline, Link, Node } from "./nodes.ts";
import { plain } from "./plain.ts";
import { visit } from "./visit.ts";

/** Returns what the target of a link is called; nothing for what has no name, or is nowhere. */
export type CallTarget = (link: Link) => readonly Inline[];

/**
 * Returns a way to call what links lead to: a table or figure by its label, a heading by its words, a
 * section by those of its heading, a row by those of its own. `labelOf` knows the labels to come.
 */
export function targetNames(
  document: Document,
  labelOf: (node: Node) => string | undefined,
): CallTarget {
  let targets: ReadonlyMap<string, Node> | undefined;
  return ({ url }) => {
    targets ??= nodesById(document);
    const target = targets.get(url.slice(1));
    return target === undefined ? [] : nameOf(target, labelOf);
  };
}

function nodesById(document: Document): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  visit(document, (node) => {
    if (node.id !== undefined && !nodes.has(node.id)) nodes.set(node.id, node);
    // A caption's id leads to what it is the caption of.
    if ((node.type === "table" || node.type === "figure") && node.caption?.id !== undefined)
      nodes.set(node.caption.id, node);
  });
  return nodes;
}

// A name within a name would have to be known before itself: it is left out.
const nameless: CallTarget = () => [];

function nameOf(target: Node, labelOf: (node: Node) => string | undefined): readonly Inline[] {
  switch (target.type) {
    case "table":
    case "figure": {
      const value = labelOf(target);
      return value === undefined ? [] : [{ type: "text", value }];
    }
    case "heading":
      return plain(target.children, nameless);
    case "section": {
      const heading = target.children.find(({ type }) => type === "heading");
      return heading === undefined ? [] : nameOf(heading, labelOf);
    }
    case "tableRow": {
      const head = target.children.find(({ header }) => header === "row");
      return head === undefined ? [] : plain(head.children, nameless);
    }
    default:
      return [];
  }
}
