import type { Inline, Node } from "../../document/index.ts";
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

/** What is known while a document is tagged. */
export interface Tagging {
  readonly slots: Map<Node, Slot>;
  readonly links: Map<Node, Element>;
  readonly direction: "ltr" | "rtl";
  notes: number;
}

/** Where the walk is: the element to fill, and the language there. */
export interface Spot {
  readonly element: Element;
  readonly lang: string;
  /** Whether texts share an element that says how they read, with those before and after. */
  readonly joins?: boolean;
}

/**
 * Tags words. Right-to-left texts that follow each other are one sequence on the page, which readers that turn it
 * round see as a whole, blanks between its parts included.
 */
export function tagInlines(tagging: Tagging, nodes: readonly Inline[], spot: Spot): void {
  const joins = tagging.direction === "rtl" && (spot.joins === true || nodes.length > 1);
  const inner = joins === (spot.joins ?? false) ? spot : { ...spot, joins };
  for (const node of nodes) tagInline(tagging, node, inner);
}

/** Tags one inline. Emphasis has no standard type in PDF 1.7: what is only a look is no element of its own. */
export function tagInline(tagging: Tagging, node: Inline, around: Spot): void {
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

export const none: readonly never[] = [];

/** Opens an element for a node, in the node's language. */
export function open(
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

/** Adds a slot for a leaf. What has a label may be drawn under its own name as well. */
export function addLeaf(tagging: Tagging, element: Element, leaf: Node, owner: Node = leaf): void {
  const isText = leaf.type === "text" && !readsAsDrawn(leaf.value, tagging.direction);
  const actual = isText && textStringLength(leaf.value) <= maxStringLength ? leaf.value : undefined;
  const slot = addSlot(actual === undefined ? element : addElement(element, "Span", { actual }));
  register(tagging, leaf, slot);
  if (owner !== leaf) register(tagging, owner, slot);
}

/** Adds a slot for a leaf in the element of the leaves beside it, which says how they read together. */
export function joinLeaf(
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
