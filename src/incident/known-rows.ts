import type { Place } from "../diagnostic.ts";
import { lineEnd, withLineFeeds } from "./csv.ts";
import type { DataFile } from "./data-file.ts";
import { CellReader } from "./find-rows.ts";
import { type Columns, readHeader } from "./header.ts";
import { createReaders, type Readers } from "./readers.ts";
import { openSource, type SourceText } from "./source-text.ts";
import { trim } from "./table.ts";

/**
 * The rows of a file that was found good before, each by the offset at which it begins: a record keeps no more of its
 * row than that, and reads a cell when it is asked for. The cells of the row that was read last cost least.
 */
export class KnownRows<K extends string> {
  readonly readers: Readers = createReaders();
  readonly #text: string;
  readonly #reader: CellReader;
  readonly #source: SourceText;
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #first: number;

  constructor(file: DataFile, columns: Columns<K>) {
    const text = withLineFeeds(file.text ?? "");
    const source = openSource(text, file.file);
    this.#text = text;
    this.#reader = new CellReader(text);
    this.#source = source;
    let header = 0;
    while (header < text.length && !this.#isFilled(header)) header = this.#next(header);
    const cells = this.#reader.cells(header);
    this.#indexes = readHeader({ cells, offset: header }, columns, { text, source }).indexes;
    this.#first = this.#next(header);
  }

  /** Makes a record of each row, but for those without a filled cell. */
  records<R extends { readonly id: string }>(make: (offset: number) => R): readonly R[] {
    const records: R[] = [];
    for (let offset = this.#first; offset < this.#text.length; offset = this.#next(offset)) {
      const record = make(offset);
      if (record.id !== "") records.push(record);
    }
    return records;
  }

  /** The cell without blanks around it; empty where the file has no such column. */
  cell(offset: number, column: K): string {
    const index = this.#indexes.get(column);
    return index === undefined ? "" : trim(this.#reader.cell(offset, index) ?? "");
  }

  placeOf(offset: number): Place {
    return this.#source.placeOf(offset);
  }

  #next(offset: number): number {
    return (this.#reader.endOf(offset) ?? lineEnd(this.#text, offset)) + 1;
  }

  #isFilled(offset: number): boolean {
    return this.#reader.cells(offset).some((cell) => cell.trim() !== "");
  }
}
