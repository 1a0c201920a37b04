import type { AcceptedWarning } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";

/** How many findings of one code are told of the rows of a foreign file. */
const shownPerCode = 20;

/**
 * Gives findings in foreign files the file as their record where an editor accepts them by it: of a table of a hundred
 * thousand rows nobody lists ids.
 */
export function recordByFile(
  diagnostics: readonly Diagnostic[],
  files: ReadonlySet<string>,
  accept: readonly AcceptedWarning[],
): readonly Diagnostic[] {
  const accepted = new Set(accept.map(({ code, id }) => `${code} ${id}`));
  return diagnostics.map((one) => {
    const file = one.place?.file ?? "";
    return files.has(file) && accepted.has(`${one.code} ${file}`) ? { ...one, record: file } : one;
  });
}

/** Keeps of the findings of one code in one foreign file the first, and tells the number of the others in their place. */
export function foldFindings(
  diagnostics: readonly Diagnostic[],
  files: ReadonlySet<string>,
): readonly Diagnostic[] {
  const keyOf = ({ severity, code, place }: Diagnostic): string | undefined =>
    place !== undefined && files.has(place.file) ? `${severity} ${code} ${place.file}` : undefined;
  const numbers = new Map<string, number>();
  for (const one of diagnostics) {
    const key = keyOf(one);
    if (key !== undefined) numbers.set(key, (numbers.get(key) ?? 0) + 1);
  }
  const seen = new Map<string, number>();
  return diagnostics.flatMap((one): readonly Diagnostic[] => {
    const key = keyOf(one);
    if (key === undefined) return [one];
    const turn = (seen.get(key) ?? 0) + 1;
    seen.set(key, turn);
    const all = numbers.get(key) ?? 0;
    if (turn > shownPerCode) return [];
    if (turn < shownPerCode || all === shownPerCode) return [one];
    const { severity, code, place } = one;
    const file = place?.file ?? "";
    const message = `and ${all - shownPerCode} more of these in "${file}"`;
    return [one, { severity, code, message, ...(place && { place: { file } }) }];
  });
}
