import type { ServedTable } from "../../served.ts";
import { readClickHouse } from "../clickhouse/read-served.ts";
import { readPostgres } from "../postgres/read-served.ts";
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
