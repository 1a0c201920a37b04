import type { Diagnostic } from "../diagnostic.ts";
import { openSource, readCsv } from "../incident/index.ts";
import { quantity } from "../quantity.ts";
import { headerOf, isTags, joinedHeader, separatorOf } from "./table-shape.ts";

/** A row of somebody's table. */
export interface SheetRow {
  /** As long as the header; cells without blanks around them, line breaks as blanks. */
  readonly cells: readonly string[];
  readonly line: number;
}

/** Somebody's table. */
export interface Sheet {
  /** As findings name it. */
  readonly file: string;
  /** As written; a column without a name is called by its place: "column 3". */
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly separator: string;
}

/** A table, or what keeps it from being one. */
export interface ReadSheet {
  readonly sheet?: Sheet;
  readonly diagnostics: readonly Diagnostic[];
}

// A thousand columns are no table that anybody keeps by hand.
const maxColumns = 1000;

/**
 * Reads a table of any usual form: commas, semicolons, tabs or bars; titles above the header and a row of HXL tags
 * below it are passed over. Rows that do not fit are told, each with its line.
 */
export function readSheet(text: string, file: string): ReadSheet {
  const separator = separatorOf(text);
  const { source, rows } = readCsv(text, separator);
  const lines = openSource(source, file);
  const diagnostics: Diagnostic[] = [];
  const report = (offset: number, finding: Omit<Diagnostic, "place" | "excerpt">): void => {
    const excerpt = lines.lineAt(offset).slice(0, 300);
    diagnostics.push({ ...finding, place: lines.placeOf(offset), ...(excerpt && { excerpt }) });
  };
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1);
  const first = rows[at] ?? rows[0];
  if (first === undefined || rows.length < 2 || first.cells.length > maxColumns) {
    const hint = "its first line names the columns, and each line below it is one incident";
    const message = `"${file}" is not a table with a header and rows`;
    report(0, { severity: "error", code: "mapping/no-table", message, hint });
    return { diagnostics };
  }
  const joined = joinedHeader(first.cells, rows[at + 1]?.cells);
  const header = headerOf(joined ?? first.cells);
  const kept: SheetRow[] = [];
  for (const { cells, offset, problem } of rows.slice(Math.max(at, 0) + (joined ? 2 : 1))) {
    if (isTags(cells)) continue;
    if (problem !== undefined || cells.slice(header.length).some((cell) => cell.trim() !== "")) {
      const message =
        problem?.message ??
        `${quantity(cells.length, "cell")} under ${quantity(header.length, "header")}`;
      const hint = problem?.hint ?? "put a cell that holds the separator into quotes";
      report(problem?.offset ?? offset, {
        severity: "error",
        code: "mapping/bad-row",
        message,
        hint,
      });
      continue;
    }
    const { line = 1 } = lines.placeOf(offset);
    kept.push({
      line,
      cells: header.map((_, index) => (cells[index] ?? "").replace(/\s+/gu, " ").trim()),
    });
  }
  if (kept.length > 0 || diagnostics.length > 0)
    return { sheet: { file, header, rows: kept, separator }, diagnostics };
  report(first.offset, {
    severity: "error",
    code: "mapping/no-table",
    message: `"${file}" has a header and no rows`,
    hint: "each line below the header is one incident",
  });
  return { diagnostics };
}
