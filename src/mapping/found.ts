import type { Diagnostic } from "../diagnostic.ts";
import type { Target } from "./columns.ts";
import type { Mapping } from "./propose.ts";
import type { Sheet, SheetRow } from "./read-sheet.ts";

/** One row under a mapping, and the way to say what is wrong with it. */
export interface MappedRow {
  readonly line: number;
  /** The cell of a column; empty where the table has none. */
  cell(target: Target): string;
  report(target: Target, finding: Pick<Diagnostic, "severity" | "code" | "message" | "hint">): void;
}

/** Returns a table's rows under a mapping; what is said of them is added to `diagnostics`. */
export function mappedRows(
  sheet: Sheet,
  { columns }: Mapping,
  diagnostics: Diagnostic[],
): readonly (MappedRow & { readonly row: SheetRow })[] {
  const indexOf = new Map(columns.map(({ target, index }) => [target, index]));
  return sheet.rows.map((row) => ({
    row,
    line: row.line,
    cell: (target) => row.cells[indexOf.get(target) ?? -1] ?? "",
    report: (target, finding) => {
      const header = sheet.header[indexOf.get(target) ?? -1];
      const place = { file: sheet.file, line: row.line };
      const message = header === undefined ? finding.message : `${header}: ${finding.message}`;
      diagnostics.push({ ...finding, message, place });
    },
  }));
}
