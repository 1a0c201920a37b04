import { codeSpan } from "../markdown.ts";

/** Writes a table of Markdown; nothing where it has no rows. Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return `${line(head)}|${"---|".repeat(head.length)}\n${rows.map(line).join("")}`;
}

/** Writes a name as code, for a cell. */
export function code(text: string): string {
  return codeSpan(text).replaceAll("|", "\\|");
}

/** Writes words of a file, in which nothing is markup. */
export function prose(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, "\\$&");
}

/** Writes words of our own for a cell: code in backquotes stays. */
export function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
