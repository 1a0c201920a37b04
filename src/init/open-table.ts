import { basename, dirname } from "node:path";
import { readBytes } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import {
  type GivenTable,
  isPlain,
  openTable as openFormat,
  readTableText,
} from "../import/index.ts";
import { type ReadSheet, readSheet, type Sheet } from "../mapping/index.ts";
import type { InitEffects } from "./effects.ts";

/** A table of somebody's own. */
export interface OpenedTable {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sheet: Sheet;
  /** Rows that could not be read: they stay in the table that is kept. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Opens a table by its absolute path: CSV, a sheet of a workbook, by its name where there are several, Parquet or JSON; or
 * says what keeps it from being read.
 */
export async function openTable(
  path: string,
  sheetName: string | undefined,
  { read: effects }: InitEffects,
): Promise<
  OpenedTable | { readonly diagnostics: readonly Diagnostic[]; readonly sheet?: undefined }
> {
  const options = { root: dirname(path), effects };
  const name = basename(path);
  const { bytes, diagnostics } = await readBytes(path, options);
  if (bytes === undefined) return { diagnostics };
  const { sheet, diagnostics: found } = isPlain(bytes)
    ? readPlain(bytes, name)
    : await readOther(bytes, name, sheetName);
  if (sheet === undefined) return { diagnostics: found };
  return { name, bytes, sheet, diagnostics: found };
}

function readPlain(bytes: Uint8Array, file: string): ReadSheet {
  const { text, diagnostics } = readTableText(bytes, file);
  const { sheet, diagnostics: found } = readSheet(text, file);
  const all = [...diagnostics, ...found];
  return sheet === undefined ? { diagnostics: all } : { sheet, diagnostics: all };
}

async function readOther(
  bytes: Uint8Array,
  file: string,
  sheet: string | undefined,
): Promise<ReadSheet> {
  const { table, diagnostics } = await openFormat(bytes, file, { sheet });
  if (table === undefined) return { diagnostics };
  const found = [...diagnostics, ...problemsOf(table)];
  if (table.rows.length > 0) return { sheet: sheetOf(table), diagnostics: found };
  const none: Diagnostic = {
    severity: "error",
    code: "mapping/no-table",
    message: `"${file}" has a header and no rows`,
    hint: "each row below the header is one incident",
    place: { file },
  };
  return { diagnostics: [...found, none] };
}

function problemsOf({ file, rows }: GivenTable): readonly Diagnostic[] {
  return rows.flatMap(({ line, problem: message }): readonly Diagnostic[] => {
    if (message === undefined) return [];
    const hint = "mend the row, or leave it out";
    const place = { file, line };
    return [{ severity: "error", code: "mapping/bad-row", message, hint, place }];
  });
}

function sheetOf({ file, header, rows }: GivenTable): Sheet {
  const sound = rows.filter(({ problem }) => problem === undefined);
  return {
    file,
    header,
    rows: sound.map(({ line, cells }) => ({
      line,
      cells: header.map((_, index) => (cells[index] ?? "").replace(/\s+/gu, " ").trim()),
    })),
    separator: "",
  };
}
