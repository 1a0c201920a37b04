// What a spreadsheet may take for a formula, whatever blanks stand before it; ＝ and the like are its forms of full width.
const formula = /^'*(?:\p{Cc}|\s*[=+\-@＝＋－＠])/u;

/**
 * Returns a text that no spreadsheet runs: before one that would be a formula stands an apostrophe (CWE-1236; OWASP, CSV
 * injection). Nothing is lost: a text that already has such apostrophes gets one more, so that a reader who takes one off
 * every cell of that form has what was written.
 */
export function withoutFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

const lineBreak = /[\r\n\u0085\u2028\u2029]/;
const around = new RegExp(`\\s*${lineBreak.source}+\\s*`, "g");

/** Returns a text on one line: a reader that takes files line by line, as for comments, meets whole rows. */
export function onOneLine(text: string): string {
  return lineBreak.test(text) ? text.replace(around, " ") : text;
}
