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
import { maxStringLength, textStringLength } from "../syntax.ts";
import {
  addElement,
  addSlot,
  type Element,
  isSlot,
  linkAround,
  type Role,
  type Slot,
} from "./element.ts";
import { readsAsDrawn } from "./reads-as-drawn.ts";

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

interface Tagging {
  readonly slots: Map<Node, Slot>;
  readonly links: Map<Node, Element>;
  readonly direction: "ltr" | "rtl";
  notes: number;
}

/** Where the walk is: the element to fill, and the language there. */
interface Spot {
  readonly element: Element;
  readonly lang: string;
  /** Whether texts share an element that says how they read, with those before and after. */
  readonly joins?: boolean;
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

// Right-to-left texts that follow each other are one sequence on the page, which readers that turn it
// round see as a whole, blanks between its parts included.
function tagInlines(tagging: Tagging, nodes: readonly Inline[], spot: Spot): void {
  const joins = tagging.direction === "rtl" && (spot.joins === true || nodes.length > 1);
  const inner = joins === (spot.joins ?? false) ? spot : { ...spot, joins };
  for (const node of nodes) tagInline(tagging, node, inner);
}

// Emphasis has no standard type in PDF 1.7: what is only a look is no element of its own.
function tagInline(tagging: Tagging, node: Inline, around: Spot): void {
  const isLink = node.type === "link" || node.type === "citation";
  const isForeign = node.lang !== undefined && node.lang !== around.lang;
  const spot = isForeign && !isLink ? open(around, node, "Span") : around;
  switch (node.type) {
    case "text":
    case "lineBreak":
      if (spot.joins === true) joinLeaf(tagging, spot.element, node);
      else addLeaf(tagging, spot.element, node);
      break;
    case "emphasis":
    case "strong":
    case "span":
      tagInlines(tagging, node.children, spot);
      break;
    case "figureValue": {
      const inner = node.target === undefined ? spot : open(spot, node, "Link");
      if (inner !== spot) tagging.links.set(node, inner.element);
      tagInlines(tagging, node.children, inner);
      break;
    }
    case "link":
    case "citation": {
      const link = open(around, node, "Link");
      tagging.links.set(node, link.element);
      tagInlines(tagging, node.children, link);
      break;
    }
    case "pageReference": {
      const link = linkAround(spot.element) ?? addElement(spot.element, "Link");
      tagging.links.set(node, link);
      addLeaf(tagging, link, node);
      break;
    }
    case "noteReference":
      tagNote(tagging, node, spot);
      break;
    default:
      node satisfies never;
  }
}

// The note hangs at its reference and is read there (ISO 32000-1 table 338; its ID: ISO 14289-1 7.9).
function tagNote(
  tagging: Tagging,
  node: Extract<Inline, { type: "noteReference" }>,
  spot: Spot,
): void {
  const link = addElement(addElement(spot.element, "Reference"), "Link");
  tagging.links.set(node, link);
  addLeaf(tagging, link, node.label ?? node, node);
  const { note } = node;
  tagging.notes += 1;
  const lang = foreign(note.lang, spot.lang);
  const element = addElement(spot.element, "Note", { lang, id: `note-${tagging.notes}` });
  addLeaf(tagging, addElement(element, "Lbl"), note.label ?? note, note);
  tagInlines(tagging, note.children, { element, lang: note.lang ?? spot.lang });
}

const none: readonly never[] = [];

// Opens an element for a node, in the node's language.
function open(
  spot: Spot,
  node: { readonly lang?: string },
  role: Role,
  attributes: readonly string[] = none,
): Spot {
  const lang = foreign(node.lang, spot.lang);
  return { element: addElement(spot.element, role, { lang, attributes }), lang: lang ?? spot.lang };
}

function foreign(lang: string | undefined, around: string): string | undefined {
  return lang === around ? undefined : lang;
}

// Adds a slot for a leaf. What has a label may be drawn under its own name as well.
function addLeaf(tagging: Tagging, element: Element, leaf: Node, owner: Node = leaf): void {
  const isText = leaf.type === "text" && !readsAsDrawn(leaf.value, tagging.direction);
  const actual = isText && textStringLength(leaf.value) <= maxStringLength ? leaf.value : undefined;
  const slot = addSlot(actual === undefined ? element : addElement(element, "Span", { actual }));
  register(tagging, leaf, slot);
  if (owner !== leaf) register(tagging, owner, slot);
}

function joinLeaf(
  tagging: Tagging,
  element: Element,
  leaf: Extract<Inline, { type: "text" | "lineBreak" }>,
  after = "",
): void {
  const words = `${leaf.type === "text" ? leaf.value : " "}${after}`;
  const last = element.children.at(-1);
  const open = last === undefined || isSlot(last) || last.actual === undefined ? undefined : last;
  const actual = `${open?.actual ?? ""}${words}`;
  if (textStringLength(actual) > maxStringLength) {
    addLeaf(tagging, element, leaf);
    return;
  }
  const span = open ?? addElement(element, "Span", { actual });
  span.actual = actual;
  register(tagging, leaf, addSlot(span));
}

function register({ slots }: Tagging, node: Node, slot: Slot): void {
  const { size } = slots;
  if (slots.set(node, slot).size === size)
    throw new Error(`a ${node.type} that stands in two places of the document`);
}
