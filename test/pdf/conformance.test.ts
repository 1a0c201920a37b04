import { describe, expect, test } from "vitest";
import { writePdf } from "../../src/pdf/index.ts";
import { PdfObjects } from "../support/pdf/object.ts";
import { pdfFindings, pdfRules } from "../support/pdf.ts";
import { missingTool, runTool } from "../support/tool.ts";
import { hasVeraPdf, veraPdf } from "../support/verapdf.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";
import { doc, heading, p, row, td } from "./build.ts";
import { everything } from "./sample.ts";
import { setPages } from "./set.ts";

const bytes = writePdf(everything, setPages(everything, 300), { fonts });
const file = new PdfObjects(bytes);

const figures = {
  name: "figures.json",
  mediaType: "application/json",
  description: "The figures",
  bytes: new TextEncoder().encode('{"figures": []}'),
};
const carrying = writePdf(everything, setPages(everything, 300), {
  fonts,
  attachments: () => [figures],
});

describe("a PDF with a file in it", () => {
  const files = new PdfObjects(carrying);

  test.each(pdfRules)("$name", ({ findings }) => {
    expect(findings(files)).toEqual([]);
  });

  test("holds its bytes, and its name", () => {
    const names = files.dictionary(files.catalog.get("Names")).get("EmbeddedFiles");
    const [[, value] = [], ...more] = files.tree(names ?? null);
    const specification = files.dictionary(value);
    expect(more).toEqual([]);
    expect(specification.get("UF")).toEqual({ bytes: "figures.json" });
    const stream = files.dictionary(specification.get("EF")).get("F");
    expect(files.content(stream).toString()).toBe('{"figures": []}');
  });

  test.skipIf(!hasVeraPdf).each(["ua1", "3a"])("is valid to veraPDF as %s", (flavour) => {
    expect(veraPdf(new Map([["it", carrying]]), flavour).get("it")).toBe("PASS");
  });
});

describe("a written PDF", () => {
  test.each(pdfRules)("$name", ({ findings }) => {
    expect(findings(file)).toEqual([]);
  });

  test("keeps the rules when it is long enough for trees with leaves", () => {
    const rows = Array.from({ length: 700 }, (_, index) =>
      row(String(index), "Kabul", "at least 9"),
    );
    const head = [
      row(
        td("No.", { header: "column" }),
        td("Place", { header: "column" }),
        td("Killed", { header: "column" }),
      ),
    ];
    const headings = Array.from({ length: 200 }, (_, index) => heading(1, "Part", `d${index}`));
    const document = doc([...headings, { type: "table", columns: [], head, body: rows, foot: [] }]);
    const paged = setPages(document, 200);
    expect(paged.pages.length).toBeGreaterThan(128);
    const long = writePdf(document, paged, { fonts });
    expect(pdfFindings(long)).toEqual([]);
    const objects = new PdfObjects(long);
    const structure = objects.dictionary(objects.catalog.get("StructTreeRoot"));
    expect(objects.dictionary(structure.get("ParentTree")).has("Kids")).toBe(true);
  });

  test("keeps the rules in a right-to-left language", () => {
    const document = doc([heading(1, "گزارش", "t"), p("دست‌کم ۶۰ تن (26 اگست) حبیب‌الله «لا».")], {
      lang: "fa-AF",
      direction: "rtl",
    });
    expect(pdfFindings(writePdf(document, setPages(document), { fonts }))).toEqual([]);
  });

  const noQpdf = missingTool("qpdf", "qpdf");
  test.skipIf(noQpdf !== undefined)(`is clean to qpdf ${noQpdf ?? ""}`, () => {
    const { out, status } = runTool("qpdf", ["--check", "FILE"], bytes);
    expect(out).toContain("No syntax or stream encoding errors found");
    expect(status).toBe(0);
  });

  test.skipIf(!hasVeraPdf).each(["ua1", "2a"])("is valid to veraPDF as %s", (flavour) => {
    expect(veraPdf(new Map([["it", bytes]]), flavour).get("it")).toBe("PASS");
  });
});
