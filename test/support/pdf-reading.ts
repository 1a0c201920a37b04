import { PdfObjects } from "./pdf/object.ts";
import { everyElement, type Mark, type StructureElement, structureOf } from "./pdf/structure.ts";
import { readPdf } from "./pdf.ts";
import { plain, type Reading, type TableReading } from "./reading.ts";

/** Reads a PDF in the order of its structure, as a screen reader does: artifacts are no part of it. */
export async function readingOfPdf(bytes: Uint8Array): Promise<Reading> {
  const file = new PdfObjects(bytes);
  const words = await wordsOf(bytes, file);
  const root = structureOf(file);
  const all = (role: string): StructureElement[] =>
    everyElement(root).filter((element) => element.role === role);
  const textOf = (element: StructureElement, left: ReadonlySet<string>): string => {
    const text = element.kids.map((kid) => {
      if (!("role" in kid)) return words(kid);
      return left.has(kid.role) ? "" : textOf(kid, left);
    });
    return inline.has(element.role) ? text.join("") : ` ${text.join("")} `;
  };
  const rowsOf = (table: StructureElement): TableReading =>
    everyElement(table)
      .filter(({ role }) => role === "TR")
      .map(({ children }) => children.map((cell) => plain(textOf(cell, asides))));
  return {
    text: plain(textOf(root, asides)),
    notes: all("Note").map((note) => plain(textOf(note, asides))),
    headings: everyElement(root)
      .filter(({ role }) => /^H[1-6]$/.test(role))
      .map((heading) => `${heading.role.slice(1)} ${plain(textOf(heading, asides))}`),
    contents: all("TOCI").map((entry) => plain(textOf(entry, new Set(["TOC"])))),
    alternatives: all("Figure").map(({ dictionary }) => file.text(dictionary.get("Alt"))),
    tables: all("Table").map(rowsOf),
  };
}

// A mark that leads to a note is a reference; those of the contents go with them.
const asides: ReadonlySet<string> = new Set(["TOC", "Lbl", "Note", "Reference"]);

// Only what is set within a line leaves no gap around its words (ISO 32000-1 14.8.4.4).
const inline = new Set(["Link", "Reference", "Span", "Quote", "Em", "Strong"]);

async function wordsOf(bytes: Uint8Array, file: PdfObjects): Promise<(mark: Mark) => string> {
  const { pages } = await readPdf(bytes);
  const numberOf = new Map(file.pages.map(({ id }, index) => [id, index]));
  return ({ page, mcid }) =>
    (pages[numberOf.get(page) ?? -1]?.items ?? [])
      .filter((item) => item.mcid === mcid)
      .map(({ text }) => text)
      .join("");
}
