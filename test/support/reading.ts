/** What an output says to somebody who reads it from its beginning to its end. */
export interface Reading {
  /**
   * Its words in order: those of its charts with them, without notes, their marks, the labels of lists and
   * the contents, which each output puts where it is read best.
   */
  readonly text: string;
  readonly notes: readonly string[];
  /** Its headings, each behind its level: `2 Sources`. */
  readonly headings: readonly string[];
  /** The entries of the contents, as printed. */
  readonly contents: readonly string[];
  /** What its charts say to those who do not see them. */
  readonly alternatives: readonly string[];
  /** The texts of cells, by row and table. */
  readonly tables: readonly TableReading[];
}

export type TableReading = readonly (readonly string[])[];

/** Returns a text with its white space as words have it between them. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Returns all that is written in figures, thousands with their commas. */
export function numbersOf(text: string): readonly string[] {
  return text.match(/\d+(?:,\d{3})*/g) ?? [];
}

/**
 * Returns what stands around the first character in which two texts differ, or `undefined` if none does.
 * White space does not count: the end of a line may stand in for a space, or for nothing.
 */
export function firstDifference(
  one: string,
  other: string,
): readonly [one: string, other: string] | undefined {
  const [a, b] = [one.replace(/\s+/g, ""), other.replace(/\s+/g, "")];
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
  return [around(a), around(b)];
}
