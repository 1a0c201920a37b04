import { constants, gunzipSync } from "node:zlib";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Diagnostic, hasErrors, ReportError } from "../../diagnostic.ts";
import { checkEventColumns, readEventHeader } from "../../incident/index.ts";
import { type EventFile, literal } from "./event-file.ts";

/** A file of the disk, of which nothing is known but how it begins. */
export interface GivenFile {
  /** The absolute path. */
  readonly path: string;
  /** Its name in findings. */
  readonly file: string;
  /** Its first bytes, which hold the header. */
  readonly start: Uint8Array;
}

/**
 * Says what a file holds, by its content: CSV in UTF-8, the same packed by gzip, or Parquet. Throws a ReportError where its
 * header is not that of a table of events.
 */
export async function openEventFile(
  connection: DuckDBConnection,
  { path, file, start }: GivenFile,
): Promise<EventFile> {
  // The engine takes them for patterns of several files.
  if (/[*?[\]{}]/.test(path))
    throw new ReportError([
      refusal(
        file,
        `the way to the file has one of * ? [ ] { } in it`,
        "give file and folders plain names",
      ),
    ]);
  const { diagnostics, ...opened } = await headerOf(connection, { path, file, start });
  if (hasErrors(diagnostics)) throw new ReportError(diagnostics);
  return { path, file, ...opened };
}

type Opened = Pick<EventFile, "form" | "columns" | "types"> & {
  readonly diagnostics: readonly Diagnostic[];
};

// What pandas numbers the rows of a part of a table with, unless it is told not to: no column of the table.
const rowLabels = /^__index_level_\d+__$/;

async function headerOf(
  connection: DuckDBConnection,
  { path, file, start }: GivenFile,
): Promise<Opened> {
  if (textOf(start.subarray(0, 4)) === "PAR1") {
    try {
      const result = await connection.runAndReadAll(
        `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${literal(path)}))`,
      );
      const types = new Map(result.getRows().map(([name, type]) => [String(name), String(type)]));
      const names = [...types.keys()].filter((name) => !rowLabels.test(name));
      return { form: "parquet", types, ...checkEventColumns(names, file) };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw new ReportError([unreadableEvents({ path, file }, "Parquet", error.message)], {
        cause: error,
      });
    }
  }
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const text = textOf(isPacked ? unpack(start, file) : start);
  return { form: isPacked ? "csv.gz" : "csv", ...readEventHeader(text, file) };
}

// How a packed text begins; the end of what is given is no end of it.
function unpack(start: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ReportError([unreadableEvents({ file }, "gzip", error.message)], { cause: error });
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
}

/** Says that a table of events cannot be read as what it seems to be; what an engine says of it names the file by its path. */
export function unreadableEvents(
  { path, file }: Pick<GivenFile, "file"> & Partial<Pick<GivenFile, "path">>,
  form: string,
  message: string,
): Diagnostic {
  const [line = message] = message.split("\n");
  const first = path === undefined ? line : line.replaceAll(path, file);
  return refusal(
    file,
    `the events cannot be read as ${form}: ${first}`,
    "save the table again; CSV is UTF-8 with commas between cells",
  );
}

/** Says that a table of events became another while it was read. */
export function changedEvents(file: string): Diagnostic {
  return refusal(
    file,
    "the events changed while they were read",
    "run it again when they are saved",
  );
}

function refusal(file: string, message: string, hint: string): Diagnostic {
  return { severity: "error", code: "incident/unreadable-events", message, hint, place: { file } };
}
