import { ReadRefusal } from "../../effect.ts";
import { writeCsv } from "../../incident/index.ts";

/** The tables of a schema as CSV files, by their names. */
export type ServedFiles = ReadonlyMap<string, Uint8Array>;

/** A column of a table of a server. */
export interface StoredColumn {
  readonly name: string;
  /** As the server writes it. */
  readonly type: string;
}

/** A table to read: what of it, in which order. */
export interface ToRead {
  readonly name: string;
  readonly header: readonly StoredColumn[];
  readonly keys: readonly StoredColumn[];
  /** How many rows at most. */
  readonly most: number;
}

/** What tables and views a schema has. */
export interface Catalogue {
  /** Their columns, by their names. */
  readonly tables: ReadonlyMap<string, readonly StoredColumn[]>;
  /** Says that a table is not there. */
  missing(name: string, known: readonly string[]): Promise<ReadRefusal>;
}

/** How the tables of a schema are read. */
export interface TableReader extends Catalogue {
  /** Returns rows of texts, empty where there is nothing. */
  rows(table: ToRead): Promise<readonly (readonly (string | null)[])[]>;
}

/** Returns the columns of a table. Throws a ReadRefusal where it is not there. */
export async function columnsIn(
  { tables, missing }: Catalogue,
  name: string,
): Promise<readonly StoredColumn[]> {
  const columns = tables.get(name);
  if (columns === undefined) throw await missing(name, [...tables.keys()]);
  return columns;
}

// Beyond that a table is not held in memory.
const mostRows = 1_000_000;

/** The tables that stand in the place of files. */
export const readTables: readonly string[] = ["incidents", "claims", "breakdowns"];

/** Reads the tables incidents, claims and, where there is one, breakdowns. Throws a ReadRefusal. */
export async function readFiles(reader: TableReader): Promise<ServedFiles> {
  const files = new Map<string, Uint8Array>();
  for (const name of readTables) {
    if (name === "breakdowns" && !reader.tables.has(name))
      files.set(name, new TextEncoder().encode(noBreakdowns));
    else files.set(name, await readTable(reader, name, await columnsIn(reader, name)));
  }
  return files;
}

const noBreakdowns = "claim,measure,group,count,verbatim,relation\n";

async function readTable(
  reader: TableReader,
  name: string,
  columns: readonly StoredColumn[],
): Promise<Uint8Array> {
  const header = columns.filter((column) => name !== "breakdowns" || column.name !== "position");
  // The same rows make the same file, in whatever order the server has them.
  const named = (key: string): readonly StoredColumn[] => columns.filter((c) => c.name === key);
  const id = named("id");
  const keys = id.length > 0 ? id : [...named("claim"), ...named("position"), ...header];
  const rows = await reader.rows({ name, header, keys, most: mostRows + 1 });
  if (rows.length > mostRows)
    throw new ReadRefusal({
      code: "database/too-many-records",
      message: `the table "${name}" has more than ${mostRows} rows`,
      hint: "make a view of those of the coverage",
    });
  const text = writeCsv(
    header.map((column) => column.name),
    rows.map((row) => row.map((cell) => cell ?? "")),
  );
  return new TextEncoder().encode(text);
}
