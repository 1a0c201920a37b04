import { describe, expect, test } from "vitest";
import { type Diagnostic, ReportError } from "../../src/diagnostic.ts";
import type { Inline } from "../../src/document/index.ts";
import type { PagedDocument } from "../../src/layout/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { PdfObjects } from "../support/pdf/object.ts";
import { pdfFindings, readPdf } from "../support/pdf.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";
import { doc, heading, link, p } from "./build.ts";
import { setPages } from "./set.ts";

function write(...words: readonly (string | Inline)[]): Uint8Array {
  const document = doc([heading(1, "Top", "top"), p(...words)]);
  return writePdf(document, setPages(document), { fonts });
}

// The first page of `paged` again and again, under these labels.
function withLabels(labels: readonly string[]): Uint8Array {
  const document = doc([p("Words")]);
  const [page] = setPages(document).pages;
  if (page === undefined) throw new Error("no page");
  const pages = labels.map((label) => ({ ...page, label }));
  return writePdf(document, { pages, outline: [], destinations: new Map() }, { fonts });
}

function findingsOf(write: () => unknown): readonly Diagnostic[] {
  try {
    write();
  } catch (error) {
    if (error instanceof ReportError) return error.diagnostics;
    throw error;
  }
  return [];
}

describe("links", () => {
  test("lead out of the document and within it, and say what they are", async () => {
    const { links } = await readPdf(
      write(link("https://example.org/?a=1&b=(2)", "a source"), ", ", link("#top", "to the top")),
    );
    expect(links).toEqual([
      { page: 1, target: "https://example.org/?a=1&b=(2)", contents: "a source" },
      { page: 1, target: "#top", contents: "to the top" },
    ]);
  });

  test("are written in ASCII, as browsers would ask for them", async () => {
    const { links } = await readPdf(write(link("https://مثال.example/گزارش", "a source")));
    expect(links[0]?.target).toBe("https://xn--mgbh0fb.example/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4");
  });

  test.each(["javascript:alert(1)", "file:///etc/passwd", "//example.org", "http://", "words"])(
    "never open %s",
    (url) => {
      expect(() => write(link(url, "a trap"))).toThrow("pdf/link-address");
    },
  );

  test("that lead nowhere are findings at their places, all of them", () => {
    const place = { file: "briefing.hbs", line: 7 };
    const lost = { ...link("#nowhere", "a trap"), place };
    const finding = findingsOf(() => write(lost, link("ftp://x", "b")));
    expect(finding.map(({ code, place }) => [code, place?.line])).toEqual([
      ["pdf/link-target", 7],
      ["pdf/link-address", undefined],
    ]);
  });

  test("go to names in any script", async () => {
    const document = doc([
      heading(1, "بخش", "بخش"),
      heading(1, "b", "b"),
      p(link("#بخش", "there")),
    ]);
    const bytes = writePdf(document, setPages(document), { fonts });
    const objects = new PdfObjects(bytes);
    const names = objects.tree(objects.dictionary(objects.catalog.get("Names")).get("Dests"));
    const keys = names.map(([key]) => Buffer.from(objects.text(key), "latin1").toString("utf8"));
    expect(keys).toEqual(["b", "بخش"]);
  });
});

describe("bookmarks", () => {
  test("hold titles, levels and pages", async () => {
    const document = doc([p("Words")]);
    const { pages } = setPages(document);
    const [page] = pages;
    if (page === undefined) throw new Error("no page");
    const at = (index: number) => ({ page: index, y: 40 });
    const outline = [
      {
        title: "Part & one",
        destination: at(0),
        children: [{ title: "بخش", destination: at(1), children: [] }],
      },
      { title: "Part (two)", destination: at(1), children: [] },
    ];
    const paged: PagedDocument = { pages: [page, page], outline, destinations: new Map() };
    const bytes = writePdf(document, paged, { fonts });
    expect((await readPdf(bytes)).outline).toEqual([
      "Part & one → 1",
      "  بخش → 2",
      "Part (two) → 2",
    ]);
    expect(pdfFindings(bytes)).toEqual([]);
  });
});

describe("page labels", () => {
  test.each([
    { labels: ["1", "2", "3"], ranges: 1 },
    { labels: ["3", "4", "7"], ranges: 2 },
    { labels: ["A-1", "A-2", "B-1"], ranges: 2 },
    { labels: ["۱", "۲"], ranges: 2 },
    { labels: ["9", "10", "x", "x"], ranges: 3 },
    { labels: ["007", "08"], ranges: 2 },
  ])("are as printed: $labels", async ({ labels, ranges }) => {
    const bytes = withLabels(labels);
    expect((await readPdf(bytes)).pages.map((page) => page.label)).toEqual(labels);
    const objects = new PdfObjects(bytes);
    expect(objects.tree(objects.catalog.get("PageLabels"))).toHaveLength(ranges);
  });
});
