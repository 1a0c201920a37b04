import type {
  Block,
  ContentsEntry,
  Document,
  Inline,
  Node,
  Table,
  TableCell,
  TableRow,
} from "../../document/index.ts";
import { addElement, type Element, type Slot } from "./element.ts";
import {
  addLeaf,
  joinLeaf,
  none,
  open,
  type Spot,
  type Tagging,
  tagInline,
  tagInlines,
} from "./tag-inlines.ts";

/** The structure of a document, ready to take content. */
export interface StructureTree {
  readonly root: Element;
  /** Leaf → its slot. */
  readonly slots: ReadonlyMap<Node, Slot>;
  /** Links, citations and references → their element. */
  readonly links: ReadonlyMap<Node, Element>;
}

/** Returns the slot for content of a node. */
export function slotOf(node: Node, { slots }: StructureTree): Slot {
  const slot = slots.get(node);
  if (slot === undefined) throw new Error(`drawn, but not in the document: a ${node.type}`);
  return slot;
}

/** Returns the link element that an active area of a node belongs to. */
export function linkOf(node: Node, { links }: StructureTree): Element {
  const link = links.get(node);
  if (link === undefined) throw new Error(`an active area, but no link: a ${node.type}`);
  return link;
}

/** Makes a document's structure tree, without content yet: elements and slots in reading order. */
export function tagDocument(document: Document): StructureTree {
  const { direction } = document;
  const tagging: Tagging = { slots: new Map(), links: new Map(), direction, notes: 0 };
  const root = addElement(undefined, "Document");
  tagBlocks(tagging, document.children, { element: root, lang: document.lang });
  return { root, slots: tagging.slots, links: tagging.links };
}

function tagBlocks(tagging: Tagging, blocks: readonly Block[], spot: Spot): void {
  for (const block of blocks) tagBlock(tagging, block, spot);
}

function tagBlock(tagging: Tagging, node: Block, spot: Spot): void {
  switch (node.type) {
    case "section":
      tagBlocks(tagging, node.children, open(spot, node, "Sect"));
      break;
    case "heading":
      tagInlines(tagging, node.children, open(spot, node, `H${node.depth}`));
      break;
    case "paragraph":
      tagInlines(tagging, node.children, open(spot, node, "P"));
      break;
    case "list":
      tagList(tagging, node, spot);
      break;
    case "table":
      tagTable(tagging, node, spot);
      break;
    case "figure":
      tagFigure(tagging, node, spot);
      break;
    case "keyFigures": {
      const figures = open(spot, node, "Div");
      for (const child of node.children) tagKeyFigure(tagging, child, figures);
      break;
    }
    case "callout":
      tagBlocks(tagging, node.children, open(spot, node, "Aside"));
      break;
    case "quotation": {
      const quotation = open(spot, node, "BlockQuote");
      tagBlocks(tagging, node.children, quotation);
      tagParagraph(tagging, node.attribution ?? [], quotation);
      break;
    }
    case "columns": {
      const columns = open(spot, node, "Div");
      for (const column of node.children)
        tagBlocks(tagging, column.children, open(columns, column, "Div"));
      break;
    }
    case "tableOfContents":
      tagContents(tagging, node, spot);
      break;
    default:
      node satisfies never;
  }
}

function tagList(tagging: Tagging, node: Extract<Block, { type: "list" }>, spot: Spot): void {
  const numbering = node.ordered ? "Decimal" : "Disc";
  const list = open(spot, node, "L", [`<</O/List/ListNumbering/${numbering}>>`]);
  for (const item of node.children) {
    const entry = open(list, item, "LI");
    if (item.label !== undefined)
      addLeaf(tagging, addElement(entry.element, "Lbl"), item.label, item);
    tagBlocks(tagging, item.children, { ...entry, element: addElement(entry.element, "LBody") });
  }
}

function tagTable(tagging: Tagging, node: Table, spot: Spot): void {
  const table = open(spot, node, "Table");
  if (node.caption !== undefined) tagCaption(tagging, node.caption, table);
  const parts = [
    ["THead", node.head],
    ["TBody", node.body],
    ["TFoot", node.foot],
  ] as const;
  for (const [role, rows] of parts) {
    if (rows.length === 0) continue;
    const part = { ...table, element: addElement(table.element, role) };
    for (const row of rows) tagRow(tagging, row, part);
  }
}

