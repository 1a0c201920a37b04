/** The standard structure types used here (ISO 32000-1 14.8.4), and `Aside`, which is mapped to one. */
export type Role =
  | "Document"
  | "Sect"
  | "Div"
  | "Aside"
  | "BlockQuote"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "Caption"
  | "THead"
  | "TBody"
  | "TFoot"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "TOC"
  | "TOCI"
  | "Reference"
  | "Link"
  | "Note"
  | "Span";

/** A structure element. What it is comes from the document; marks and links come while drawing. */
export interface Element {
  readonly role: Role;
  readonly parent: Element | undefined;
  /** In reading order. */
  children: (Element | Slot)[];
  links: readonly LinkMark[];
  /** BCP 47, where it differs from the parent's. */
  readonly lang: string | undefined;
  /** Alternative text. */
  readonly alt: string | undefined;
  /** The text as it reads, where drawing has its characters in another order (14.9.4). */
  actual: string | undefined;
  /** Unique among the elements that have one. */
  readonly id: string | undefined;
  /** Attribute dictionaries in PDF syntax (14.8.5). */
  attributes: readonly string[];
  /** Its object number, when it has one. */
  object: number | undefined;
}

/** A place in an element for content: it keeps the order of reading whatever the order of drawing. */
export interface Slot {
  readonly element: Element;
  /** Among the element's children. */
  readonly index: number;
  marks: readonly Mark[];
}

/** A marked-content sequence: index of its page, and number on it (14.7.4). */
interface Mark {
  readonly page: number;
  readonly mcid: number;
}

/** An annotation that belongs to an element: index of its page, and its object number. */
interface LinkMark {
  readonly page: number;
  readonly annotation: number;
}

/** What an element may be told at birth. */
export interface ElementOptions {
  readonly lang?: string | undefined;
  readonly alt?: string;
  readonly actual?: string;
  readonly id?: string;
  readonly attributes?: readonly string[];
}

const none: readonly never[] = [];

/** Makes an element, the last child so far of `parent`. */
export function addElement(
  parent: Element | undefined,
  role: Role,
  options: ElementOptions = {},
): Element {
  const { lang, alt, actual, id, attributes = none } = options;
  // One shape for all elements, for there is one at least for each cell of a long table.
  const element: Element = {
    role,
    parent,
    children: [],
    links: none,
    lang,
    alt,
    actual,
    id,
    attributes,
    object: undefined,
  };
  if (parent !== undefined) addChild(parent, element);
  return element;
}

/** Makes a slot, the last child so far of `element`. */
export function addSlot(element: Element): Slot {
  const slot = { element, index: element.children.length, marks: none };
  addChild(element, slot);
  return slot;
}

/** Adds a mark to a slot. */
export function addMark(slot: Slot, mark: Mark): void {
  slot.marks = slot.marks.length === 0 ? [mark] : [...slot.marks, mark];
}

// Most elements hold one thing, and an array that grew to one has room for sixteen more.
function addChild(element: Element, child: Element | Slot): void {
  if (element.children.length === 0) element.children = [child];
  else element.children.push(child);
}

/** Tells a slot from an element. */
export function isSlot(child: Element | Slot): child is Slot {
  return "marks" in child;
}

/** Returns the element or the nearest around it that is a link. */
export function linkAround(element: Element): Element | undefined {
  let link: Element | undefined = element;
  while (link !== undefined && link.role !== "Link") link = link.parent;
  return link;
}
