import type { ServedTable } from "../../served.ts";
import { hashClickHouse, openClickHouseEvents } from "../clickhouse/events.ts";
import { readClickHouse } from "../clickhouse/read-served.ts";
import { hashPostgres, openPostgresEvents } from "../postgres/events.ts";
import { readPostgres } from "../postgres/read-served.ts";
import type { ServedEvents } from "./event-cells.ts";
import type { ServerEffects } from "./on-server.ts";
import type { ServedFiles } from "./read-served.ts";

/**
 * Reads the tables incidents, claims and, where there is one, breakdowns that a server holds. Throws a ReadRefusal, which
 * says nothing of the server but the name of the variable.
 */
export function readServed(
  table: Omit<ServedTable, "table">,
  effects: ServerEffects,
): Promise<ServedFiles> {
  return (table.kind === "clickhouse" ? readClickHouse : readPostgres)(table, effects);
}

/**
 * Opens a table of events on its server, whose rows stay there; `file` is its name in findings. Throws a ReadRefusal where
 * it cannot be got at, a ReportError where its columns are not those of such a table.
 */
export function openServedEvents(
  table: ServedTable,
  file: string,
  effects: ServerEffects,
): Promise<ServedEvents> {
  const open = table.kind === "clickhouse" ? openClickHouseEvents : openPostgresEvents;
  return open(table, file, effects);
}

/** Returns a hash of the rows of a table, whatever their order. Throws a ReadRefusal where it cannot be got at. */
export function hashServed(table: ServedTable, effects: ServerEffects): Promise<string> {
  return (table.kind === "clickhouse" ? hashClickHouse : hashPostgres)(table, effects);
}
