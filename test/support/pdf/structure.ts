import {
  isArray,
  isReference,
  type PdfArray,
  type PdfDictionary,
  type PdfObjects,
  type PdfValue,
} from "./object.ts";

/** A structure element of a file, with what hangs in it. */
export interface StructureElement {
  /** Object number. */
  readonly id: number;
  readonly role: string;
  readonly dictionary: PdfDictionary;
  readonly parent: StructureElement | undefined;
  readonly children: readonly StructureElement[];
  readonly marks: readonly Mark[];
  /** Its elements and marks as they are read. */
  readonly kids: readonly (StructureElement | Mark)[];
  /** Annotations: object numbers of their page and of themselves. */
  readonly annotations: readonly { readonly page: number; readonly id: number }[];
  /** Entries of its attribute dictionaries. */
  readonly attributes: ReadonlyMap<string, PdfValue>;
}

/** Marked content: the object number of its page, and its number on it. */
export interface Mark {
  readonly page: number;
  readonly mcid: number;
}

/** Reads the structure tree of a file; returns its root element. */
export function structureOf(file: PdfObjects): StructureElement {
  const root = file.dictionary(file.catalog.get("StructTreeRoot"));
  const top = root.get("K");
  if (!isReference(top)) throw new Error("not one element at the top");
  return readElement(file, top.id, undefined);
}

/** Returns an element and all below it, in reading order. */
export function everyElement(root: StructureElement): StructureElement[] {
  return [root, ...root.children.flatMap(everyElement)];
}

function readElement(
  file: PdfObjects,
  id: number,
  parent: StructureElement | undefined,
): StructureElement {
  const dictionary = file.dictionary({ id });
  const element = {
    id,
    role: String(dictionary.get("S")).slice(1),
    dictionary,
    parent,
    children: [] as StructureElement[],
    marks: [] as Mark[],
    kids: [] as (StructureElement | Mark)[],
    annotations: [] as { page: number; id: number }[],
    attributes: attributesOf(file, dictionary),
  };
  const addMark = (page: number, mcid: number): void => {
    element.marks.push({ page, mcid });
    element.kids.push({ page, mcid });
  };
  for (const kid of kidsOf(file, dictionary)) {
    if (typeof kid === "number") {
      addMark(idOf(dictionary.get("Pg")), kid);
      continue;
    }
    const child = file.dictionary(kid);
    const page = idOf(child.get("Pg") ?? dictionary.get("Pg"));
    if (child.get("Type") === "/MCR") addMark(page, Number(child.get("MCID")));
    else if (child.get("Type") === "/OBJR")
      element.annotations.push({ page, id: idOf(child.get("Obj")) });
    else {
      const below = readElement(file, idOf(kid), element);
      element.children.push(below);
      element.kids.push(below);
    }
  }
  return element;
}

/** Returns what an element holds: a single kid needs no array. */
export function kidsOf(file: PdfObjects, element: PdfDictionary): PdfArray {
  const kids = element.get("K");
  const resolved = file.resolve(kids);
  return isArray(resolved) ? resolved : kids === undefined ? [] : [kids];
}

function attributesOf(file: PdfObjects, dictionary: PdfDictionary): Map<string, PdfValue> {
  const lists = file.array(dictionary.get("A")).map((value) => [...file.dictionary(value)]);
  return new Map(lists.flat());
}

function idOf(value: PdfValue | undefined): number {
  return isReference(value) ? value.id : -1;
}
