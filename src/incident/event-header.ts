import type { Diagnostic } from "../diagnostic.ts";
import { scanRow, withLineFeeds } from "./csv.ts";
import { eventColumns } from "./event-columns.ts";
import { readTable } from "./table.ts";
import { writeCsv } from "./write-csv.ts";

/** The columns of a table of events in their order, and what is wrong with them. */
export interface EventHeader {
  readonly columns: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the header of a table of events from how its text begins. */
export function readEventHeader(start: string, file: string): EventHeader {
  const text = withLineFeeds(start);
  const { end } = scanRow(text, 0);
  const { columns, diagnostics } = readTable(text.slice(0, end), file, eventColumns);
  return { columns, diagnostics };
}

/** Checks the columns of a table of events that is no text. */
export function checkEventColumns(columns: readonly string[], file: string): EventHeader {
  const { diagnostics } = readEventHeader(writeCsv(columns, []), file);
  return {
    columns,
    diagnostics: diagnostics.map(({ excerpt: _, ...rest }) => ({ ...rest, place: { file } })),
  };
}