function tagRow(tagging: Tagging, node: TableRow, spot: Spot): void {
  const row = open(spot, node, "TR");
  for (const cell of node.children) {
    const entries = cellEntries(cell, node);
    const attributes = entries === "" ? none : [`<</O/Table${entries}>>`];
    const role = cell.header === undefined ? "TD" : "TH";
    tagInlines(tagging, cell.children, open(row, cell, role, attributes));
  }
}

function cellEntries({ header, colSpan = 1, rowSpan = 1 }: TableCell, row: TableRow): string {
  // What heads a group of rows is read with each of them, as the head of a column is.
  const ofRow = row.group === undefined ? "/Scope/Row" : "/Scope/Both";
  const scope = header === undefined ? "" : header === "column" ? "/Scope/Column" : ofRow;
  const columns = colSpan > 1 ? `/ColSpan ${colSpan}` : "";
  return scope + columns + (rowSpan > 1 ? `/RowSpan ${rowSpan}` : "");
}

// The caption stands beside the figure, not in it: an alternative text replaces all that is inside.
function tagFigure(tagging: Tagging, node: Extract<Block, { type: "figure" }>, spot: Spot): void {
  const group = open(spot, node, "Div");
  if (node.caption !== undefined) tagCaption(tagging, node.caption, group);
  // An ornament is an artifact.
  if (node.file?.isOrnament !== true)
    addLeaf(tagging, addElement(group.element, "Figure", { alt: node.alt }), node);
  tagParagraph(tagging, node.source ?? [], group);
}

function tagCaption(tagging: Tagging, node: NonNullable<Table["caption"]>, spot: Spot): void {
  const caption = open(spot, node, "Caption");
  if (node.label === undefined) tagInlines(tagging, node.children, caption);
  else if (tagging.direction === "rtl") {
    joinLeaf(tagging, caption.element, node.label, " ");
    tagInlines(tagging, node.children, { ...caption, joins: true });
  } else {
    addLeaf(tagging, caption.element, node.label, node);
    tagInlines(tagging, node.children, caption);
  }
}

function tagKeyFigure(
  tagging: Tagging,
  node: Extract<Block, { type: "keyFigures" }>["children"][number],
  spot: Spot,
): void {
  const figure = open(spot, node, "Div");
  for (const part of [node.value, node.label, node.note]) tagParagraph(tagging, part, figure);
}

// ISO 32000-1 table 333: entries of a deeper level are a TOC within the entry above them.
function tagContents(
  tagging: Tagging,
  node: Extract<Block, { type: "tableOfContents" }>,
  spot: Spot,
): void {
  const outer = open(spot, node, "TOC");
  const levels = [{ depth: node.entries[0]?.depth ?? 1, contents: outer, last: outer }];
  for (const entry of node.entries) {
    let level = levels.at(-1);
    while (level !== undefined && levels.length > 1 && entry.depth < level.depth) {
      levels.pop();
      level = levels.at(-1);
    }
    if (level === undefined) continue;
    if (entry.depth > level.depth) {
      const contents = { ...level.last, element: addElement(level.last.element, "TOC") };
      level = { depth: entry.depth, contents, last: contents };
      levels.push(level);
    }
    level.last = open(level.contents, entry, "TOCI");
    tagEntry(tagging, entry, level.last);
  }
}

// One link from the words to the page number: that is the area which is active.
function tagEntry(tagging: Tagging, entry: ContentsEntry, spot: Spot): void {
  const link = addElement(addElement(spot.element, "Reference"), "Link");
  const inner = { ...spot, element: link };
  for (const child of entry.children) {
    tagging.links.set(child, link);
    if (child.type === "link") tagInlines(tagging, child.children, inner);
    else tagInline(tagging, child, inner);
  }
}

function tagParagraph(tagging: Tagging, nodes: readonly Inline[], spot: Spot): void {
  if (nodes.length === 0) return;
  tagInlines(tagging, nodes, { ...spot, element: addElement(spot.element, "P") });
}
