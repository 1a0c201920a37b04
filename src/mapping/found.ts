import type { Diagnostic } from "../diagnostic.ts";
import type { Target } from "./columns.ts";
import type { Mapping } from "./propose.ts";
import type { Sheet, SheetRow } from "./read-sheet.ts";

/** One row under a mapping, and the way to say what is wrong with it. */
export interface MappedRow {
  readonly line: number;
  /** The cell of a column, or what stands for all rows; empty where the table has neither. */
  cell(target: Target): string;
  /** How the table heads a column. */
  headerOf(target: Target): string;
  report(target: Target, finding: Pick<Diagnostic, "severity" | "code" | "message" | "hint">): void;
}

/** A row of a table under a mapping, with the row that it is. */
export interface FoundRow extends MappedRow {
  readonly row: SheetRow;
  readonly sheet: Sheet;
  /** What was said of it. */
  readonly findings: Diagnostic[];
}

/**
 * Returns a table's rows under a mapping. A cell that says that nothing is known is empty, but for counts, which are kept
 * as written.
 */
export function mappedRows(
  sheet: Sheet,
  { columns, constants, words }: Mapping,
  isUnknown: (cell: string) => boolean,
): readonly FoundRow[] {
  const indexOf = new Map(columns.map(({ target, index }) => [target, index]));
  const headerOf = (target: Target): string =>
    sheet.header[indexOf.get(target) ?? -1] ?? target.replaceAll("_", " ");
  return sheet.rows.map((row): FoundRow => {
    const findings: Diagnostic[] = [];
    return {
      row,
      findings,
      sheet,
      line: row.line,
      headerOf,
      cell: (target) => {
        const index = indexOf.get(target);
        if (index === undefined) return constants?.get(target) ?? "";
        const written = row.cells[index] ?? "";
        if (!isCounted.test(target) && isUnknown(written)) return "";
        return words?.get(target)?.get(written.toLowerCase()) ?? written;
      },
      report: (target, finding) => {
        const place = { file: sheet.file, line: row.line };
        const message = indexOf.has(target)
          ? `${headerOf(target)}: ${finding.message}`
          : finding.message;
        findings.push({ ...finding, message, place });
      },
    };
  });
}

const isCounted = /^(?:killed|wounded|casualties)/;
