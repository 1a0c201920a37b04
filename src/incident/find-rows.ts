import { type CsvFile, type CsvRow, lineEnd, scanRow, withLineFeeds } from "./csv.ts";

/**
 * Finds the rows of a CSV file, as `readCsv` does, and reads a cell when it is asked for: for large files that are gone
 * through once or twice, and of which few columns are looked at. Rows whose quotes do not fit are left out.
 */
export function findRows(text: string): CsvFile {
  const source = withLineFeeds(text);
  const reader = new CellReader(source);
  const rows: CsvRow[] = [];
  const quotes = finder(source, '"');
  for (let offset = 0; offset < source.length; ) {
    const line = lineEnd(source, offset);
    const end = quotes(offset) < line ? reader.open(offset) : line;
    if (end === undefined) offset = scanRow(source, offset).end;
    else {
      if (end > offset) rows.push(new FoundRow(offset, reader));
      offset = end + 1;
    }
  }
  return { source, rows, complete: true };
}

// A class, for there are many.
class FoundRow implements CsvRow {
  readonly offset: number;
  readonly #reader: CellReader;

  constructor(offset: number, reader: CellReader) {
    this.offset = offset;
    this.#reader = reader;
  }

  get cells(): readonly string[] {
    return this.#reader.cells(this.offset);
  }

  cellAt(index: number): string | undefined {
    return this.#reader.cell(this.offset, index);
  }
}

/** Knows where the cells of one row begin: of that which was asked for last. */
class CellReader {
  readonly #source: string;
  readonly #nextQuote: (offset: number) => number;
  readonly #nextComma: (offset: number) => number;
  // One more than there are cells: the last is that of the next row.
  readonly #starts: number[] = [];
  #count = 0;
  #offset = -1;

  constructor(source: string) {
    this.#source = source;
    this.#nextQuote = finder(source, '"');
    this.#nextComma = finder(source, ",");
  }

  cells(offset: number): readonly string[] {
    if (this.#offset !== offset) this.open(offset);
    return Array.from({ length: this.#count }, (_, index) => this.cell(offset, index) ?? "");
  }

  cell(offset: number, index: number): string | undefined {
    if (this.#offset !== offset) this.open(offset);
    const start = this.#starts[index];
    const next = this.#starts[index + 1];
    if (index >= this.#count || start === undefined || next === undefined) return undefined;
    if (this.#source.charCodeAt(start) !== quote) return this.#source.slice(start, next - 1);
    const written = this.#source.slice(start + 1, next - 2);
    return written.includes('"') ? written.replaceAll('""', '"') : written;
  }

  /** Goes to a row, and returns where it ends; undefined where its quotes do not fit. */
  open(offset: number): number | undefined {
    const source = this.#source;
    this.#offset = -1;
    let line = lineEnd(source, offset);
    for (let at = offset, count = 1; ; at += 1, count += 1) {
      this.#starts[count - 1] = at;
      const quoteAt = this.#nextQuote(at);
      if (quoteAt === at) {
        at = closingQuote(source, at) + 1;
        if (at === 0) return undefined;
        if (at > line) line = lineEnd(source, at);
      } else {
        at = Math.min(this.#nextComma(at), line);
        if (quoteAt < at) return undefined;
      }
      if (source.charCodeAt(at) === comma) continue;
      if (at !== line) return undefined;
      this.#starts[count] = at + 1;
      this.#count = count;
      this.#offset = offset;
      return at;
    }
  }
}

const quote = '"'.charCodeAt(0);
const comma = ",".charCodeAt(0);

// The quote that ends the cell that one opens, those inside being doubled; -1 where none does.
function closingQuote(source: string, start: number): number {
  let at = source.indexOf('"', start + 1);
  while (at >= 0 && source.charCodeAt(at + 1) === quote) at = source.indexOf('"', at + 2);
  return at;
}

// Finds the next sign from an offset on: beyond the end where there is none. What was found last is not searched for again.
function finder(source: string, sign: string): (offset: number) => number {
  let [from, found] = [0, -1];
  return (offset) => {
    if (offset < from || offset > found) {
      const next = source.indexOf(sign, offset);
      [from, found] = [offset, next < 0 ? source.length + 1 : next];
    }
    return found;
  };
}
