import { readContent } from "./content.ts";
import { isReference, type PdfObjects, type PdfValue } from "./object.ts";
import { found, type PdfRule } from "./rule.ts";
import { everyElement, type StructureElement, structureOf } from "./structure.ts";

/** Rules on the structure tree and on what hangs in it. */
export const structureRules: readonly PdfRule[] = [
  {
    name: "uses standard structure types, or maps to them (UA 7.1)",
    findings: (file) => {
      const root = file.dictionary(file.catalog.get("StructTreeRoot"));
      const mapped = file.dictionary(root.get("RoleMap") ?? new Map());
      const known = (role: string): boolean =>
        standard.has(role) || standard.has(String(mapped.get(role)).slice(1));
      const remapped = [...mapped.keys()].filter((role) => standard.has(role));
      const roles = new Set(elementsOf(file).map(({ role }) => role));
      return [...[...roles].filter((role) => !known(role)), ...remapped];
    },
  },
  {
    name: "links elements to their parents (ISO 32000-1 14.7.2)",
    findings: (file) =>
      elementsOf(file).flatMap(({ id, role, dictionary, parent }) => {
        const above = parent === undefined ? file.catalog.get("StructTreeRoot") : parent;
        const expected = isReference(above) ? above.id : parent?.id;
        return found([idOf(dictionary.get("P")) !== expected, `${role} (object ${id})`]);
      }),
  },
  {
    name: "leads from every marked content back to its element (ISO 32000-1 14.7.4.4)",
    findings: parentTreeFaults,
  },
  {
    name: "has links as annotations that print, speak, and stand in their elements (UA 7.18; A 6.3)",
    findings: annotationFaults,
  },
  {
    name: "nests tables, lists and contents as they must be (UA 7.2)",
    findings: (file) => elementsOf(file).flatMap(nestingFaults),
  },
  {
    name: "has rows of equal width in its tables (UA 7.2, 7.5)",
    findings: (file) =>
      elementsOf(file)
        .filter(({ role }) => role === "Table")
        .flatMap(({ id, children }) => {
          const rows = children.flatMap(rowsOf);
          const widths = new Set(rowWidths(rows));
          return found([widths.size > 1, `object ${id}: ${[...widths].join(", ")} columns`]);
        }),
  },
  {
    name: "says of every header cell what it heads (UA 7.5)",
    findings: (file) =>
      elementsOf(file)
        .filter(({ role }) => role === "TH")
        .flatMap(({ id, attributes }) =>
          found([!/^\/(?:Row|Column|Both)$/.test(String(attributes.get("Scope"))), `object ${id}`]),
        ),
  },
  {
    name: "has an alternative text and a box on the page for every figure (UA 7.3)",
    findings: (file) =>
      elementsOf(file)
        .filter(({ role }) => role === "Figure")
        .flatMap(({ id, dictionary, attributes }) => {
          const box = file.array(attributes.get("BBox")).map(Number);
          const [left = 0, bottom = 0, right = 0, top = 0] = box;
          return found(
            [file.text(dictionary.get("Alt")).trim() === "", `object ${id}: no words`],
            [box.length !== 4 || left >= right || bottom >= top, `object ${id}: no box`],
          );
        }),
  },
  {
    name: "does not skip levels of headings (UA 7.4.2)",
    findings: (file) => {
      const levels = elementsOf(file).flatMap(({ role }) =>
        /^H[1-6]$/.test(role) ? [Number(role[1])] : [],
      );
      return levels.flatMap((level, at) =>
        found([level > (levels[at - 1] ?? 0) + 1, `H${level} as heading ${at + 1}`]),
      );
    },
  },
  {
    name: "names every note (UA 7.9)",
    findings: (file) => {
      const notes = elementsOf(file).filter(({ role }) => role === "Note");
      const root = file.dictionary(file.catalog.get("StructTreeRoot"));
      const tree = root.get("IDTree");
      const named = new Set(
        tree === undefined
          ? []
          : file.tree(tree).map(([key, id]) => `${file.text(key)} ${idOf(id)}`),
      );
      return notes.flatMap(({ id, dictionary }) =>
        found([!named.has(`${file.text(dictionary.get("ID"))} ${id}`), `object ${id}`]),
      );
    },
  },
];

// ISO 32000-1 14.8.4.
const standard = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form".split(
    " ",
  ),
);

function elementsOf(file: PdfObjects): StructureElement[] {
  return everyElement(structureOf(file));
}

function idOf(value: PdfValue | undefined): number {
  return isReference(value) ? value.id : -1;
}

