import type { PdfObjects } from "./object.ts";

/**
 * A rule that a PDF has to keep, in the words of its test, and what breaks it in a file. The rules are
 * those of PDF/UA-1 (UA: ISO 14289-1), PDF/A-2 (A: ISO 19005-2) and PDF itself (ISO 32000-1) that can be
 * read from a file; veraPDF's profiles state most of them in the same way.
 */
export interface PdfRule {
  readonly name: string;
  readonly findings: (file: PdfObjects) => readonly string[];
}

/** Returns the texts of those findings whose condition holds. */
export function found(...pairs: readonly (readonly [isWrong: boolean, text: string])[]): string[] {
  return pairs.flatMap(([isWrong, text]) => (isWrong ? [text] : []));
}
