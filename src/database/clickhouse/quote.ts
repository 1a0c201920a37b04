/** Writes a name so that nothing in it ends it. */
export function quoteName(name: string): string {
  return `"${name.replace(/[\\"]/g, "\\$&")}"`;
}

/** Writes text as a literal. */
export function quoteText(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

/** Writes a literal of portable SQL as one of ClickHouse, where a backslash escapes. */
export function literal(text: string): string {
  if (/^[eE]'/.test(text)) return `${text.slice(1).replace(/'$/, "")}'`;
  const tag = /^\$\w*\$/.exec(text)?.[0];
  if (tag !== undefined)
    return quoteText(text.slice(tag.length, text.endsWith(tag) ? -tag.length : undefined));
  return quoteText(text.replace(/^'|'$/g, "").replaceAll("''", "'"));
}