// From a page's content by the parent tree to an element that holds it, and the other way round.
function parentTreeFaults(file: PdfObjects): string[] {
  const root = file.dictionary(file.catalog.get("StructTreeRoot"));
  const parents = new Map(file.tree(root.get("ParentTree")).map(([key, value]) => [key, value]));
  const holders = new Map(
    elementsOf(file).flatMap(({ id, marks }) =>
      marks.map(({ page, mcid }) => [`${page} ${mcid}`, id] as const),
    ),
  );
  const faults: string[] = [];
  let count = 0;
  file.pages.forEach(({ id, page }, index) => {
    const { mcids } = readContent(file, page);
    const entry = file.array(parents.get(page.get("StructParents") ?? null));
    if (new Set(mcids).size !== mcids.length) faults.push(`page ${index + 1}: a number twice`);
    if (entry.length !== mcids.length) faults.push(`page ${index + 1}: ${entry.length} parents`);
    for (const mcid of mcids)
      if (holders.get(`${id} ${mcid}`) !== idOf(entry[mcid]))
        faults.push(`page ${index + 1}: content ${mcid} is not of its parent`);
    count += mcids.length;
  });
  if (count !== holders.size) faults.push(`${holders.size} marks for ${count} contents`);
  return faults;
}

function annotationFaults(file: PdfObjects): string[] {
  const root = file.dictionary(file.catalog.get("StructTreeRoot"));
  const parents = new Map(file.tree(root.get("ParentTree")).map(([key, value]) => [key, value]));
  const elements = new Map(elementsOf(file).map((element) => [element.id, element]));
  return file.pages.flatMap(({ id: pageId, page }, index) => {
    const [, , width = 0, height = 0] = file.array(page.get("MediaBox")).map(Number);
    return file.array(page.get("Annots")).flatMap((reference) => {
      const annotation = file.dictionary(reference);
      const element = elements.get(idOf(parents.get(annotation.get("StructParent") ?? null)));
      const [left = 0, bottom = 0, right = 0, top = 0] = file
        .array(annotation.get("Rect"))
        .map(Number);
      const holds = element?.annotations.some(
        ({ page, id }) => page === pageId && id === idOf(reference),
      );
      return found(
        [element?.role !== "Link", "not in a Link"],
        [holds !== true, "not held by its element"],
        [file.text(annotation.get("Contents")).trim() === "", "no words"],
        [annotation.get("F") !== 4, "is not printed, or hidden"],
        [left < 0 || bottom < 0 || right > width || top > height, "beside the page"],
        [left >= right || bottom >= top, "no area"],
      ).map((text) => `page ${index + 1}: ${text}`);
    });
  });
}

// Role → roles its children may have, and roles its parent may have (UA 7.2, in veraPDF rules 3 to 28).
const childrenOf: Readonly<Record<string, RegExp>> = {
  Table: /^(?:Caption|TR|THead|TBody|TFoot)$/,
  THead: /^TR$/,
  TBody: /^TR$/,
  TFoot: /^TR$/,
  TR: /^T[HD]$/,
  L: /^(?:Caption|L|LI)$/,
  LI: /^(?:Lbl|LBody)$/,
  TOC: /^(?:Caption|TOC|TOCI)$/,
};
const parentOf: Readonly<Record<string, RegExp>> = {
  TR: /^(?:Table|THead|TBody|TFoot)$/,
  THead: /^Table$/,
  TBody: /^Table$/,
  TFoot: /^Table$/,
  TH: /^TR$/,
  TD: /^TR$/,
  LI: /^L$/,
  LBody: /^LI$/,
  TOCI: /^TOC$/,
};

function nestingFaults({ role, children, parent, marks }: StructureElement): string[] {
  const wrong = children.filter((child) => childrenOf[role]?.test(child.role) === false);
  return [
    ...wrong.map((child) => `${child.role} in ${role}`),
    ...found(
      [parentOf[role]?.test(parent?.role ?? "") === false, `${role} in ${parent?.role}`],
      [childrenOf[role] !== undefined && marks.length > 0, `text right in ${role}`],
    ),
  ];
}

function rowsOf(element: StructureElement): StructureElement[] {
  return element.role === "TR" ? [element] : element.children.flatMap(rowsOf);
}

// Columns of each row, those that reach down from above included.
function rowWidths(rows: readonly StructureElement[]): number[] {
  const reaching = new Array<number>(rows.length).fill(0);
  return rows.map((row, at) => {
    let width = reaching[at] ?? 0;
    for (const cell of row.children) {
      const columns = Number(cell.attributes.get("ColSpan") ?? 1);
      width += columns;
      for (let below = 1; below < Number(cell.attributes.get("RowSpan") ?? 1); below++)
        if (reaching[at + below] !== undefined)
          reaching[at + below] = (reaching[at + below] ?? 0) + columns;
    }
    return width;
  });
}
