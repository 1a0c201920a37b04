import type { AnyNode, Node } from "acorn";

/** A node of any syntax, also of TypeScript's, which acorn's types do not know. */
export interface SyntaxNode extends Node {
  readonly [key: string]: unknown;
}

/** Tells a node from the other values that nodes hold. */
export function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    typeof value.type === "string" &&
    "start" in value
  );
}

/** Returns what a node is made of, in order. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

/** Tells whether a node is one of JavaScript's, as acorn names them; TypeScript's are taken out before this is asked. */
export function isJavaScript(node: Node): node is AnyNode {
  return !node.type.startsWith("TS");
}
