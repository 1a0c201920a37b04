import type { Finding } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { checkForm, type RowContext } from "./check-form.ts";
import { type CsvRow, offsetOfCell, readCsv } from "./csv.ts";
import { findRows } from "./find-rows.ts";
import { type Columns, readHeader } from "./header.ts";
import { createReaders, type Readers } from "./readers.ts";
import { openSource } from "./source-text.ts";

/** One row of a table, read by the names of its columns. */
export interface Row<K extends string> {
  readonly id: string;
  readonly place: Place;
  /** The cell without blanks around it; empty where the table has no such column. */
  cell(column: K): string;
  readonly readers: Readers;
  /** The same of a column that is one of a family. */
  cellNamed(column: string): string;
  /** Returns where a cell stands, and the line it begins on. */
  spotOf(column: K): { readonly place: Place; readonly excerpt: string };
  /** Adds a finding about a cell to those of the table. */
  report(column: K, finding: Finding): void;
  /** Tells whether an error was found in this row. */
  hasFailed(): boolean;
}

/** A CSV file under a header. */
export interface Table<K extends string> {
  readonly file: string;
  /** Columns as the header gives them, in its order. */
  readonly columns: readonly string[];
  readonly rows: readonly Row<K>[];
  /** Where each id stands first, rows included that could not be read to their end. */
  readonly ids: ReadonlyMap<string, Place>;
  /** False where an id that is not in `ids` may be in the file all the same. */
  readonly complete: boolean;
  /** False where rows, or columns, could not be read. */
  readonly whole: boolean;
  /** Whether rows of other files stand behind those of `file`. */
  readonly isAppended?: boolean;
  /** Grows as rows are read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a table is read. */
export interface TableOptions {
  /** Whether the file was checked before: then its rows are read one at a time, ids are not gathered, and rows may not fit. */
  readonly isChecked?: boolean;
}

/** Reads a CSV file under a header; columns go by name. */
export function readTable<K extends string>(
  content: string,
  file: string,
  columns: Columns<K>,
  options: TableOptions = {},
): Table<K> {
  const { isChecked = false } = options;
  const {
    source: text,
    rows: records,
    complete,
  } = isChecked ? findRows(content) : readCsv(content);
  const source = openSource(text, file);
  const [first, ...others] = records;
  if (first === undefined) {
    const hint = `its first line names the columns: ${columns.required.join(",")}`;
    source.report(0, { code: "incident/empty-file", message: `"${file}" is empty`, hint });
    return emptyTable(file, source.diagnostics);
  }
  if (first.problem !== undefined) {
    source.report(first.problem.offset, first.problem);
    return emptyTable(file, source.diagnostics);
  }
  const header = readHeader(first, columns, { text, source });
  const ids = new Map<string, Place>();
  const rows: Row<K>[] = [];
  const context = { header, text, source, readers: createReaders() };
  for (const record of others) {
    const row = new RecordRow<K>(record, context);
    if (isChecked) {
      rows.push(row);
      continue;
    }
    if (row.id !== "" && !ids.has(row.id)) ids.set(row.id, row.place);
    if (checkForm(record, context)) rows.push(row);
  }
  return {
    file,
    columns: first.cells.map((cell) => cell.trim()),
    rows,
    ids,
    complete: complete && !header.missing.has("id"),
    whole: complete && rows.length === others.length && header.missing.size === 0,
    diagnostics: source.diagnostics,
  };
}

/** Returns a function that finds the row of an id: the last, where there are several. Indexes them when first asked. */
export function rowFinder<K extends string>(table: Table<K>): (id: string) => Row<K> | undefined {
  let rows: ReadonlyMap<string, Row<K>> | undefined;
  return (id) => {
    rows ??= new Map(table.rows.map((row) => [row.id, row]));
    return rows.get(id);
  };
}

/** Returns a table without rows: because its file could not be read, or because there is none. */
export function emptyTable<K extends string>(
  file: string,
  diagnostics: readonly Diagnostic[],
  known = false,
): Table<K> {
  const ids = new Map<string, Place>();
  return { file, columns: [], rows: [], ids, complete: known, whole: known, diagnostics };
}

interface Context extends RowContext {
  readonly readers: Readers;
}

// A class, for there are many: closures for each would cost more than reading does.
class RecordRow<K extends string> implements Row<K> {
  readonly #record: CsvRow;
  readonly #context: Context;
  #place: Place | undefined;
  #failed = false;

  constructor(record: CsvRow, context: Context) {
    this.#record = record;
    this.#context = context;
  }

  get id(): string {
    return this.cellNamed("id");
  }

  get place(): Place {
    this.#place ??= this.#context.source.placeOf(this.#record.offset);
    return this.#place;
  }

  get readers(): Readers {
    return this.#context.readers;
  }

  cell(column: K): string {
    return this.cellNamed(column);
  }

  cellNamed(column: string): string {
    const index = this.#context.header.indexes.get(column);
    if (index === undefined) return "";
    const record = this.#record;
    return trim((record.cellAt ? record.cellAt(index) : record.cells[index]) ?? "");
  }

  spotOf(column: K): ReturnType<Row<K>["spotOf"]> {
    const { source } = this.#context;
    const offset = this.#offsetOf(column);
    return { place: source.placeOf(offset), excerpt: source.lineAt(offset) };
  }

  report(column: K, finding: Finding): void {
    const { header, source } = this.#context;
    if (finding.severity !== "warning") this.#failed = true;
    if (header.missing.has(column)) return;
    const found = this.id === "" ? finding : { record: this.id, ...finding };
    source.report(this.#offsetOf(column), found);
  }

  hasFailed(): boolean {
    return this.#failed;
  }

  #offsetOf(column: K): number {
    const { header, text } = this.#context;
    return offsetOfCell(text, this.#record, header.indexes.get(column) ?? 0);
  }
}

/** Returns a cell without blanks around it: most have none, and need no new text. */
export function trim(cell: string): string {
  const last = cell.length - 1;
  return last < 0 || (isPlain(cell.charCodeAt(0)) && isPlain(cell.charCodeAt(last)))
    ? cell
    : cell.trim();
}

// ASCII beyond the blank.
function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
