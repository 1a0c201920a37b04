import { join } from "node:path";
import type { MappedFormat } from "../../src/config/index.ts";
import { type ImportReport, importMapped } from "../../src/convert/index.ts";
import { type Diagnostic, ReportError } from "../../src/diagnostic.ts";
import { diskEffects } from "../../src/effect.ts";
import { readCsv } from "../../src/incident/index.ts";

/** A folder in memory, beside what is on the disk. */
export type Folder = Map<string, Uint8Array>;

interface Options {
  readonly format?: MappedFormat;
  readonly files?: readonly string[];
  readonly mapping?: string;
  readonly accessed?: string;
  readonly sensitivity?: "public" | "restricted" | "confidential";
  readonly order?: "day-first" | "month-first";
  readonly sheet?: string;
}

/** What an import came to: a report, or why there is none. */
export interface Outcome {
  readonly report?: ImportReport;
  readonly diagnostics: readonly Diagnostic[];
  /** A file of the folder that it wrote. */
  textOf(name: string): string;
  /** The rows of a file by their columns. */
  rowsOf(name: string): readonly Readonly<Record<string, string>>[];
  /** Some cells of each row of a file. */
  cellsOf(name: string, ...columns: readonly string[]): readonly (readonly string[])[];
}

const root = "/nowhere";
const encoder = new TextEncoder();

/** Returns a folder of files. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  return new Map(
    Object.entries(files).map(([name, content]) => [
      join(root, name),
      typeof content === "string" ? encoder.encode(content) : content,
    ]),
  );
}

/** Imports tables of a folder into its folder `data`, over what is there. */
export async function importIn(folder: Folder, options: Options = {}): Promise<Outcome> {
  const { format = "table", files = ["table.csv"], mapping } = options;
  const out = join(root, "data");
  const textOf = (name: string): string =>
    new TextDecoder().decode(folder.get(join(out, name)) ?? new Uint8Array());
  const rowsOf = (name: string): readonly Readonly<Record<string, string>>[] => {
    const [header, ...rows] = readCsv(textOf(name)).rows;
    return rows.map(({ cells }) =>
      Object.fromEntries(header?.cells.map((column, i) => [column, cells[i] ?? ""]) ?? []),
    );
  };
  const cellsOf: Outcome["cellsOf"] = (name, ...columns) =>
    rowsOf(name).map((row) => columns.map((column) => row[column] ?? ""));
  const written = { textOf, rowsOf, cellsOf };
  try {
    const report = await importMapped(
      {
        format,
        files: files.map((file) => join(root, file)),
        mapping: mapping === undefined ? undefined : join(root, mapping),
        out,
        replace: true,
        accessed: options.accessed,
        sensitivity: options.sensitivity,
        order: options.order,
        sheet: options.sheet,
      },
      effectsOn(folder),
    );
    return { report, diagnostics: report.diagnostics, ...written };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return { diagnostics: error.diagnostics, ...written };
  }
}

/** Returns the codes that were found, with the line of each. */
export function codesOf({ diagnostics }: Pick<Outcome, "diagnostics">): readonly string[] {
  return diagnostics.map(({ code, place }) => `${code} ${place?.line ?? ""}`.trim());
}

function effectsOn(folder: Folder): Parameters<typeof importMapped>[1] {
  const missing = (path: string): Error =>
    Object.assign(new Error(`no file ${path}`), { code: "ENOENT" });
  const isHere = (path: string): boolean => path.startsWith(root);
  return {
    read: {
      readFile: async (path) => {
        if (!isHere(path)) return diskEffects.readFile(path);
        const bytes = folder.get(path);
        if (bytes === undefined) throw missing(path);
        return bytes;
      },
      realpath: async (path) => {
        if (!isHere(path)) return diskEffects.realpath(path);
        const isThere = [...folder.keys()].some(
          (name) => name === path || name.startsWith(`${path}/`),
        );
        if (!isThere && path !== root) throw missing(path);
        return path;
      },
      list: async (path) => {
        if (!isHere(path)) return diskEffects.list(path);
        return [...folder.keys()]
          .filter((name) => name.startsWith(`${path}/`))
          .map((name) => name.slice(path.length + 1))
          .sort();
      },
    },
    write: {
      makeFolder: async () => {},
      writeFile: async (path, bytes) => {
        folder.set(path, bytes);
      },
      rename: async (from, to) => {
        folder.set(to, folder.get(from) ?? new Uint8Array());
        folder.delete(from);
      },
      remove: async (path) => {
        folder.delete(path);
      },
      list: async () => [],
      claim: async () => {},
      mark: () => "memory",
      isOver: () => false,
    },
  };
}
