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
  /** Marked content: object number of its page, and number on it. */
  readonly marks: readonly { readonly page: number; readonly mcid: number }[];
  /** Annotations: object numbers of their page and of themselves. */
  readonly annotations: readonly { readonly page: number; readonly id: number }[];
  /** Entries of its attribute dictionaries. */
  readonly attributes: ReadonlyMap<string, PdfValue>;
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
    marks: [] as { page: number; mcid: number }[],
    annotations: [] as { page: number; id: number }[],
    attributes: attributesOf(file, dictionary),
  };
  for (const kid of kidsOf(file, dictionary)) {
    if (typeof kid === "number") {
      element.marks.push({ page: idOf(dictionary.get("Pg")), mcid: kid });
      continue;
    }
    const child = file.dictionary(kid);
    const page = idOf(child.get("Pg") ?? dictionary.get("Pg"));
    if (child.get("Type") === "/MCR") element.marks.push({ page, mcid: Number(child.get("MCID")) });
    else if (child.get("Type") === "/OBJR")
      element.annotations.push({ page, id: idOf(child.get("Obj")) });
    else element.children.push(readElement(file, idOf(kid), element));
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
