// What HTML 13.2.3.5 calls errors in the input stream: controls other than tab and line feed, noncharacters
// of the basic plane, and lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\p{Surrogate}]/gu;

// The same text in an id and in a link to it.
function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(forbidden, "\ufffd");
}

/** Returns the URL of the element of that id. */
export function fragmentUrl(id: string): string {
  return `#${encodeURIComponent(clean(id))}`;
}

// Most texts have nothing to be replaced: one look tells. Quotation marks are for attributes.
const plainText = /^[ !"#$%'-;=?-~\xa0-\ud7ff]*$/;
const plainAttribute = /^[ !#$%'-;=?-~\xa0-\ud7ff]*$/;

/** Writes text as HTML text: it can neither open an element nor end one. */
export function escapeText(text: string): string {
  if (plainText.test(text)) return text;
  return clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Writes text as the inside of an attribute in double quotation marks. */
export function escapeAttribute(text: string): string {
  if (plainAttribute.test(text)) return text;
  return escapeText(text).replaceAll('"', "&quot;");
}

/** Writes text as a CSS string; nothing but letters, digits and blanks stands for itself. */
export function cssString(text: string): string {
  const escaped = clean(text).replace(/[^A-Za-z0-9 ]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0xfffd;
    return `\\${code.toString(16)} `;
  });
  return `"${escaped}"`;
}

/** Returns a name that may stand in CSS and in a class attribute as it is, or `undefined`. */
export function cssName(name: string): string | undefined {
  return /^[a-z][a-z0-9-]*$/i.test(name) ? name : undefined;
}
