import { type DefaultTreeAdapterMap, parse } from "parse5";

type Node = DefaultTreeAdapterMap["node"];

/**
 * Returns what the main part of a page says, in order: its text and that of its charts, without what
 * stands behind a disclosure and what is only for machines.
 */
export function mainText(html: string): string {
  const main = find(parse(html), "main");
  if (main === undefined) throw new Error("the page has no main part");
  return textOf(main).replace(/\s+/g, " ").trim();
}

const left = new Set(["details", "title", "desc", "style", "nav"]);

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  if (!("childNodes" in node) || left.has(node.nodeName)) return "";
  return `${node.childNodes.map(textOf).join("")} `;
}

function find(node: Node, name: string): Node | undefined {
  if (node.nodeName === name) return node;
  if (!("childNodes" in node)) return undefined;
  for (const child of node.childNodes) {
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
