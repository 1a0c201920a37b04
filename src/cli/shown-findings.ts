import { relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostic.ts";
import { type Format, formatDiagnostics } from "./diagnostics.ts";
import { findingTexts } from "./finding-texts.ts";
import { sarif } from "./sarif.ts";
import type { Terminal } from "./terminal.ts";

interface Shown {
  readonly format: Format;
  /** The absolute path of the project's folder, which files are named from. */
  readonly project: string;
  /** Whether the words of the data may be quoted; yes, unless told. */
  readonly quote?: boolean;
}

/** Returns findings as they are printed. For programs of a repository, files are named from its folder. */
export function shownFindings(
  diagnostics: readonly Diagnostic[],
  { format, project, quote = true }: Shown,
  terminal: Terminal,
): string {
  const shown = quote ? diagnostics : diagnostics.map(unquoted);
  if (format === "json") return formatDiagnostics(shown, format, terminal.colors);
  if (format === "text")
    return `${formatDiagnostics(shown, format, terminal.colors)}${more(shown, terminal)}`;
  const folder = relative(terminal.root ?? terminal.cwd, project)
    .split(sep)
    .join("/");
  const placed = shown.map((one) => placedFrom(folder, one));
  if (format === "github") return formatDiagnostics(placed, format, terminal.colors);
  return sarif(placed, pathFrom(folder, "briefing.yaml"));
}

// One line for all, by the example of a code that stands above.
function more(shown: readonly Diagnostic[], { colors }: Terminal): string {
  const one = shown.find(({ severity }) => severity === "error") ?? shown[0];
  if (one === undefined) return "";
  return `\n${colors.dim(`cause and cure of a code: fieldbrief explain ${one.code}`)}\n`;
}

function placedFrom(folder: string, diagnostic: Diagnostic): Diagnostic {
  const { place } = diagnostic;
  if (place === undefined) return diagnostic;
  return { ...diagnostic, place: { ...place, file: pathFrom(folder, place.file) } };
}

// A project outside of the repository has no path in it.
function pathFrom(folder: string, file: string): string {
  const isWithin = folder !== "" && !/^(?:\.\.(?:\/|$)|[A-Za-z]:|\/)/.test(folder);
  return isWithin ? `${folder}/${file}` : file;
}

/**
 * Returns a finding without any word of the data: what its code means, and where. Hints and excerpts quote as messages
 * do, and an id may tell what a record is about.
 */
export function unquoted({ severity, code, place }: Diagnostic): Diagnostic {
  const message = findingTexts().get(code)?.cause ?? code;
  return { severity, code, message, ...(place === undefined ? {} : { place }) };
}
