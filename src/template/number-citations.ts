import {
  type Block,
  type Citation,
  type Document,
  type Inline,
  type ListItem,
  rewrite,
  visit,
} from "../document/index.ts";
import { sourceTarget } from "./source-entry.ts";

/**
 * Numbers the marks of sources in the order in which the document cites them first, and puts the entries
 * of the list of sources into that order; those that are not cited follow, or are left out of a list of cited ones.
 */
export function numberCitations(document: Document, number: (n: number) => string): Document {
  const order = new Map<string, number>();
  visit(document, (node) => {
    if (node.type === "citation" && !order.has(node.source)) order.set(node.source, order.size + 1);
  });
  const ranks = new Map([...order].map(([source, rank]) => [sourceTarget(source), rank]));
  const rankOf = ({ id = "" }: ListItem): number => ranks.get(id) ?? Number.POSITIVE_INFINITY;
  const inline = (node: Inline): Inline =>
    node.type === "citation" ? labelled(node, `[${number(order.get(node.source) ?? 0)}]`) : node;
  const block = (node: Block): Block => {
    if (node.type !== "list") return node;
    const { cited, ...list } = node;
    const isCited = ({ id = "" }: ListItem): boolean => ranks.has(id);
    if (cited === undefined && !node.children.some(isCited)) return node;
    const kept = cited === undefined ? node.children : node.children.filter(isCited);
    return { ...list, children: [...kept].sort((a, b) => compare(rankOf(a), rankOf(b))) };
  };
  return rewrite(document, { block, inline });
}

function labelled(citation: Citation, value: string): Citation {
  return { ...citation, children: [{ type: "text", value }] };
}

// Infinity less infinity is no number.
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
