import { type Finding, toDiagnostic } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";

/** A text whose findings are given by offset. */
export interface SourceText {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  placeOf(offset: number): Place;
  /** Returns the line at an offset. */
  lineAt(offset: number): string;
  report(offset: number, finding: Finding): void;
}

const none = Number.POSITIVE_INFINITY;

/** Opens a text, whose lines end in a line feed, for findings. */
export function openSource(text: string, file: string): SourceText {
  const diagnostics: Diagnostic[] = [];
  let known: readonly number[] | undefined;
  // Many texts are read without a finding, and nobody asks for a line of them.
  const startsOf = (): readonly number[] => {
    known ??= lineStarts(text);
    return known;
  };
  const isOn = (line: number, offset: number): boolean => {
    const starts = startsOf();
    return (starts[line] ?? none) <= offset && offset < (starts[line + 1] ?? none);
  };
  // Most often the line asked for is the last that was, or the next.
  let last = 0;
  const lineAt = (offset: number): number => {
    if (!isOn(last, offset)) last = isOn(last + 1, offset) ? last + 1 : search(offset);
    return last;
  };
  const search = (offset: number): number => {
    const starts = startsOf();
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const placeOf = (offset: number): Place => {
    const line = lineAt(offset);
    return { file, line: line + 1, column: offset - (startsOf()[line] ?? 0) + 1 };
  };
  const excerptAt = (offset: number): string => {
    const line = lineAt(offset);
    const starts = startsOf();
    const end = starts[line + 1] ?? text.length + 1;
    return text.slice(starts[line], end - 1);
  };
  return {
    file,
    diagnostics,
    placeOf,
    lineAt: excerptAt,
    report(offset, finding) {
      diagnostics.push(toDiagnostic(finding, placeOf(offset), excerptAt(offset)));
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
