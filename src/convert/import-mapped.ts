import { join } from "node:path";
import type { MappedFormat, Sensitivity } from "../config/index.ts";
import { ReportError } from "../diagnostic.ts";
import {
  adviceOfCommand,
  agreeOnMapping,
  importAgreed,
  nameOfTable,
  proposeMapping,
  whatIsMissing,
} from "../import/index.ts";
import type { DateOrder } from "../mapping/index.ts";
import { dataFolder, namesOf } from "./data-folder.ts";
import { findMapping, mappingName } from "./find-mapping.ts";
import { checkAccessed, doubtAccess, openFiles, placesFor } from "./import-files.ts";
import { originOf } from "./mapped-origin.ts";
import { type ImportReport, reportOf } from "./report.ts";
import { type ImportEffects, inTheWay, writeFolder } from "./write-folder.ts";

/** What is to be imported by a mapping, and how. Paths are absolute. */
export interface MappedImport {
  readonly format: MappedFormat;
  readonly files: readonly string[];
  /** The mapping that somebody named. */
  readonly mapping: string | undefined;
  readonly out: string;
  readonly replace: boolean;
  /** The day that the tables were downloaded, ISO 8601. */
  readonly accessed: string | undefined;
  /** What the mapping is to say where it says nothing. */
  readonly sensitivity: Sensitivity | undefined;
  readonly order: DateOrder | undefined;
  /** The sheet of a workbook. */
  readonly sheet: string | undefined;
}

/**
 * Imports tables of anybody's into a data folder, by the mapping that is remembered, or by one that is proposed, and
 * remembered from then on. Throws a `ReportError` where nothing can be written; a proposed mapping that lacks what only
 * somebody can say is written all the same.
 */
export async function importMapped(
  task: MappedImport,
  effects: ImportEffects,
): Promise<ImportReport> {
  const found = await findMapping(task, effects.read);
  const given = await openFiles(task.files, effects);
  const places = await placesFor(task.out, effects.read);
  const isProposed = found === undefined;
  const advised = { ...task, advice: adviceOfCommand(isProposed) };
  const agreed =
    found === undefined
      ? await proposeMapping(mappingName, advised, given, places)
      : await agreeOnMapping(found, advised, given);
  const { file, text } = agreed;
  const { language } = file.written;
  const own = join(task.out, mappingName);
  const path = found?.path ?? own;
  const isNew = isProposed || path !== own;
  const names = [...namesOf(language), ...(isNew ? [mappingName] : [])];
  const obstacles = [
    ...checkAccessed(task.accessed),
    ...(task.replace ? [] : await inTheWay(task.out, names, effects)),
  ];
  if (obstacles.length > 0) throw new ReportError(obstacles);
  const remember = [[mappingName, new TextEncoder().encode(text)]] as const;
  const open = whatIsMissing(agreed, advised.advice);
  if (open.length > 0) {
    if (isProposed) await writeFolder(task.out, new Map(remember), effects);
    throw new ReportError(open);
  }
  const { imported, table, sensitivity } = importAgreed(agreed, advised, { given, places });
  const doubts =
    file.written.source.url === undefined
      ? []
      : doubtAccess(task.accessed, { name: nameOfTable(table) });
  const diagnostics = [...agreed.diagnostics, ...imported.diagnostics, ...doubts];
  const origin = originOf(task.format, file, { table, sensitivity });
  const made = {
    imported: { ...imported, diagnostics },
    origin,
    sensitivity,
    accessed: task.accessed,
    language,
    sources: imported.sources,
    isProvider: false,
  };
  const files = await dataFolder(made, task.out, effects.read);
  if (isNew) for (const [name, bytes] of remember) files.set(name, bytes);
  await writeFolder(task.out, files, effects);
  const columns = (agreed.mappings[0]?.columns ?? []).map(({ target, header, why }) => ({
    target,
    header,
    why,
  }));
  return {
    ...reportOf(nameOfTable(table), made.imported, [...files.keys()]),
    mapping: { file: path, isProposed, columns, left: agreed.mappings[0]?.left ?? [] },
  };
}
