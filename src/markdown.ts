/**
 * Writes a text as a code span (CommonMark 6.1), where markup, links, mentions and references mean nothing. The fence is
 * longer than any run of backticks in it; line ends, which could end the paragraph, and invisible signs that reorder
 * text are replaced.
 */
export function codeSpan(text: string): string {
  const flat = text
    .replace(/[\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
  if (flat.trim() === "") return "``` ```";
  const runs = [...flat.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const pad = /^[` ]|[` ]$/.test(flat) ? " " : "";
  return `${fence}${pad}${flat}${pad}${fence}`;
}
