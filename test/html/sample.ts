import { readFileSync } from "node:fs";
import type { Document } from "../../src/document/index.ts";
import { type WebFont, writeHtml } from "../../src/html/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import { messagesOf } from "../support/language.ts";
import { sampleTheme } from "../support/theme.ts";

const theme = sampleTheme();
const fonts: readonly WebFont[] = theme.fonts.map(({ family, weight, web }) => ({
  family,
  weight,
  data: readFileSync(web),
}));

/** Writes a document with the sample's theme and the words of its language; the fonts themselves are left out unless asked for. */
export function pageOf(document: Document, options: { readonly withFonts?: boolean } = {}): string {
  const embedded = options.withFonts === true ? fonts : [];
  const language = createLanguage(document.lang, messagesOf(document.lang));
  return writeHtml(document, theme, { language, fonts: embedded });
}
