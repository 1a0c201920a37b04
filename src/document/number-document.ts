import type {
  Block,
  Document,
  Figure,
  Inline,
  Link,
  List,
  Node,
  PageReference,
  Table,
  TableRow,
  Text,
} from "./nodes.ts";
import { captionedIn, listContents } from "./outline.ts";
import { plain } from "./plain.ts";
import { type CallTarget, targetNames } from "./reference.ts";
import { rewrite } from "./rewrite.ts";
import { nameTargets } from "./target-id.ts";

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
  /** What follows the name of something to say on which page it is: `, page 7`. */
  readonly onPage: (page: PageReference) => readonly Inline[];
  /** What heads the rest of a group of rows on a further page: `Kabul, continued`. */
  readonly continued: (group: readonly Inline[]) => readonly Inline[];
}

/**
 * Fills in what depends on the order of the whole document: labels of list items, captions and notes,
 * ids of what contents lead to, what references call their targets, and entries of contents. Tables offered as a chart's data count not.
 */
export function numberDocument(document: Document, words: NumberingWords): Document {
  const named = nameTargets(document);
  const labels = labelsIn(named, words);
  const labelOf = (node: Node): string | undefined => labels.get(node);
  const callTarget = targetNames(named, labelOf);
  let notes = 0;
  const block = (node: Block): Block => {
    switch (node.type) {
      case "list":
        return labelItems(node, words);
      case "table": {
        const body = node.body.map((row) => continuing(row, callTarget, words));
        return labelled({ ...node, body }, labels.get(node));
      }
      case "figure":
        return labelled(node, labels.get(node));
      case "tableOfContents":
        return { ...node, entries: listContents(named, node, { callTarget, labelOf }) };
      default:
        return node;
    }
  };
  const inline = (node: Inline): Inline => {
    if (node.type === "link") return referring(node, callTarget, words);
    if (node.type !== "noteReference") return node;
    const label = words.note(++notes);
    return { ...node, label: text(label), note: { ...node.note, label: text(label) } };
  };
  return rewrite(named, { block, inline });
}

// References may lead ahead, so every label is known before any is put in.
function labelsIn(document: Document, words: NumberingWords): ReadonlyMap<Node, string> {
  const labels = new Map<Node, string>();
  const numbers = { table: 0, figure: 0 };
  for (const node of captionedIn(document))
    labels.set(node, words[node.type](++numbers[node.type]));
  return labels;
}

// HTML leaves out a span around the number of a page, and with it the words that lead up to it.
function referring(link: Link, callTarget: CallTarget, words: NumberingWords): Link {
  if (link.names === undefined) return link;
  const name = callTarget(link);
  if (link.names === "target" || name.length === 0) return { ...link, children: name };
  const page = words.onPage({ type: "pageReference", target: link.url.slice(1) });
  return { ...link, children: [...name, { type: "span", children: page }] };
}

function labelItems(list: List, words: NumberingWords): List {
  const children = list.children.map((item, index) => ({
    ...item,
    label: text(list.ordered ? words.item(index + 1) : words.bullet),
  }));
  return { ...list, children };
}

function labelled<T extends Table | Figure>(node: T, label: string | undefined): T {
  if (node.caption === undefined || label === undefined) return node;
  return { ...node, caption: { ...node.caption, label: text(label) } };
}

function continuing(row: TableRow, callTarget: CallTarget, words: NumberingWords): TableRow {
  if (row.group === undefined) return row;
  const group = row.children.flatMap((cell) => plain(cell.children, callTarget));
  return { ...row, group: { continued: words.continued(group) } };
}

function text(value: string): Text {
  return { type: "text", value };
}
