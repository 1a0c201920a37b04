import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PagedDocument } from "../../src/layout/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { type Glyph, type GlyphRun, shape } from "../../src/text/index.ts";
import { readContent } from "../support/pdf/content.ts";
import { PdfObjects } from "../support/pdf/object.ts";
import { readPdf } from "../support/pdf.ts";
import { vazirmatn as fonts, regular } from "../text/fonts.ts";
import { doc, p, text } from "./build.ts";
import { exact, marked, torn } from "./sentences.ts";
import { setPages } from "./set.ts";

const poppler = "pdftotext";
const leaf = text("");
const document = doc([{ type: "paragraph", children: [leaf] }]);

// A page with one run at (10, 50).
function pageOf(run: GlyphRun): PagedDocument {
  const item = {
    type: "text",
    x: 10,
    y: 50,
    run,
    color: "#000000",
    lang: "en",
    source: leaf,
  } as const;
  const pages = [{ width: 800, height: 100, label: "1", items: [item] }];
  return { pages, outline: [], destinations: new Map() };
}

function writeRun(words: string, change: (glyph: Glyph, at: number) => Glyph): Uint8Array {
  const run = shape(words, regular, 10);
  return writePdf(document, pageOf({ ...run, glyphs: run.glyphs.map(change) }), { fonts });
}

async function extract(words: string): Promise<string> {
  const set = doc([p(words)], { lang: "fa-AF", direction: "rtl" });
  const reading = await readPdf(writePdf(set, setPages(set), { fonts }));
  return (reading.pages[0]?.text ?? "").split("\n").slice(1).join(" ");
}

// pdf.js leaves out what is invisible, and sees a blank before a mark that ends a word.
function asRead(words: string): string {
  return words.replace(/ (?=\p{M})/gu, "").replaceAll("\u200c", "");
}

function lettersAndDigits(words: string): string {
  return words.replace(/[^\p{L}\p{M}\p{Nd}]/gu, "");
}

describe("text in a PDF", () => {
  test.each(exact)("is read by pdf.js letter for letter: %s", async (sentence) => {
    expect(await extract(sentence)).toBe(sentence);
  });

  test("is tried with thirty sentences", () => {
    expect(exact.length).toBeGreaterThanOrEqual(30);
  });

  test.each(marked)(
    "is read by pdf.js as it was written, but for its own ways: %s",
    async (sentence) => {
      expect(asRead(await extract(sentence))).toBe(asRead(sentence));
    },
  );

  test.each(torn)("has its letters and digits in order for pdf.js: %s", async (sentence) => {
    const words = asRead(await extract(sentence));
    expect(words.replaceAll(" ", "")).toBe(asRead(sentence).replaceAll(" ", ""));
  });

  // Poppler takes a page for one from right to left if it has more such letters than others.
  test.skipIf(spawnSync(poppler, ["-v"]).error !== undefined)(
    "has every letter and digit in order for poppler",
    () => {
      const all = [...exact, ...marked, ...torn];
      const furniture = { headStart: "", headEnd: "", footStart: "", footEnd: "" };
      const set = doc(
        all.map((sentence) => p(sentence)),
        { lang: "fa-AF", direction: "rtl", furniture },
      );
      const read = pdftotext(writePdf(set, setPages(set, 1200), { fonts }));
      const words = lettersAndDigits(read);
      expect(all.filter((sentence) => !words.includes(lettersAndDigits(sentence)))).toEqual([]);
    },
  );

  test("of any Latin words is read as it was written", async () => {
    const word = fc.stringMatching(/^[A-Za-zäöüéèçñß0-9.,;:!?()[\]&%"'“”‘’–-]{1,12}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(" "));
    await fc.assert(
      fc.asyncProperty(words, async (line) => {
        const bytes = writePdf(document, pageOf(shape(line, regular, 4)), { fonts });
        expect((await readPdf(bytes)).pages[0]?.text).toBe(line);
      }),
      { numRuns: 40 },
    );
  });

  test("gives a glyph a code for each text it stands for", async () => {
    const bytes = writeRun("a a a", (glyph, at) =>
      at === 3 ? { ...glyph, text: "\u00a0" } : glyph,
    );
    const objects = new PdfObjects(bytes);
    const [page] = objects.pages;
    const codes = page === undefined ? undefined : readContent(objects, page.page).codes.get("F1");
    expect(codes?.size).toBe(3);
  });

  test("keeps the characters of a cluster together", async () => {
    const bytes = writeRun("abc", (glyph, at) => ({ ...glyph, text: ["ab", "", "c"][at] ?? "" }));
    expect((await readPdf(bytes)).pages[0]?.text).toBe("abc");
  });

  test("puts glyphs where they belong, however many there are", async () => {
    const tracked = writeRun("m".repeat(60), (glyph) => ({
      ...glyph,
      advance: glyph.advance + 0.0333,
    }));
    const objects = new PdfObjects(tracked);
    const [page] = objects.pages;
    const array = objects
      .operations(page?.page ?? new Map())
      .find(({ operator }) => operator === "TJ")?.operands[0];
    const moves = Array.isArray(array) ? array.filter((item) => typeof item === "number") : [];
    // 59 gaps of 3.33 thousandths each are 196.47 in all: nothing is lost to rounding.
    expect(moves.reduce((sum, move) => sum - Number(move), 0)).toBeCloseTo(196.47, 0);
  });

  test("raises a mark and comes down again", () => {
    const bytes = writeRun("abc", (glyph, at) => (at === 2 ? { ...glyph, yOffset: 2.5 } : glyph));
    const objects = new PdfObjects(bytes);
    const rises = objects
      .operations(objects.pages[0]?.page ?? new Map())
      .flatMap(({ operator, operands }) => (operator === "Ts" ? operands : []));
    expect(rises).toEqual([2.5, 0]);
  });

  test("refuses a glyph that the font does not have", () => {
    expect(() => writeRun("abc", (glyph) => ({ ...glyph, id: 0 }))).toThrow('no glyph for "a"');
  });
});

function pdftotext(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-pdf-"));
  try {
    const path = join(folder, "text.pdf");
    writeFileSync(path, bytes);
    return spawnSync(poppler, [path, "-"], { encoding: "utf8" }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
