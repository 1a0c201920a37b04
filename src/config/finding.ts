import { type Diagnostic, excerptOf, type Place } from "../diagnostic.ts";

/** What is wrong, before its place is known; an error unless it says otherwise. */
export interface Finding {
  readonly severity?: Diagnostic["severity"];
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly record?: string | undefined;
}

// A line longer than this is not text that somebody reads.
const maxExcerpt = 2000;

/** Makes a diagnostic of a finding, its place, and the line at fault where that is known. */
export function toDiagnostic(finding: Finding, place: Place, line?: string): Diagnostic {
  const { severity = "error", code, message, hint, record } = finding;
  const excerpt = line !== undefined && line.length <= maxExcerpt ? line : undefined;
  return {
    severity,
    code,
    message,
    place,
    ...(hint === undefined ? {} : { hint }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(record === undefined ? {} : { record }),
  };
}

/** Makes a diagnostic of a finding in a text, with the line at fault. */
export function findingIn(text: string, place: Place, finding: Finding): Diagnostic {
  return toDiagnostic(finding, place, excerptOf(text, place.line ?? 1));
}
