import { type FileMetaData, parquetMetadata, parquetRead, parquetSchema } from "hyparquet";
import { shorten } from "../../../incident/index.ts";
import { headerOf } from "../../../mapping/index.ts";
import { type GivenRow, maxColumns, type Opened, unreadable } from "../table.ts";
import { maxBytes } from "../unpack.ts";
import { compressorsWithin } from "./compressors.ts";
import { pagesProblem } from "./pages.ts";
import { bareElement, parsers, textOf } from "./values.ts";

// As many cells as GTD has, twice.
const maxCells = 60_000_000;

/** Reads a Parquet file, its rows numbered from 1. Everything is read before anything is given: half of one is none. */
export async function readParquet(bytes: Uint8Array, file: string): Promise<Opened> {
  const damaged = (why: string): Opened =>
    unreadable(file, `a damaged Parquet file: ${why}`, "download it again");
  try {
    const metadata = parquetMetadata(bytes, { parsers, geoparquet: false });
    const columns = parquetSchema(metadata).children.map(({ element }) => element);
    const count = Number(metadata.num_rows);
    if (columns.length > maxColumns || !(count * columns.length <= maxCells))
      return unreadable(file, `${count} rows of ${columns.length} columns`, "split it by year");
    const problem = pagesProblem(bytes, metadata);
    if (problem !== undefined) return damaged(problem);
    const texts = await readColumns(bytes, metadata);
    if (texts.some((column) => column.length !== count))
      return damaged("a column has other rows than the table");
    const rows = Array.from(
      { length: count },
      (_, row): GivenRow => ({ line: row + 1, cells: texts.map((column) => column[row] ?? "") }),
    );
    const header = headerOf(columns.map(({ name }) => name));
    const said = ["Parquet; rows are numbered from 1"];
    return { table: { file, header, rows, counted: "row", said }, diagnostics: [] };
  } catch (error) {
    // Whatever the library throws on bytes that others wrote: it has no errors of a kind of their own.
    if (!(error instanceof Error)) throw error;
    const why = /^(?:parquet|thrift|snappy|zstd|lz4)/i.test(error.message)
      ? error.message
      : "it ends too early or is spoilt";
    return damaged(shorten(why));
  }
}

// A column at a time, as texts; each group of rows is forgotten once it is read.
async function readColumns(
  bytes: Uint8Array,
  metadata: FileMetaData,
): Promise<readonly (readonly string[])[]> {
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  const top = new Set(elements);
  const schema = metadata.schema.map((each) => (top.has(each) ? bareElement(each) : each));
  const bare = { ...metadata, schema };
  const texts: string[][] = elements.map(() => []);
  const indexes = new Map(elements.map(({ name }, index) => [name, index]));
  const compressors = compressorsWithin(maxBytes * 4);
  const buffer = {
    byteLength: bytes.length,
    slice: (start: number, end?: number) => copyOf(bytes, start, end),
  };
  let rowStart = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(rows);
    await parquetRead({
      ...{ file: buffer, metadata: bare, compressors, parsers, rowStart, rowEnd },
      onChunk: ({ columnName, columnData }) => {
        const index = indexes.get(columnName) ?? -1;
        const [element, column] = [elements[index], texts[index]];
        if (element === undefined || column === undefined) return;
        for (const value of columnData) {
          // A null is null: this is a word that its dictionary does not have.
          if (value === undefined) throw new Error("parquet value is missing");
          column.push(textOf(value, element));
        }
      },
    });
    rowStart = rowEnd;
  }
  return texts;
}

function copyOf(bytes: Uint8Array, start: number, end?: number): ArrayBuffer {
  const copy = new ArrayBuffer(Math.max(0, (end ?? bytes.length) - start));
  new Uint8Array(copy).set(bytes.subarray(start, end));
  return copy;
}
