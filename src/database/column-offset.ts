import { type Place, positionAt } from "../diagnostic.ts";
import type { Query } from "./database.ts";
import { isToken, type Token, tokenize } from "./tokenize.ts";

/** Returns where a query names a column of its result, as {@link columnOffset} does. */
export function placeOfColumn({ sql, file }: Query, name: string): Place {
  return { file, ...positionAt(sql, columnOffset(tokenize(sql), name)) };
}

/**
 * Returns where a query names a column of its result, the last time that it does so outside brackets and before the
 * outermost FROM; where it begins unless the name is there.
 */
export function columnOffset(tokens: readonly Token[], name: string): number {
  let depth = 0;
  let found: Token | undefined;
  for (const token of selectList(tokens)) {
    if (isToken(token, "(")) depth++;
    else if (isToken(token, ")")) depth--;
    else if (depth === 0 && isNamed(token, name)) found = token;
  }
  return (found ?? tokens[0])?.start ?? 0;
}

// What stands between the outermost SELECT, behind any WITH, and its FROM.
function selectList(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  let start = -1;
  for (const [index, token] of tokens.entries()) {
    if (isToken(token, "(")) depth++;
    else if (isToken(token, ")")) depth--;
    else if (depth === 0 && start < 0 && isToken(token, "select")) start = index + 1;
    else if (depth === 0 && start >= 0 && isToken(token, "from")) return tokens.slice(start, index);
  }
  return start < 0 ? [] : tokens.slice(start);
}

function isNamed({ kind, text }: Token, name: string): boolean {
  if (kind === "quoted") return text.slice(1, -1).replaceAll('""', '"') === name;
  return kind === "word" && text.toLowerCase() === name.toLowerCase();
}
