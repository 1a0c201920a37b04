import { nameHeadings } from "./heading-id.ts";
import type { Block, Caption, Document, Inline, List, Text } from "./nodes.ts";
import { listContents } from "./outline.ts";
import { rewrite } from "./rewrite.ts";

/** The words that numbering needs, in the document's language. Numbers count from 1. */
export interface NumberingWords {
  /** `Table 3`. */
  readonly table: (number: number) => string;
  /** `Figure 2`. */
  readonly figure: (number: number) => string;
  /** The mark of an item of an ordered list: `3.`. */
  readonly item: (number: number) => string;
  /** The mark of a note: `3`. */
  readonly note: (number: number) => string;
  /** The mark of an item of any other list. */
  readonly bullet: string;
}

/**
 * Fills in what depends on the order of the whole document: labels of list items, captions and notes,
 * ids of headings that have none, and entries of contents. Tables offered as a chart's data count not.
 */
export function numberDocument(document: Document, words: NumberingWords): Document {
  const named = nameHeadings(document);
  const numbers = { table: 0, figure: 0, note: 0 };
  const block = (node: Block): Block => {
    switch (node.type) {
      case "list":
        return labelItems(node, words);
      case "table":
      case "figure": {
        if (node.caption === undefined) return node;
        const number = ++numbers[node.type];
        return { ...node, caption: labelled(node.caption, words[node.type](number)) };
      }
      case "tableOfContents":
        return { ...node, entries: listContents(named, node) };
      default:
        return node;
    }
  };
  const inline = (node: Inline): Inline => {
    if (node.type !== "noteReference") return node;
    const label = words.note(++numbers.note);
    return { ...node, label: text(label), note: { ...node.note, label: text(label) } };
  };
  return rewrite(named, { block, inline });
}

function labelItems(list: List, words: NumberingWords): List {
  const children = list.children.map((item, index) => ({
    ...item,
    label: text(list.ordered ? words.item(index + 1) : words.bullet),
  }));
  return { ...list, children };
}

function labelled(caption: Caption, label: string): Caption {
  return { ...caption, label: text(label) };
}

function text(value: string): Text {
  return { type: "text", value };
}
