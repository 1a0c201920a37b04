import { doubtLetters } from "./decode.ts";
import { openText } from "./open-text.ts";
import { type GivenTable, type Opened, type OpenOptions, unreadable } from "./table.ts";
import { unpack } from "./unpack.ts";

/**
 * Reads the table in a file, told by what the file holds and never by its name: delimited text in any usual encoding,
 * JSON, JSON Lines, Parquet, a sheet of a workbook, each packed by gzip or not. Every row is there, what cannot be read too; what is no
 * table is told as a finding, never thrown.
 */
export async function openTable(
  bytes: Uint8Array,
  file: string,
  options: OpenOptions,
): Promise<Opened> {
  const unpacked = unpack(bytes, file);
  const { bytes: content, isPacked, diagnostics } = unpacked;
  if (content === undefined) return { diagnostics };
  const read = readerOf(content);
  if (read === undefined) return openText(unpacked, file, options);
  const opened = await read(content, file, options);
  const found = [...diagnostics, ...opened.diagnostics];
  if (opened.table === undefined) return { diagnostics: found };
  found.push(...doubtLetters(rowsOf(opened.table), file));
  const said = isPacked ? [...opened.table.said, "gzip"] : opened.table.said;
  return { table: { ...opened.table, said }, diagnostics: found };
}

/** Tells whether bytes are text that is neither packed nor JSON: a CSV, as far as can be seen from how they begin. */
export function isPlain(bytes: Uint8Array): boolean {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const start = Buffer.from(bytes.subarray(0, 100)).toString("latin1");
  return (
    !isPacked && readerOf(bytes) === undefined && !/^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(start)
  );
}

function* rowsOf({ rows }: GivenTable): Iterable<{ readonly line: number; readonly text: string }> {
  for (const { line, cells } of rows) yield { line, text: cells.join("\n") };
}

type Reader = (bytes: Uint8Array, file: string, options: OpenOptions) => Promise<Opened> | Opened;

// The libraries of a format are loaded when a file of it is there.
function readerOf(bytes: Uint8Array): Reader | undefined {
  const magic = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  switch (magic) {
    case "PAR1":
      return async (content, file) => {
        const { readParquet } = await import("./parquet/read-parquet.ts");
        return await readParquet(content, file);
      };
    case "PARE":
      return (_, file) => unreadable(file, "Parquet with a password", "export it without one");
    case "PK\u0003\u0004":
      return async (...given) => {
        const { readXlsx } = await import("./xlsx/read-xlsx.ts");
        return await readXlsx(...given);
      };
    case "\u00d0\u00cf\u0011\u00e0":
      return (_, file) =>
        unreadable(
          file,
          "a workbook of Excel before 2007, or one with a password",
          "save it as .xlsx without a password, or as CSV",
        );
    default:
      return undefined;
  }
}
