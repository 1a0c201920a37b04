/**
 * Returns what of a template or a narrative file is printed as it stands there: without helpers, tags, addresses,
 * comments and block quotations. Blanks in their place keep every offset.
 */
export function printedWords(text: string): string {
  return text
    .replace(/\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g, blank)
    .replace(/<!--[\s\S]*?-->|<blockquote\b[\s\S]*?<\/blockquote>/gi, blank)
    .replace(/<[a-z/](?:"[^"]*"|'[^']*'|[^>"'])*>/gi, withoutTag)
    .replace(/&#(?:x[\da-f]+|\d+);/gi, withoutReference);
}

/** Returns the words of a narrative file, as {@link printedWords} does, without the signs of Markdown. */
export function narrativeWords(text: string): string {
  return (
    printedWords(text)
      // The title of a picture is its caption.
      .replace(/\]\([^\s)]*/g, blank)
      // CommonMark 5.1: a quotation goes on until a line is blank.
      .replace(/^ {0,3}>(?:.*\n(?=[^\n]*\S))*.*/gm, blank)
      // CommonMark 5.2 and 4.7: numbers of list items, which the document numbers anew, and addresses of links.
      .replace(/^ *\d{1,9}[.)](?=\s)|^ {0,3}\[[^\]]*\]:.*/gm, blank)
  );
}

// What a picture shows is read out.
function withoutTag(tag: string): string {
  const alt = /\salt=("[^"]*"|'[^']*')/i.exec(tag);
  if (alt?.[1] === undefined) return blank(tag);
  const start = alt.index + alt[0].length - alt[1].length;
  return `${blank(tag.slice(0, start))}${alt[1]}${blank(tag.slice(start + alt[1].length))}`;
}

// A digit may be written by its number; the number of another character is none.
function withoutReference(reference: string): string {
  const isHex = /^&#x/i.test(reference);
  const code = Number.parseInt(reference.slice(isHex ? 3 : 2, -1), isHex ? 16 : 10);
  const character = code <= 0x10_ffff ? String.fromCodePoint(code) : "";
  return /\p{N}/u.test(character) ? character.padEnd(reference.length) : blank(reference);
}

function blank(words: string): string {
  return words.replace(/[^\n]/g, " ");
}
