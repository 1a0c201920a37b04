import { displayPath, type ReadText, readText } from "../config/index.ts";
import type { Place } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import type { Columns } from "./header.ts";
import { emptyTable, readTable, type Table, type TableOptions } from "./table.ts";

/** The project that data files are read from. */
export interface Project {
  readonly root: string;
  readonly effects: ReadEffects;
  /** Where briefing.yaml names each file, by its key under `data`. */
  readonly namedAt: Readonly<Record<string, Place>>;
}

/** A file's text, its name in findings, and what kept it from being read. */
export interface DataFile extends ReadText {
  readonly file: string;
}

/** Opens a data file; `key` is its key under `data` in briefing.yaml. */
export async function openFile(path: string, key: string, project: Project): Promise<DataFile> {
  const { root, effects, namedAt } = project;
  const place = namedAt[key];
  const read = await readText(path, { root, effects, ...(place ? { namedAt: place } : {}) });
  return { file: displayPath(root, path), ...read };
}

/** Makes a table of a file; an empty one where it could not be read. */
export function tableOf<K extends string>(
  file: DataFile,
  columns: Columns<K>,
  options: TableOptions = {},
): Table<K> {
  return file.text === undefined
    ? emptyTable(file.file, file.diagnostics)
    : readTable(file.text, file.file, columns, options);
}
