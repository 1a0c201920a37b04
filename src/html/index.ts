// In: a numbered document, a theme, its fonts and a language. Out: one self-contained HTML file.
// Knows no template, no query and no page; says all there is to say without its script.
export { htmlPieces } from "./html-pieces.ts";
export type { WebFont } from "./stylesheet.ts";
export { htmlMessages, writeHtml } from "./write-html.ts";
