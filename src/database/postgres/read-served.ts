import type { ServedTable } from "../../served.ts";
import { onServer, type ServerEffects } from "../served/on-server.ts";
import { readFiles, type ServedFiles, type StoredColumn } from "../served/read-served.ts";
import { quoteName } from "./relation.ts";
import { postgresServer } from "./server.ts";
import { catalogueOf, textOf } from "./stored-columns.ts";

/**
 * Reads the tables incidents, claims and, where there is one, breakdowns of a schema, in one state. Throws a ReadRefusal,
 * which says nothing of the server but the name of the variable.
 */
export function readPostgres(
  { variable, schema }: Pick<ServedTable, "variable" | "schema">,
  effects: ServerEffects,
): Promise<ServedFiles> {
  return onServer(postgresServer, { variable, effects }, async (session) =>
    readFiles({
      ...(await catalogueOf(session, schema)),
      async rows({ name, header, keys, most }) {
        const { rows } = await session.query(
          `SELECT ${header.map(textOf).join(", ")} FROM ${quoteName(schema)}.${quoteName(name)} AS t ORDER BY ${keys.map(orderOf).join(", ")} LIMIT ${most}`,
        );
        return rows;
      },
    }),
  );
}

function orderOf(key: StoredColumn): string {
  const isNumber = /^(?:smallint|integer|bigint|numeric)$/.test(key.type);
  return isNumber ? `t.${quoteName(key.name)}` : `${textOf(key)} COLLATE "C"`;
}
