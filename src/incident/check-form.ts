import type { Finding } from "../config/index.ts";
import { quantity } from "../quantity.ts";
import { type CsvRow, offsetOfCell } from "./csv.ts";
import type { Header } from "./header.ts";
import { shorten } from "./shorten.ts";
import type { SourceText } from "./source-text.ts";

/** Where a row stands, and where findings about it go. */
export interface RowContext {
  readonly header: Header;
  readonly text: string;
  readonly source: SourceText;
}

/** Reports what is wrong with a row whatever its columns mean; tells whether its cells can be read. */
export function checkForm(record: CsvRow, { header, text, source }: RowContext): boolean {
  const { cells, problem } = record;
  if (problem !== undefined) {
    source.report(problem.offset, problem);
    return false;
  }
  const report = (index: number, finding: Finding): void =>
    source.report(offsetOfCell(text, record, index), finding);
  if (cells.length !== header.width) {
    report(Math.min(cells.length, header.width), raggedRow(cells.length, header.width));
    return false;
  }
  for (const [index, cell] of cells.entries()) {
    if (!looksLikeFormula(cell)) continue;
    const id = cells[header.indexes.get("id") ?? -1]?.trim();
    report(index, {
      severity: "warning",
      code: "incident/formula-cell",
      message: `a spreadsheet would run "${shorten(cell)}" as a formula`,
      hint: "write the value itself, or put a word before it",
      record: id,
    });
  }
  return true;
}

function raggedRow(cells: number, width: number): Finding {
  return {
    code: "incident/ragged-row",
    message: `${quantity(cells, "cell")} where the header has ${quantity(width, "column")}`,
    hint:
      cells > width
        ? "put quotes around a cell that holds a comma"
        : "keep the commas of empty cells; put quotes around a cell that holds a line break",
  };
}

// OWASP, "CSV Injection": spreadsheets run cells that start with = + - @.
function looksLikeFormula(cell: string): boolean {
  if (cell === "" || startsPlainly(cell.charCodeAt(0))) return false;
  return /^\s*(=|[+@-][A-Za-z(])/.test(cell);
}

// With a digit or a letter of ASCII, as most cells do.
function startsPlainly(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code < 0x7f);
}
