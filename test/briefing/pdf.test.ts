import { beforeAll, describe, expect, test } from "vitest";
import { PdfObjects } from "../support/pdf/object.ts";
import { everyElement, type StructureElement, structureOf } from "../support/pdf/structure.ts";
import { pdfRules, readPdf } from "../support/pdf.ts";
import { readingOfPdf } from "../support/pdf-reading.ts";
import { plain, type Reading } from "../support/reading.ts";
import { builtSample, sampleEditions } from "../support/sample.ts";
import { missingTool, runTool } from "../support/tool.ts";
import { hasVeraPdf, veraPdf } from "../support/verapdf.ts";

let bytes: Uint8Array;
let file: PdfObjects;
let read: Awaited<ReturnType<typeof readPdf>>;
let reading: Reading;
let elements: readonly StructureElement[];

beforeAll(async () => {
  bytes = (await builtSample()).pdf;
  file = new PdfObjects(bytes);
  read = await readPdf(bytes);
  reading = await readingOfPdf(bytes);
  elements = everyElement(structureOf(file));
});

// What holds of every edition.
const editions = await Promise.all(
  sampleEditions.map(async (edition) => {
    const { pdf } = await builtSample(edition);
    return { edition, pdf, objects: new PdfObjects(pdf), content: await readPdf(pdf) };
  }),
);

describe.each(editions)("the PDF of $edition", ({ pdf, objects, content }) => {
  test.each(pdfRules)("$name", ({ findings }) => {
    expect(findings(objects)).toEqual([]);
  });

  test("is below 600 kB", () => {
    expect(pdf.length).toBeLessThan(600_000);
  });

  test("embeds its fonts, each with the characters of its glyphs", () => {
    expect(
      content.fonts.filter(({ isEmbedded, hasUnicode }) => !isEmbedded || !hasUnicode),
    ).toEqual([]);
    expect(content.fonts.length).toBeGreaterThanOrEqual(3);
  });

  test("has no text but in the structure or in artifacts", () => {
    const stray = content.pages.flatMap(({ items }) =>
      items.filter(
        ({ text, mcid, tag }) => text.trim() !== "" && mcid === undefined && tag !== "Artifact",
      ),
    );
    expect(stray).toEqual([]);
  });

  const noQpdf = missingTool("qpdf", "qpdf");
  test.skipIf(noQpdf !== undefined)(`has nothing wrong to qpdf ${noQpdf ?? ""}`, () => {
    const { status, out } = runTool("qpdf", ["--check", "FILE"], pdf);
    expect(out).toContain("No syntax or stream encoding errors found");
    expect(status).toBe(0);
  });
});

test.skipIf(!hasVeraPdf).each(["ua1", "3a"])(
  "every edition is valid to veraPDF as %s",
  (flavour) => {
    const said = veraPdf(new Map(editions.map(({ edition, pdf }) => [edition, pdf])), flavour);
    expect([...said]).toEqual(sampleEditions.map((edition) => [edition, "PASS"]));
  },
);

describe("the sample's PDF in English", () => {
  test("says what it is, in which language, and when it was published", () => {
    const { title, lang, author, info } = read.metadata;
    expect([title, lang, author]).toEqual([
      "IS-K violence in Afghanistan, issue 1",
      "en",
      "Fieldbrief sample briefing",
    ]);
    // The day of publication, never that of the build.
    expect(info["CreationDate"]).toMatch(/^D:20220601/);
    expect(info["ModDate"]).toMatch(/^D:20220601/);
  });

  test("numbers its pages at their feet, as artifacts", () => {
    const feet = read.pages.map(({ items }) =>
      plain(items.flatMap(({ text, tag }) => (tag === "Artifact" ? [text] : [])).join(" ")),
    );
    const { length } = read.pages;
    feet.forEach((foot, index) => {
      expect(foot).toContain(`${index + 1} of ${length}`);
    });
  });
});

