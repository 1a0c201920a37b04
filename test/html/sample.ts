import { readFileSync } from "node:fs";
import type { Document } from "../../src/document/index.ts";
import { type WebFont, writeHtml } from "../../src/html/index.ts";
import { english } from "../support/language.ts";
import { sampleTheme } from "../support/theme.ts";

const theme = sampleTheme();
const fonts: readonly WebFont[] = theme.fonts.map(({ family, weight, web }) => ({
  family,
  weight,
  data: readFileSync(web),
}));

/** Writes a document with the sample's theme; the fonts themselves are left out unless asked for. */
export function pageOf(document: Document, options: { readonly withFonts?: boolean } = {}): string {
  const embedded = options.withFonts === true ? fonts : [];
  return writeHtml(document, theme, { language: english(), fonts: embedded });
}
