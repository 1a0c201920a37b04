import type { Inline, Node } from "./nodes.ts";

/** Returns the nodes directly below `node`, in reading order; a note hangs below its reference. */
export function children(node: Node): readonly Node[] {
  switch (node.type) {
    case "document":
    case "section":
    case "heading":
    case "paragraph":
    case "list":
    case "listItem":
    case "tableRow":
    case "tableCell":
    case "caption":
    case "keyFigures":
    case "callout":
    case "columns":
    case "column":
    case "contentsEntry":
    case "emphasis":
    case "strong":
    case "span":
    case "link":
    case "figureValue":
    case "citation":
    case "note":
      return node.children;
    case "table":
      return [...(node.caption ? [node.caption] : []), ...node.head, ...node.body, ...node.foot];
    case "figure":
      return [
        ...(node.caption ? [node.caption] : []),
        ...(node.source ?? []),
        ...(node.data ? [node.data] : []),
      ];
    case "keyFigure":
      return [...node.value, ...node.label, ...node.note];
    case "quotation":
      return [...node.children, ...(node.attribution ?? [])];
    case "tableOfContents":
      return node.entries;
    case "noteReference":
      return [node.note];
    case "text":
    case "pageReference":
    case "lineBreak":
      return [];
    default:
      return node satisfies never;
  }
}

/** Calls `see` for `node` and everything below it, in reading order, each node before its children. */
export function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of children(node)) visit(child, see);
}

/** Returns the words of `node` as one string, without the notes that hang in it. */
export function textOf(node: Node | readonly Inline[]): string {
  if (!("type" in node)) return node.map(textOf).join("");
  if (node.type === "text") return node.value;
  if (node.type === "lineBreak") return " ";
  if (node.type === "noteReference") return "";
  return children(node).map(textOf).join("");
}
