import { type Diagnostic, excerptOf, type Place } from "../diagnostic.ts";

/** What is wrong at a place, and what to do about it. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly severity?: "error" | "warning";
}

/** Collects findings in a template's files, each with the line it stands on, none of them twice. */
export interface Findings {
  report(place: Place, finding: Finding): void;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns an empty collection; `texts` holds the text of each file by the name places give it. */
export function collectFindings(texts: ReadonlyMap<string, string>): Findings {
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const report = (place: Place, finding: Finding): void => {
    const { code, message, hint, severity = "error" } = finding;
    const key = [place.file, place.line, place.column, code, message].join("\n");
    if (seen.has(key)) return;
    seen.add(key);
    diagnostics.push(withExcerpt({ severity, code, message, place, hint }, texts));
  };
  return { report, diagnostics };
}

/** Adds the line at fault to a diagnostic that has a place but no excerpt. */
export function withExcerpt(
  diagnostic: Diagnostic,
  texts: ReadonlyMap<string, string>,
): Diagnostic {
  const { place, excerpt } = diagnostic;
  if (place?.line === undefined || excerpt !== undefined) return diagnostic;
  const line = excerptOf(texts.get(place.file) ?? "", place.line);
  return line === undefined ? diagnostic : { ...diagnostic, excerpt: line };
}

/** Orders diagnostics by file, line and column; those of one spot stay as they came. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map((d) => d.place?.file))];
  return [...diagnostics].sort(
    (a, b) =>
      files.indexOf(a.place?.file) - files.indexOf(b.place?.file) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}