describe("finding the way", () => {
  test("contents print the pages that their links and the bookmarks of the same name lead to", () => {
    const bookmarks = read.outline.map((line) => plain(line));
    const links = read.links.filter(({ contents }) => reading.contents.includes(contents));
    expect(links.map(({ contents }) => contents)).toEqual(reading.contents);
    for (const { contents, target } of links) {
      const [, title = "", page = ""] = /^(.*) (\d+)$/.exec(contents) ?? [];
      expect(bookmarks).toContain(`${title} → ${page}`);
      expect(pageOf(target)).toBe(Number(page));
      expect(plain(read.pages[Number(page) - 1]?.text ?? "")).toContain(title);
    }
  });

  test("bookmarks are the headings, in their order and on their levels", () => {
    const bookmarks = read.outline.map((line) => {
      const [, indent = "", title = ""] = /^( *)(.*) → \d+$/.exec(line) ?? [];
      return `${indent.length / 2 + 1} ${title}`;
    });
    expect(bookmarks).toEqual(reading.headings);
  });

  test("every link says in words where it leads", () => {
    expect(read.links.filter(({ contents }) => contents.trim() === "")).toEqual([]);
    const silent = elements.filter(
      ({ role, kids, annotations }) =>
        role === "Link" && (kids.length === 0 || annotations.length === 0),
    );
    expect(silent).toEqual([]);
    expect(read.links.length).toBeGreaterThan(30);
  });
});

describe("what is not prose", () => {
  test("every figure is described in a sentence, and drawn with real text", () => {
    expect(reading.alternatives.length).toBeGreaterThanOrEqual(5);
    for (const words of reading.alternatives) expect(words).toMatch(/^(Bar|Dot|Map|Line).{40,}\.$/);
    const unmarked = elements.filter(({ role, marks }) => role === "Figure" && marks.length === 0);
    expect(unmarked).toEqual([]);
  });

  test("every table has a caption, a head of column headers, and rows with a header", () => {
    const tables = elements.filter(({ role }) => role === "Table");
    expect(tables.length).toBeGreaterThan(5);
    for (const { children } of tables) {
      expect(children.map(({ role }) => role).slice(0, 3)).toEqual(["Caption", "THead", "TBody"]);
      const rows = (role: string): StructureElement[] =>
        children.filter((child) => child.role === role).flatMap((group) => group.children);
      for (const { children: cells } of rows("THead"))
        expect(new Set(cells.map(({ role }) => role))).toEqual(new Set(["TH"]));
      for (const { children: cells } of [...rows("TBody"), ...rows("TFoot")])
        expect(cells[0]?.role).toBe("TH");
    }
  });

  test("a table that goes on overleaf repeats its head there, as an artifact", () => {
    const heads = elements
      .filter(({ role }) => role === "Table")
      .map((table, index) => ({ pages: pagesOf(table), head: reading.tables[index]?.[0] ?? [] }));
    expect(heads.some(({ pages }) => pages.length > 1)).toBe(true);
    for (const { pages, head } of heads)
      for (const page of pages.slice(1)) {
        const items = read.pages[page - 1]?.items.filter(({ tag }) => tag === "Artifact") ?? [];
        expect(plain(items.map(({ text }) => text).join(" "))).toContain(head.join(" "));
      }
  });
});

describe("to other readers", () => {
  const noPoppler = missingTool("pdftotext", "poppler-utils");
  test.skipIf(noPoppler !== undefined)(`poppler reads it in order ${noPoppler ?? ""}`, () => {
    const { status, out } = runTool("pdftotext", ["-enc", "UTF-8", "FILE", "-"], bytes);
    expect(status).toBe(0);
    const text = out.replace(/\s+/g, "");
    let at = 0;
    for (const heading of reading.headings) {
      at = text.indexOf(heading.slice(2).replace(/\s+/g, ""), at);
      expect(at, heading).toBeGreaterThanOrEqual(0);
    }
  });
});

// Destinations have names (ISO 32000-1 12.3.2.3).
function pageOf(target: string): number {
  const names = file.tree(file.dictionary(file.catalog.get("Names")).get("Dests"));
  const [, place] = names.find(([name]) => `#${file.text(name)}` === target) ?? [];
  const [page] = file.array(place);
  return file.pages.findIndex(({ id }) => JSON.stringify({ id }) === JSON.stringify(page)) + 1;
}

function pagesOf(table: StructureElement): readonly number[] {
  const numbers = everyElement(table)
    .flatMap(({ marks }) => marks)
    .map(({ page }) => file.pages.findIndex(({ id }) => id === page) + 1);
  return [...new Set(numbers)].sort((a, b) => a - b);
}
