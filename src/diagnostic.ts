/** A spot in a user's file. Lines and columns count from 1; columns in UTF-16 code units. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Something a user can mend. `code` is `folder/rule` and unique; `message` is lower case, names the
 * thing and its value, and ends without a full stop; `hint` says what to do; `excerpt` is the line at
 * fault as it stands in the file; `record` is the id of what it concerns, by which an editor accepts it.
 */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly place?: Place;
  readonly hint?: string;
  readonly excerpt?: string;
  readonly record?: string;
}

/** Thrown by a step that cannot go on; carries everything found so far, never only the first. */
export class ReportError extends Error {
  override readonly name = "ReportError";
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(diagnostics.map((d) => `${d.code}: ${d.message}`).join("\n"), options);
    this.diagnostics = diagnostics;
  }
}

/** Tells whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}

/** Returns line `line` (from 1) of `text`, for a diagnostic's excerpt, without the address and password of a server. */
export function excerptOf(text: string, line: number): string | undefined {
  return text.split(/\r\n|\n|\r/, line)[line - 1]?.replace(serverUrl, "$1://…");
}

// Of the web a URL is one of a server where it names a user.
const serverUrl = /\b(postgres(?:ql)?|https?(?=:\/\/[^\s"'/]*@)):\/\/[^\s"']*/gi;

const excerptWidth = 100;

/**
 * Returns an excerpt as it is shown: tabs as blanks, cut to a window around the column, and how many characters stand
 * before the one that is meant.
 */
export function pointedExcerpt(
  excerpt: string,
  column = 1,
): { readonly text: string; readonly before: number } {
  const at = column - 1;
  const from = Math.max(0, Math.min(at - excerptWidth / 2, excerpt.length - excerptWidth));
  const text = excerpt.slice(from, from + excerptWidth).replaceAll("\t", " ");
  return { text, before: at - from };
}

/** Returns line and column (both from 1) of an offset into `text`. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/**
 * Returns `did you mean "x"?` for the candidate nearest to `name`, if one is near enough: at most a third of its letters, or
 * two, are others, unless told how many may be.
 */
export function didYouMean(
  name: string,
  candidates: Iterable<string>,
  most: number = Math.max(2, Math.floor(name.length / 3)),
): string | undefined {
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best === undefined ? undefined : `did you mean "${best}"?`;
}

// Optimal string alignment (Levenshtein with transpositions); gives `limit` up once it is reached.
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(
        (previous[j] ?? limit) + 1,
        (current[j - 1] ?? limit) + 1,
        (previous[j - 1] ?? limit) + cost,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (older[j - 2] ?? limit) + 1);
      current.push(value);
    }
    [older, previous] = [previous, current];
  }
  return previous[b.length] ?? limit;
}
