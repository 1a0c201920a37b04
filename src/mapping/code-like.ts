import { asCount } from "./looks.ts";
import type { Sheet } from "./read-sheet.ts";

// What surveys and their programs write where a number is missing.
const codes: ReadonlySet<string> = new Set(["999", "9999", "99999"]);

/**
 * Returns the cells of a column of counts that look like codes for what is missing: 999 and the like, where every other
 * figure of the column is less than half of it.
 */
export function codesIn({ rows }: Sheet, index: number): ReadonlySet<string> {
  const cells = [...new Set(rows.map(({ cells }) => cells[index] ?? ""))];
  const found = cells.filter((cell) => codes.has(asCount(cell)));
  if (found.length === 0) return new Set();
  const greatest = cells
    .filter((cell) => !found.includes(cell))
    .flatMap((cell) => [...cell.matchAll(/\p{Nd}[\p{Nd},]*/gu)])
    .reduce((most, [digits]) => Math.max(most, Number(digits.replaceAll(",", "")) || 0), 0);
  return new Set(found.filter((cell) => greatest < Number(asCount(cell)) / 2));
}
