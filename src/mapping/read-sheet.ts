import { type Diagnostic, excerptOf, positionAt } from "../diagnostic.ts";
import { readCsv } from "../incident/index.ts";

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

const separators = [",", ";", "\t", "|"] as const;

// A thousand columns are no table that anybody keeps by hand.
const maxColumns = 1000;

/**
 * Reads a table of any usual form: commas, semicolons, tabs or bars; titles above the header and a row of HXL tags
 * below it are passed over. Rows that do not fit are told, each with its line.
 */
export function readSheet(text: string, file: string): ReadSheet {
  const separator = separatorOf(text);
  const { source, rows } = readCsv(text, separator);
  const diagnostics: Diagnostic[] = [];
  const report = (offset: number, finding: Omit<Diagnostic, "place" | "excerpt">): void => {
    const place = { file, ...positionAt(source, offset) };
    const excerpt = excerptOf(source, place.line)?.slice(0, 300);
    diagnostics.push({ ...finding, place, ...(excerpt === undefined ? {} : { excerpt }) });
  };
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1);
  const first = rows[at] ?? rows[0];
  if (first === undefined || rows.length < 2 || first.cells.length > maxColumns) {
    const hint = "its first line names the columns, and each line below it is one incident";
    const message = `"${file}" is not a table with a header and rows`;
    report(0, { severity: "error", code: "mapping/no-table", message, hint });
    return { diagnostics };
  }
  const header = headerOf(first.cells);
  const kept: SheetRow[] = [];
  for (const { cells, offset, problem } of rows.slice(Math.max(at, 0) + 1)) {
    if (isTags(cells)) continue;
    if (problem !== undefined || cells.slice(header.length).some((cell) => cell.trim() !== "")) {
      const message = problem?.message ?? `${cells.length} cells under ${header.length} headers`;
      const hint = problem?.hint ?? "put a cell that holds the separator into quotes";
      report(problem?.offset ?? offset, {
        severity: "error",
        code: "mapping/bad-row",
        message,
        hint,
      });
      continue;
    }
    const { line } = positionAt(source, offset);
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

// The sign that parts the first lines into most cells, and the same number of them.
function separatorOf(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/, 20)
    .filter((line) => line.trim() !== "")
    .map((line) => line.replace(/"[^"]*"/g, ""));
  const widest = (sign: string): number =>
    Math.min(...lines.slice(0, 5).map((line) => line.split(sign).length), 1000);
  const most = (sign: string): number =>
    Math.max(...lines.slice(0, 5).map((line) => line.split(sign).length), 0);
  const score = (sign: string): number => widest(sign) * 1000 + most(sign);
  return [...separators].sort((a, b) => score(b) - score(a))[0] ?? ",";
}

function headerOf(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  const filled = cells.map(
    (cell, index) => cell.replace(/\s+/gu, " ").trim() || `column ${index + 1}`,
  );
  return filled.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

// HXL, hxlstandard.org: the row below the header holds tags such as #date+occurred.
function isTags(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 1 && filled.every((cell) => /^\s*#[a-z]/i.test(cell));
}
