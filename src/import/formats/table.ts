import type { Diagnostic } from "../../diagnostic.ts";
import { writeCsv } from "../../incident/index.ts";

/** A row of somebody's table, as it was given. */
export interface GivenRow {
  /** The line that it starts on; in a workbook the row of its sheet, where lines say nothing its place among the rows. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Its text, whole; where it has none, what `rawOf` makes of its cells. */
  readonly raw?: string;
  /** Why its cells cannot be told apart. */
  readonly problem?: string;
}

/** Returns the text of a row; as CSV where it was none. */
export function rawOf({ raw, cells }: GivenRow): string {
  return raw ?? writeCsv(cells, []).replace(/\n$/, "");
}

/** A table as it was given: `rows` are all of them, what cannot be read too. */
export interface GivenTable {
  readonly file: string;
  /** The sheet of a workbook. */
  readonly sheet?: string;
  /** As written; a column without a name is called by its place. */
  readonly header: readonly string[];
  /** The tags of HXL in the row below the header, where one was there; it is none of the rows. */
  readonly tags?: readonly string[];
  readonly rows: readonly GivenRow[];
  /** What `line` of a row counts. */
  readonly counted: "line" | "row";
  /** The rows of the whole answer that this one is a page of, as it says itself. */
  readonly total?: number;
  /** What was passed over, and how cells are parted, as a user is told. */
  readonly said: readonly string[];
}

/** What is known of the table that is looked for. */
export interface HeaderTest {
  /** How many of the columns that are looked for these are, from 0 to 1. */
  share(names: readonly string[]): number;
  /** The columns of a table that comes without a header, where one does. */
  readonly bare?: {
    readonly columns: readonly string[];
    matches(cells: readonly string[]): boolean;
  };
}

export interface OpenOptions {
  /** Without it, the header is the first row with more than one filled cell. */
  readonly header?: HeaderTest;
  /** The sheet of a workbook to read; without it, the one that has such a header, or the only one. */
  readonly sheet?: string | undefined;
}

/** A table with what was found in reading it, or why there is none. */
export type Opened = {
  readonly table?: GivenTable;
  readonly diagnostics: readonly Diagnostic[];
};

/** A table that has so much of what is looked for is one, whole or not. */
export const most = 0.7;

/** More than this is no table that anybody keeps. */
export const maxColumns = 1000;

/** Says why a file is no table. */
export function unreadable(file: string, what: string, hint: string): Opened {
  const message = `"${file}" is not read: ${what}`;
  const code = "import/unreadable";
  return { diagnostics: [{ severity: "error", code, message, hint, place: { file } }] };
}
