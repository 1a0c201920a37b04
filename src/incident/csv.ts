import type { Finding } from "../config/index.ts";

/** One record of a CSV file. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The same one by one, where most are not asked for; as in `cells` where absent. */
  readonly cellAt?: (index: number) => string | undefined;
  /** Where it starts in the source. */
  readonly offset: number;
  /** What kept it from being read to its end; `cells` holds what was read. */
  readonly problem?: CsvProblem;
}

/** A quote that does not fit, and where. */
interface CsvProblem extends Finding {
  readonly offset: number;
}

/** A CSV file as rows of cells. */
export interface CsvFile {
  /** The text with line feeds alone, which offsets count in. */
  readonly source: string;
  readonly rows: readonly CsvRow[];
  /** False where an open quote swallowed the rest of the file. */
  readonly complete: boolean;
}

/**
 * Reads CSV (RFC 4180: commas, double quotes, any line end), or a table with another sign between its cells. Rows
 * without a filled cell are left out. After a row whose quotes do not fit, reading goes on with the next line, so that
 * all are found.
 */
export function readCsv(text: string, separator = ","): CsvFile {
  const source = withLineFeeds(text);
  const rows: CsvRow[] = [];
  let complete = true;
  for (let offset = 0; offset < source.length; ) {
    const { cells, end, problem } = readRow(source, offset, separator);
    if (problem !== undefined) rows.push({ cells, offset, problem });
    else if (cells.some((cell) => cell.trim() !== "")) rows.push({ cells, offset });
    if (problem?.code === unclosed.code) complete = false;
    offset = end;
  }
  return { source, rows, complete };
}

/** Returns a text with line feeds alone at the ends of its lines. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

// A line without a quote has no more to it than its commas.
function readRow(source: string, offset: number, separator = ","): Scan {
  const end = lineEnd(source, offset);
  const line = source.slice(offset, end);
  return line.includes('"')
    ? scanRow(source, offset, { separator })
    : { cells: line.split(separator), end: end + 1 };
}

/** Returns the offset at which cell `index` of a row starts; that of its last where it has fewer. */
export function offsetOfCell(source: string, row: CsvRow, index: number): number {
  const starts: number[] = [];
  scanRow(source, row.offset, { starts });
  return starts[index] ?? starts.at(-1) ?? row.offset;
}

/** A row as it was read. */
interface Scan {
  readonly cells: readonly string[];
  /** Where the next row starts. */
  readonly end: number;
  readonly problem?: CsvProblem;
}

interface ScanOptions {
  readonly separator?: string;
  /** Where each cell starts is added to it. */
  readonly starts?: number[];
}

/** Reads the row at an offset. */
export function scanRow(
  source: string,
  offset: number,
  { separator = ",", starts }: ScanOptions = {},
): Scan {
  const cells: string[] = [];
  let line = lineEnd(source, offset);
  for (let at = offset; ; at += 1) {
    starts?.push(at);
    const isQuoted = source.charCodeAt(at) === quote;
    const cell = isQuoted
      ? quotedCell(source, at, separator)
      : plainCell(source, at, { line, separator });
    cells.push(cell.text);
    if (cell.problem !== undefined)
      return { cells, end: lineEnd(source, cell.end) + 1, problem: cell.problem };
    at = cell.end;
    if (source[at] !== separator) return { cells, end: at + 1 };
    if (at > line) line = lineEnd(source, at);
  }
}

const quote = '"'.charCodeAt(0);

interface Cell {
  readonly text: string;
  readonly end: number;
  readonly problem?: CsvProblem;
}

const stray = {
  code: "incident/stray-quote",
  hint: 'put the whole cell in quotes and write each quote inside it twice: "the ""old"" road"',
} as const;

const unclosed = {
  code: "incident/unclosed-quote",
  message: "a quote is opened and not closed before the end of the file",
  hint: "close the quote where the cell ends; write a quote inside the cell twice",
} as const;

// A cell of the line that ends at `line`.
function plainCell(
  source: string,
  start: number,
  { line, separator }: { readonly line: number; readonly separator: string },
): Cell {
  const rest = source.slice(start, line);
  const next = rest.indexOf(separator);
  const text = next < 0 ? rest : rest.slice(0, next);
  const end = start + text.length;
  const inside = text.indexOf('"');
  return inside < 0 ? { text, end } : strayQuote(text.slice(0, inside), start + inside);
}

function strayQuote(text: string, end: number): Cell {
  const blank = text.trim() === "";
  const message = blank ? "blanks before the quote that opens a cell" : "a quote inside a cell";
  const hint = blank ? "remove the blanks between comma and quote" : stray.hint;
  return { text, end, problem: { code: stray.code, message, hint, offset: end } };
}

function quotedCell(source: string, start: number, separator: string): Cell {
  let end = start;
  do end = source.indexOf('"', end + 1) + 1;
  while (end > 0 && source[end] === '"');
  if (end === 0) {
    const text = source.slice(start + 1);
    return { text, end: source.length, problem: { ...unclosed, offset: start } };
  }
  const written = source.slice(start + 1, end - 1);
  const text = written.includes('"') ? written.replaceAll('""', '"') : written;
  const next = source[end];
  if (next === undefined || next === separator || next === "\n") return { text, end };
  const message = "text after the quote that closes a cell";
  const hint = text.includes("\n") ? `${stray.hint}; ${openedOn(source, start)}` : stray.hint;
  return { text, end, problem: { code: stray.code, message, hint, offset: end } };
}

function openedOn(source: string, offset: number): string {
  return `the quote was opened on line ${source.slice(0, offset).split("\n").length}`;
}

/** Returns the offset of the next line feed, or that of the end. */
export function lineEnd(source: string, offset: number): number {
  const end = source.indexOf("\n", offset);
  return end < 0 ? source.length : end;
}
