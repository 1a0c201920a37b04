import type { Place } from "../../diagnostic.ts";

/** Returns SQL without comments and strings, in which no SQL stands; blanks in their place keep every offset. */
export function withoutWords(sql: string): string {
  return sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (words) =>
    words.replace(/[^\n]/g, " "),
  );
}

/** Returns the place of an offset in a file. */
export function placeAt(text: string, offset: number, file: string): Place {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
