import type { PdfFile } from "../file.ts";
import { array, byteString, number, reference, textString } from "../syntax.ts";
import { writeTree } from "../tree.ts";
import { type Element, isSlot, type Role } from "./element.ts";

/** What drawing has brought together. */
export interface DrawnStructure {
  readonly root: Element;
  /** Object numbers of the pages. */
  readonly pages: readonly number[];
  /** By page: the elements of its marked content, by their numbers there. */
  readonly marked: readonly (readonly Element[])[];
  /** The elements of annotations, whose keys in the parent tree follow those of the pages. */
  readonly linked: readonly Element[];
}

// `Aside` is new in PDF 2.0 (ISO 14289-1 7.1: what is not standard is mapped to what is).
const roleMap = "<</Aside/Div>>";

// Parts of a table hold it together even when they are empty.
const kept: ReadonlySet<Role> = new Set<Role>([
  "Table",
  "THead",
  "TBody",
  "TFoot",
  "TR",
  "TH",
  "TD",
]);

/** Writes the structure tree with its parent tree (ISO 32000-1 14.7) and returns its number. */
export function writeStructure(drawn: DrawnStructure, file: PdfFile): number {
  const writing: Writing = { drawn, file, ids: [] };
  const treeRoot = file.reserve();
  const rootNumber = announce(drawn.root, writing);
  writeElement(drawn.root, rootNumber, treeRoot, writing);
  const entries = [
    `/K ${reference(rootNumber)}/RoleMap${roleMap}`,
    `/ParentTree ${reference(writeParents(writing))}`,
    `/ParentTreeNextKey ${drawn.pages.length + drawn.linked.length}`,
  ];
  if (writing.ids.length > 0) entries.push(`/IDTree ${reference(writeIds(writing))}`);
  file.put(treeRoot, `<</Type/StructTreeRoot${entries.join("")}>>`);
  return treeRoot;
}

interface Writing {
  readonly drawn: DrawnStructure;
  readonly file: PdfFile;
  readonly ids: { readonly id: string; readonly number: number }[];
}

// Gives object numbers, in reading order, to an element and those below it that hold something.
function announce(element: Element, writing: Writing): number {
  const id = writing.file.reserve();
  element.object = id;
  for (const child of element.children)
    if (!isSlot(child) && hasContent(child)) announce(child, writing);
  return id;
}

function hasContent(element: Element): boolean {
  if (kept.has(element.role) || element.links.length > 0) return true;
  return element.children.some((child) =>
    isSlot(child) ? child.marks.length > 0 : hasContent(child),
  );
}

function writeElement(element: Element, id: number, parent: number, writing: Writing): void {
  const { kids, page } = kidsOf(element, writing);
  // A link that leads nowhere on paper (a reference without an active area) is only a stretch of text.
  const role = element.role === "Link" && element.links.length === 0 ? "Span" : element.role;
  const entries = [`/S/${role}/P ${reference(parent)}`];
  if (page !== undefined) entries.push(`/Pg ${reference(pageNumber(page, writing))}`);
  if (kids.length > 0) entries.push(`/K${kids.length === 1 ? ` ${kids[0]}` : array(kids)}`);
  if (element.lang !== undefined) entries.push(`/Lang${textString(element.lang)}`);
  if (element.alt !== undefined) entries.push(`/Alt${textString(element.alt)}`);
  if (element.actual !== undefined) entries.push(`/ActualText${textString(element.actual)}`);
  if (element.id !== undefined) {
    entries.push(`/ID${byteString(element.id)}`);
    writing.ids.push({ id: element.id, number: id });
  }
  const { attributes } = element;
  if (attributes.length > 0)
    entries.push(`/A${attributes.length === 1 ? attributes[0] : array(attributes)}`);
  writing.file.put(id, `<<${entries.join("")}>>`);
  for (const child of element.children) {
    const number = isSlot(child) ? undefined : child.object;
    if (!isSlot(child) && number !== undefined) writeElement(child, number, id, writing);
  }
}

// Marks on the page where the element begins are plain numbers, all others say their page.
function kidsOf(
  element: Element,
  writing: Writing,
): { readonly kids: readonly string[]; readonly page: number | undefined } {
  const kids: string[] = [];
  let page: number | undefined;
  for (const child of element.children) {
    if (!isSlot(child)) {
      if (child.object !== undefined) kids.push(reference(child.object));
      continue;
    }
    for (const { page: own, mcid } of child.marks) {
      page ??= own;
      const pg = own === page ? undefined : reference(pageNumber(own, writing));
      kids.push(pg === undefined ? String(mcid) : `<</Type/MCR/Pg ${pg}/MCID ${mcid}>>`);
    }
  }
  for (const link of element.links) {
    const pg = reference(pageNumber(link.page, writing));
    kids.push(`<</Type/OBJR/Pg ${pg}/Obj ${reference(link.annotation)}>>`);
  }
  return { kids, page };
}

function pageNumber(page: number, writing: Writing): number {
  const id = writing.drawn.pages[page];
  if (id === undefined) throw new Error(`no page of index ${page}`);
  return id;
}

// ISO 32000-1 14.7.4.4: from a page's marks, and from an annotation, back to their elements.
function writeParents({ drawn, file }: Writing): number {
  const numberOf = (element: Element): string => {
    const id = element.object;
    if (id === undefined) throw new Error(`marked, but not written: a ${element.role}`);
    return reference(id);
  };
  const pages = drawn.marked.map(
    (elements, key) => [number(key), reference(file.add(array(elements.map(numberOf))))] as const,
  );
  const links = drawn.linked.map(
    (element, index) => [number(drawn.pages.length + index), numberOf(element)] as const,
  );
  return writeTree("Nums", [...pages, ...links], file);
}

function writeIds({ ids, file }: Writing): number {
  const sorted = ids
    .map(({ id, number }) => ({ key: Buffer.from(id, "utf8"), id, number }))
    .sort((a, b) => Buffer.compare(a.key, b.key));
  const entries = sorted.map(({ id, number }) => [byteString(id), reference(number)] as const);
  return writeTree("Names", entries, file);
}
