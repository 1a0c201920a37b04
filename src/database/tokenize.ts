type TokenKind = "word" | "quoted" | "string" | "number" | "parameter" | "symbol";

/** A token of SQL; `start` and `end` are offsets in UTF-16 code units. Comments and blanks are left out. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// In the order in which they are tried. PostgreSQL 15, section 4.1; a backslash only escapes in E'…'.
const patterns: readonly (readonly [TokenKind | "blank", RegExp])[] = [
  ["blank", /\s+|--[^\n]*/y],
  ["string", /[eE]'(?:[^'\\]|''|\\[\s\S])*(?:'|$)/y],
  ["string", /'(?:[^']|'')*(?:'|$)/y],
  ["string", /\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$(?![\s\S]))/y],
  ["quoted", /"(?:[^"]|"")*(?:"|$)/y],
  ["parameter", /\$\w+/y],
  ["number", /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/y],
  ["word", /[\p{L}_][\p{L}\p{N}_]*/uy],
];

/** Splits SQL into tokens, never inside a string, a quoted name or a comment; it does not parse. */
export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < sql.length) {
    const [kind, length] = nextToken(sql, start);
    const end = start + length;
    if (kind !== "blank") tokens.push({ kind, text: sql.slice(start, end), start, end });
    start = end;
  }
  return tokens;
}

function nextToken(sql: string, start: number): readonly [TokenKind | "blank", number] {
  if (sql.startsWith("/*", start)) return ["blank", commentLength(sql, start)];
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(sql);
    if (match !== null && match[0] !== "") return [kind, match[0].length];
  }
  return ["symbol", 1];
}

// Block comments nest.
function commentLength(sql: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(sql); match !== null; match = mark.exec(sql)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex - start;
  }
  return sql.length - start;
}

/** Tells whether a token is the keyword or symbol `text`, whatever its case. */
export function isToken(token: Token | undefined, text: string): boolean {
  return (
    token !== undefined &&
    (token.kind === "word" || token.kind === "symbol") &&
    token.text.toLowerCase() === text
  );
}

/** Returns the index of the parenthesis that closes the one at `open`, or -1. */
export function closingIndex(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    if (isToken(tokens[index], "(")) depth++;
    else if (isToken(tokens[index], ")")) depth--;
    if (depth === 0) return index;
  }
  return -1;
}
