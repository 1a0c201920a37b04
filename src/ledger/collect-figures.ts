import {
  children,
  type Document,
  type Figure,
  type FigureValue,
  type Node,
  textOf,
} from "../document/index.ts";
import type { Situation } from "./ledger.ts";

/** A printed figure, and where it stands. */
export interface Printed {
  readonly node: FigureValue;
  readonly situation: Situation;
  readonly section: string;
  /** The chart that shows or tells it. */
  readonly holder?: Figure;
}

/**
 * Returns every figure of a document in reading order, those of charts and alternative texts included; what its
 * list of figures repeats is left out.
 */
export function collectFigures(document: Document): readonly Printed[] {
  const found: Printed[] = [];
  let section = "";
  const see = (node: Node, situation: Situation, holder?: Figure): void => {
    if (node.type === "heading") section = textOf(node);
    const here = holder === undefined ? (situationIn(node) ?? situation) : situation;
    const within = { section, ...(holder && { holder }) };
    if (node.type === "figureValue") found.push({ node, situation: here, ...within });
    if (node.type === "table" && node.figures !== undefined) return;
    if (node.type === "figure") {
      for (const told of node.figures ?? [])
        found.push({ node: told, situation: "alternative-text", section, holder: node });
      for (const drawn of node.marks ?? [])
        found.push({ node: drawn, situation: "mark", section, holder: node });
    }
    for (const child of children(node)) {
      if (node.type === "figure" && child === node.data) see(child, "chart", node);
      else see(child, here, holder);
    }
  };
  see(document, "text");
  return found;
}

function situationIn({ type }: Node): Situation | undefined {
  switch (type) {
    case "heading":
    case "caption":
    case "note":
    case "quotation":
      return type;
    case "keyFigure":
      return "key-figure";
    case "tableCell":
      return "table";
    default:
      return undefined;
  }
}
