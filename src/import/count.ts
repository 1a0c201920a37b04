import { shorten } from "../incident/index.ts";
import type { SourceRow } from "./provider.ts";

/** A number of people as a cell gives it. */
export interface CellNumber {
  /** Absent where it is not known. */
  readonly value?: number;
  /** The cell, where it says more or less than a number. */
  readonly written: string;
}

/**
 * Reads a cell as a whole number of people. A negative code of the codebook is "not known"; what is no number is not
 * known either, is told, and is kept as written.
 */
export function numberIn(
  row: SourceRow,
  column: string,
  unknown: readonly string[] = [],
): CellNumber {
  const written = row.cell(column);
  if (written === "" || unknown.includes(withoutDecimals(written))) return { written };
  const digits = withoutDecimals(written);
  if (/^\d{1,6}$/.test(digits)) return { value: Number(digits), written };
  const isPart = /^\d+\.\d+$/.test(written);
  row.warn({
    code: isPart ? "import/divided-count" : "import/bad-count",
    message: isPart
      ? `${column}: "${shorten(written)}" is a part of a total that was divided among events`
      : `${column}: "${shorten(written)}" is not a number of people`,
    hint: "not known here, and kept as written; look at the notes of the row",
  });
  return { written };
}

// Spreadsheets and statistics programs write whole numbers with decimals.
function withoutDecimals(written: string): string {
  return written.replace(/^(-?\d+)\.0+$/, "$1");
}

/** Reads a code of the codebook, or tells of one that is not there. */
export function codeIn(row: SourceRow, column: string, codes: readonly string[]): string {
  const written = withoutDecimals(row.cell(column));
  if (codes.includes(written)) return written;
  row.warn({
    code: "import/unknown-code",
    message: `${column}: "${shorten(written)}" is not a code of the codebook`,
    hint: `one of ${codes.join(", ")}; the coarsest is taken`,
  });
  return "";
}
