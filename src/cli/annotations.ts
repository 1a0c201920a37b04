import type { Diagnostic } from "../diagnostic.ts";

// GitHub shows ten annotations of a kind for each step and drops the others without a word; all are in the log.
const mostShown = 10;

/**
 * Returns diagnostics as workflow commands of GitHub, one a line. Where there are more of a severity than GitHub shows,
 * the last that is shown says how many follow in the log.
 */
export function annotations(diagnostics: readonly Diagnostic[]): string {
  return (["error", "warning"] as const)
    .flatMap((severity) => {
      const lines = diagnostics.filter((one) => one.severity === severity).map(annotation);
      if (lines.length <= mostShown) return lines;
      const rest = lines.length - mostShown + 1;
      const note = `${rest} more of these are in the log: GitHub shows ${mostShown} of a kind`;
      return lines.toSpliced(mostShown - 1, 0, `::${severity} title=fieldbrief::${note}`);
    })
    .map((line) => `${line}\n`)
    .join("");
}

// Properties escape "%", CR, LF, ":" and ","; the message the first three. An excerpt is never shown.
function annotation({ severity, code, message, place, hint }: Diagnostic): string {
  const properties = [
    place === undefined ? "" : `file=${property(place.file)}`,
    place?.line === undefined ? "" : `line=${place.line}`,
    place?.column === undefined ? "" : `col=${place.column}`,
    `title=${property(code)}`,
  ];
  const text = hint === undefined ? message : `${message}\nhint: ${hint}`;
  return `::${severity} ${properties.filter((p) => p !== "").join(",")}::${data(text)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
