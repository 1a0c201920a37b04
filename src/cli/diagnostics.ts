import { type Diagnostic, type Place, pointedExcerpt } from "../diagnostic.ts";
import { printable } from "../printable.ts";
import { annotations } from "./annotations.ts";

/** How findings are printed: for people, for programs, as annotations of a GitHub workflow, for code scanning. */
export type Format = "text" | "json" | "github" | "sarif";

export interface Colors {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

// A thousand bad rows of one kind are one problem: the first of a code are shown, the rest counted.
const shownPerCode = 20;

/**
 * Returns diagnostics as text to print, in the order of file, line and column. `text` shows the first 20
 * of a code and counts the others; `json` and `github` hold them all.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: Exclude<Format, "sarif">,
  colors: Colors,
): string {
  const sorted = [...diagnostics].sort(byPlace);
  if (format === "json") return `${JSON.stringify(sorted, null, 2)}\n`;
  if (format === "github") return annotations(sorted);
  const shown = new Map<string, number>();
  const parts: string[] = [];
  for (const diagnostic of sorted) {
    const seen = (shown.get(diagnostic.code) ?? 0) + 1;
    shown.set(diagnostic.code, seen);
    if (seen <= shownPerCode) parts.push(paragraph(diagnostic, colors));
  }
  for (const [code, seen] of shown)
    if (seen > shownPerCode) parts.push(`${code}: ${seen - shownPerCode} more of these\n`);
  return parts.join("\n");
}

function paragraph(diagnostic: Diagnostic, colors: Colors): string {
  const { severity, code, message, place, excerpt, hint } = diagnostic;
  const color = severity === "error" ? colors.red : colors.yellow;
  const lines = [`${color(`${severity}[${code}]`)} ${colors.bold(printable(message))}`];
  if (place !== undefined) lines.push(`  ${where(place)}`);
  if (excerpt !== undefined && place?.line !== undefined)
    lines.push(...pointed(excerpt, place, colors));
  if (hint !== undefined) lines.push(`  hint: ${printable(hint)}`);
  return `${lines.join("\n")}\n`;
}

// The line at fault with a caret under the column.
function pointed(excerpt: string, place: Place, colors: Colors): string[] {
  const { text, before } = pointedExcerpt(excerpt, place.column);
  const gutter = `  ${place.line} | `;
  const lines = [`${colors.dim(gutter)}${printable(text)}`];
  if (place.column !== undefined)
    lines.push(`${" ".repeat(gutter.length + before)}${colors.red("^")}`);
  return lines;
}

/** Returns a place as `file:line:column`. */
function where({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const files = compare(a.place?.file ?? "", b.place?.file ?? "");
  return (
    files ||
    compare(a.place?.line ?? 0, b.place?.line ?? 0) ||
    compare(a.place?.column ?? 0, b.place?.column ?? 0)
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
