import { expect, test } from "vitest";
import type { Document } from "../../src/document/index.ts";
import { layoutDocument } from "../../src/layout/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { readObjects, typeOf } from "../../src/pdf/read/objects.ts";
import { type FontSet, loadFonts } from "../../src/text/index.ts";
import { doc, p } from "../support/nodes.ts";
import { sampleTheme } from "../support/theme.ts";
import { readFont } from "../text/fonts.ts";
import { exact, marked } from "./sentences.ts";

const theme = sampleTheme();

// What was learnt of words, lines and fonts hangs on the faces: these have seen nothing yet.
function freshFonts(): Promise<FontSet> {
  return loadFonts(theme.fonts, readFont);
}

function write(document: Document, fonts: FontSet): Buffer {
  const { paged } = layoutDocument(document, theme, fonts);
  return Buffer.from(writePdf(document, paged, { fonts }));
}

function edition(from: number, direction: "rtl" | "ltr", times = 1): Document {
  const given = [...exact, ...marked];
  const words = [...given.slice(from), ...given.slice(0, from)];
  const all = Array.from({ length: times }, () => words).flat();
  const lang = direction === "rtl" ? "fa-AF" : "en";
  return doc(
    all.map((sentence) => p(sentence)),
    { lang, direction },
  );
}

test("a document has the same bytes whatever was written before it", async () => {
  const fonts = await freshFonts();
  for (const from of [3, 11, 20])
    for (const direction of ["ltr", "rtl"] as const) write(edition(from, direction), fonts);
  for (const direction of ["ltr", "rtl"] as const) {
    const alone = write(edition(0, direction), await freshFonts());
    expect(write(edition(0, direction), fonts).equals(alone)).toBe(true);
  }
});

test("a long document is whole, and the same each time", async () => {
  const document = edition(0, "rtl", 160);
  const one = write(document, await freshFonts());
  expect(write(document, await freshFonts()).equals(one)).toBe(true);
  // Throws where a stream is not as long as it says, or cannot be read.
  const pages = readObjects(one).objects.filter(
    ({ value }) => value.type === "dictionary" && typeOf(value.value) === "Page",
  );
  expect(pages.length).toBeGreaterThanOrEqual(100);
});
