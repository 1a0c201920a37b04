/**
 * Returns a text without what is not the briefing's own: what stands in quotation marks. Blanks in its place
 * keep every offset.
 */
export function outsideQuotations(text: string): string {
  return text.replace(/“[^”]*”|«[^»]*»|"[^"\n]*"/g, blank);
}

/** Returns the words of a template or a narrative file: without helpers, tags, addresses and quotations. */
export function ownWords(text: string): string {
  const words = text
    .replace(/\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g, blank)
    .replace(/<!--[\s\S]*?-->|<blockquote\b[\s\S]*?<\/blockquote>|<[a-z/][^>]*>/gi, blank)
    .replace(/\]\([^)]*\)/g, blank)
    // CommonMark 5.1: a quotation goes on until a line is blank.
    .replace(/^ {0,3}>(?:.*\n(?=[^\n]*\S))*.*/gm, blank);
  return outsideQuotations(words);
}

function blank(words: string): string {
  return words.replace(/[^\n]/g, " ");
}
