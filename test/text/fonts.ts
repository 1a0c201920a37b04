import { readFileSync } from "node:fs";
import { type FontFace, FontSet, loadFonts, type TextSpan } from "../../src/text/index.ts";

const root = new URL("../../", import.meta.url);

/** Reads a file of the checkout, by its path from the root. */
export function readFont(file: string): Uint8Array {
  return readFileSync(new URL(file, root));
}

/** The briefing's own fonts. */
export const vazirmatn: FontSet = await loadFonts(
  [
    { family: "Vazirmatn", weight: 400, file: "templates/fonts/Vazirmatn-Regular.ttf" },
    { family: "Vazirmatn", weight: 600, file: "templates/fonts/Vazirmatn-SemiBold.ttf" },
    { family: "Vazirmatn", weight: 700, file: "templates/fonts/Vazirmatn-Bold.ttf" },
  ],
  readFont,
);

const folder = "node_modules/pdfjs-dist/standard_fonts";

/** Another family: with arrows and Cyrillic, without Arabic. */
export const liberation: FontSet = await loadFonts(
  [{ family: "Liberation", weight: 400, file: `${folder}/LiberationSans-Regular.ttf` }],
  readFont,
);

/** Both families, Vazirmatn first. */
export const both: FontSet = new FontSet([...vazirmatn.faces, ...liberation.faces]);

/** The regular face of the briefing. */
export const regular: FontFace = vazirmatn.primaryFace("Vazirmatn", 400);

/** A span at 10 pt; its source is its text. */
export function span(text: string, look: Partial<TextSpan<string>> = {}): TextSpan<string> {
  return {
    text,
    family: "Vazirmatn",
    weight: 400,
    size: 10,
    color: "#000000",
    lang: "en",
    rise: 0,
    source: text,
    ...look,
  };
}
