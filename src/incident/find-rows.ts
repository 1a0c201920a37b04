import { type CsvFile, type CsvRow, lineEnd, scanRow, withLineFeeds } from "./csv.ts";

/**
 * Finds the rows of a CSV file, as `readCsv` does, and reads a cell when it is asked for: for large files that are gone
 * through once or twice, and of which few columns are looked at. Rows whose quotes do not fit are left out.
 */
export function findRows(text: string): CsvFile {
  const source = withLineFeeds(text);
  const reader = new CellReader(source);
  const rows: CsvRow[] = [];
  let quoteAt = -1;
  for (let offset = 0; offset < source.length; ) {
    const line = lineEnd(source, offset);
    if (quoteAt < offset) quoteAt = nextQuote(source, offset);
    const end = quoteAt < line ? reader.endOf(offset) : line;
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

/** Knows where the cells of one row begin, in a text whose lines end in a line feed: of that which was asked for last. */
export class CellReader {
  readonly #source: string;
  // One more than there are cells: the last is that of the next row.
  readonly #starts: number[] = [];
  #count = 0;
  #offset = -1;

  constructor(source: string) {
    this.#source = source;
  }

  cells(offset: number): readonly string[] {
    if (this.#offset !== offset) this.#open(offset);
    return Array.from({ length: this.#count }, (_, index) => this.cell(offset, index) ?? "");
  }

  cell(offset: number, index: number): string | undefined {
    if (this.#offset !== offset) this.#open(offset);
    const start = this.#starts[index];
    const next = this.#starts[index + 1];
    if (index >= this.#count || start === undefined || next === undefined) return undefined;
    if (this.#source.charCodeAt(start) !== quote) return this.#source.slice(start, next - 1);
    const written = this.#source.slice(start + 1, next - 2);
    return written.includes('"') ? written.replaceAll('""', '"') : written;
  }

  /** Returns where a row ends: its line feed, or the end of the text; undefined where its quotes do not fit. */
  endOf(offset: number): number | undefined {
    if (this.#offset !== offset) this.#open(offset);
    return this.#offset === offset ? (this.#starts[this.#count] ?? 0) - 1 : undefined;
  }

  #open(offset: number): void {
    const source = this.#source;
    this.#offset = -1;
    for (let at = offset, count = 1; ; at += 1, count += 1) {
      this.#starts[count - 1] = at;
      let code = codeAt(source, at);
      if (code === quote) {
        at = closingQuote(source, at) + 1;
        if (at === 0) return;
        code = codeAt(source, at);
      } else
        while (code !== comma && code !== feed && code !== quote) {
          at += 1;
          code = codeAt(source, at);
        }
      if (code === comma) continue;
      if (code !== feed) return;
      this.#starts[count] = at + 1;
      this.#count = count;
      this.#offset = offset;
      return;
    }
  }
}

const quote = '"'.charCodeAt(0);
const comma = ",".charCodeAt(0);
const feed = "\n".charCodeAt(0);

// The text ends as a line does.
function codeAt(source: string, offset: number): number {
  return offset < source.length ? source.charCodeAt(offset) : feed;
}

function nextQuote(source: string, offset: number): number {
  const found = source.indexOf('"', offset);
  return found < 0 ? source.length : found;
}

// The quote that ends the cell that one opens, those inside being doubled; -1 where none does.
function closingQuote(source: string, start: number): number {
  let at = source.indexOf('"', start + 1);
  while (at >= 0 && source.charCodeAt(at + 1) === quote) at = source.indexOf('"', at + 2);
  return at;
}
