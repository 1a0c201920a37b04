import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Block } from "../../src/document/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { readPdf } from "../support/pdf.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";
import { doc, heading, link, note, p, row, td, text } from "./build.ts";
import { everything } from "./sample.ts";
import { setPages } from "./set.ts";

async function structureOf(blocks: readonly Block[], height?: number): Promise<string> {
  const document = doc(blocks);
  return (await readPdf(writePdf(document, setPages(document, height), { fonts }))).structure;
}

describe("the structure tree", () => {
  test("has an element for every node, in reading order", async () => {
    const bytes = writePdf(everything, setPages(everything, 300), { fonts });
    const found = `${(await readPdf(bytes)).structure}\n`;
    const expected = join(import.meta.dirname, "expected", "everything.txt");
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(expected, found);
    expect(found).toBe(readFileSync(expected, "utf8"));
  });

  test("keeps the order of reading when a note is drawn at the foot of the page", async () => {
    expect(await structureOf([p("Before", note("1", "The note."), " after.")])).toBe(
      [
        "Document",
        "  P",
        '    "Before"',
        "    Reference",
        '      Span "1"',
        '    Note id="note-1"',
        '      Lbl "1"',
        '      "The note."',
        '    "after."',
      ].join("\n"),
    );
  });

  test("joins what a page break parts", async () => {
    const words = "These are words that run over the end of a page and are one paragraph still. ";
    const long = words.repeat(12).trim();
    const document = doc([p(long)]);
    const paged = setPages(document, 200);
    const { structure } = await readPdf(writePdf(document, paged, { fonts }));
    expect(paged.pages.length).toBeGreaterThan(1);
    expect(structure).toBe(`Document\n  P "${long}"`);
  });

  test("puts a table's cells into rows though its columns are drawn side by side", async () => {
    const table: Block = {
      type: "table",
      columns: [],
      head: [row(td("Region", { header: "column" }), td("Killed", { header: "column" }))],
      body: [row("Kabul", "60"), row("Herat", "")],
      foot: [],
    };
    expect(await structureOf([table])).toBe(
      [
        "Document",
        "  Table",
        "    THead",
        "      TR",
        '        TH scope=Column "Region"',
        '        TH scope=Column "Killed"',
        "    TBody",
        "      TR",
        '        TD "Kabul"',
        '        TD "60"',
        "      TR",
        '        TD "Herat"',
        "        TD",
      ].join("\n"),
    );
  });

  test("has the head of a group of rows head rows and columns", async () => {
    const head = { ...row(td("Kabul", { header: "row", colSpan: 2 })), group: { continued: [] } };
    const body = [head, row("8 May", "60")];
    const table: Block = { type: "table", columns: [], head: [], body, foot: [] };
    expect(await structureOf([table])).toContain('TH scope=Both colspan=2 "Kabul"');
  });

  test("is one link from an entry of the contents to its page", async () => {
    const target = "one";
    const children = [link("#one", "One"), { type: "pageReference", target }] as const;
    const entries = [{ type: "contentsEntry", depth: 1, target, children }] as const;
    const contents = { type: "tableOfContents", depth: 1, entries } as const;
    expect(await structureOf([contents, heading(1, "One", target)])).toBe(
      [
        "Document",
        "  TOC",
        "    TOCI",
        "      Reference",
        '        Link annotations=1 "One 1"',
        '  H1 "One"',
      ].join("\n"),
    );
  });

  test("is one link from what a reference says to its page", async () => {
    const page = [text(", page "), { type: "pageReference", target: "one" }] as const;
    const span = { type: "span", children: page } as const;
    const reference = { type: "link", url: "#one", children: [text("One"), span] } as const;
    const structure = await structureOf([heading(1, "One", "one"), p("see ", reference)]);
    expect(structure).toMatch(/P\n {4}"see"\n {4}Link annotations=\d "One, page 1"$/);
  });

  test("refuses a leaf that stands in two places", () => {
    const leaf = text("Words");
    const document = doc([p(leaf), p(leaf)]);
    expect(() => writePdf(document, setPages(document), { fonts })).toThrow("in two places");
  });

  test("keeps the order of reading when a line is drawn from its end", async () => {
    const document = doc([p("one, ", "two, ", "three")]);
    const paged = setPages(document);
    const pages = paged.pages.map((page) => ({ ...page, items: [...page.items].reverse() }));
    const { structure } = await readPdf(writePdf(document, { ...paged, pages }, { fonts }));
    expect(structure).toBe('Document\n  P "one,two,three"');
  });

  test("leaves out what holds nothing", async () => {
    expect(await structureOf([p(), p("Words"), { type: "callout", children: [p("")] }])).toBe(
      'Document\n  P "Words"',
    );
  });

  test("says how right-to-left text reads", async () => {
    const document = doc([p("او ویل: «لا».")], { lang: "ps-AF", direction: "rtl" });
    const { structure } = await readPdf(writePdf(document, setPages(document), { fonts }));
    expect(structure).toBe('Document\n  P\n    Span actualtext="او ویل: «لا»." "او ویل: «لا»."');
  });

  test("refuses to draw what is not in the document", () => {
    const paged = setPages(doc([p("Words")]));
    expect(() => writePdf(doc([p("Words")]), paged, { fonts })).toThrow(
      "drawn, but not in the document: a text",
    );
  });
});
