import { describe, expect, test } from "vitest";
import { ReportError } from "../../src/diagnostic.ts";
import type { Document } from "../../src/document/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { pdfFindings, readPdf } from "../support/pdf.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";
import { doc, p } from "./build.ts";
import { everything } from "./sample.ts";
import { setPages } from "./set.ts";

function write(more: Partial<Document>): Uint8Array {
  const document = doc([p("Words")], more);
  return writePdf(document, setPages(document), { fonts });
}

const metadata = { author: "", subject: "", keywords: [], created: "2022-05-01" };

describe("metadata", () => {
  test("is escaped, in XMP and in the information dictionary", async () => {
    const bytes = write({
      title: 'A & B <c> "d" (e\\f) – گزارش 😀',
      metadata: { ...metadata, author: "</rdf:li><evil/>", keywords: ["a, b", "<c>"] },
    });
    const { info, xmp } = (await readPdf(bytes)).metadata;
    expect(info["Title"]).toBe('A & B <c> "d" (e\\f) – گزارش 😀');
    expect(info["Keywords"]).toBe("a, b, <c>");
    expect(xmp).toContain("A &amp; B &lt;c&gt; &quot;d&quot; (e\\f) – گزارش 😀</rdf:li>");
    expect(xmp).not.toContain("<evil/>");
    expect(pdfFindings(bytes)).toEqual([]);
  });

  test("leaves out what no XML can hold", async () => {
    const bytes = write({ title: "A\u0000\u0007\nB\ud800C\uffff" });
    expect((await readPdf(bytes)).metadata.title).toBe("A BC");
    expect(pdfFindings(bytes)).toEqual([]);
  });

  test.each([
    ["2022-05-01", "D:20220501000000Z"],
    ["2022-05-01T06:30:00", "D:20220501063000Z"],
    ["2022-05-01T06:30:00Z", "D:20220501063000Z"],
    ["2022-05-01T06:30:00+04:30", "D:20220501020000Z"],
  ])("dates %s as %s, in any time zone", async (created, expected) => {
    const { info } = (await readPdf(write({ metadata: { ...metadata, created } }))).metadata;
    expect(info["CreationDate"]).toBe(expected);
    expect(info["ModDate"]).toBe(expected);
  });

  test("says the language", async () => {
    const { lang, xmp } = (await readPdf(write({ lang: "fa-AF", direction: "rtl" }))).metadata;
    expect(lang).toBe("fa-AF");
    expect(xmp).toContain("<dc:language><rdf:Bag><rdf:li>fa-AF</rdf:li>");
  });
});

describe("the bytes", () => {
  test("are the same for the same document", () => {
    const write = (): Buffer =>
      Buffer.from(writePdf(everything, setPages(everything, 300), { fonts }));
    expect(write().equals(write())).toBe(true);
  });

  test("have another identity for another document", () => {
    const identity = (bytes: Uint8Array): string =>
      /\/ID \[(<[0-9a-f]{32}>) \1\]/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? "";
    expect(identity(write({ title: "A" }))).not.toBe(identity(write({ title: "B" })));
  });

  test("are few for an empty page", () => {
    expect(write({}).length).toBeLessThan(10_000);
  });
});

test("a text that is too long for a string is a finding at its place", () => {
  const place = { file: "briefing.hbs", line: 7 };
  const scene = { width: 10, height: 10, items: [] };
  const figure = { type: "figure", alt: "é".repeat(17_000), scene, place } as const;
  const document = doc([figure]);
  expect(() => writePdf(document, setPages(document), { fonts })).toThrow(ReportError);
  expect(() => writePdf(document, setPages(document), { fonts })).toThrow("pdf/text-too-long");
});
