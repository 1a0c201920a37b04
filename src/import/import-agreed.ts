import type { Sensitivity } from "../config/index.ts";
import type { Places } from "../incident/index.ts";
import { dateOrderOf, datesIn } from "../mapping/index.ts";
import { type Agreed, type MappedTask, saysOf } from "./agree-mapping.ts";
import type { GivenFile } from "./import-tables.ts";
import { type TableSource, tableSource } from "./mapped-source.ts";
import { importMappedTables } from "./mapped-tables.ts";

/** Tables that were read by a mapping. */
export interface ImportedByMapping {
  readonly imported: ReturnType<typeof importMappedTables>;
  /** The table as a source. */
  readonly table: TableSource;
  /** What all records of them are. */
  readonly sensitivity: Sensitivity;
}

interface Among {
  readonly given: readonly GivenFile[];
  readonly places: Places;
  /** How many tables of others stand before them in the data; rows without an id are called by it. */
  readonly tablesBefore?: number;
}

/** Reads tables by the mapping that fits them; what it leaves open is as the task says, or as the tables show. */
export function importAgreed(
  { file, tables, mappings }: Agreed,
  task: MappedTask,
  { given, places, tablesBefore = 0 }: Among,
): ImportedByMapping {
  const { written } = file;
  const sensitivity = saysOf(file, "sensitivity")
    ? written.sensitivity
    : (task.sensitivity ?? "confidential");
  const table = tableSource(file, given, task.accessed);
  const dates = tables.flatMap(({ sheet }, index) => {
    const mapping = mappings[index];
    return mapping === undefined ? [] : datesIn(sheet, mapping);
  });
  const seen = dateOrderOf(dates);
  const order = seen === "none" || seen === "ambiguous" ? undefined : seen;
  const imported = importMappedTables(tables, mappings, {
    places,
    order: written["date-order"] ?? task.order ?? order,
    calendar: written.calendar,
    century: written.century,
    country: written.country ?? "",
    sensitivity,
    zero: written.zero ?? "undecided",
    language: written.language,
    unknown: written.unknown,
    table,
    advice: task.advice.rows,
    tablesBefore,
  });
  return { imported, table, sensitivity };
}
