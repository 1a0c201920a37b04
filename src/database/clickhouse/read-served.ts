import { ReadRefusal } from "../../effect.ts";
import type { ServedTable } from "../../served.ts";
import { onServer, type ServerEffects } from "../served/on-server.ts";
import {
  readFiles,
  readTables,
  type ServedFiles,
  type StoredColumn,
} from "../served/read-served.ts";
import { rowsHash } from "./hash.ts";
import { quoteName } from "./quote.ts";
import { clickHouseServer } from "./server.ts";
import type { Session } from "./session.ts";
import { catalogueOf, columnsOf, isNumber, textOf } from "./stored-columns.ts";

const attempts = 3;

/**
 * Reads the tables incidents, claims and, where there is one, breakdowns of a database. There is no transaction over
 * several tables: where a row changed meanwhile all are read again, three times at most. Throws a ReadRefusal, which says
 * nothing of the server but the name of the variable.
 */
export function readClickHouse(
  { variable, schema }: Pick<ServedTable, "variable" | "schema">,
  effects: ServerEffects,
): Promise<ServedFiles> {
  return onServer(clickHouseServer, { variable, effects }, async (session) => {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const before = await stateOf(session, schema);
      const files = await readAll(session, schema);
      if ((await stateOf(session, schema)) === before) return files;
    }
    throw new ReadRefusal({
      code: "edition/inputs-changed",
      message: `rows of the tables of ${variable} change all the time`,
      hint: "run it again when nobody writes there, or make copies of the tables",
    });
  });
}

async function stateOf(session: Session, database: string): Promise<string> {
  const tables = await columnsOf(session, database);
  const hashes: string[] = [];
  for (const table of readTables) {
    const columns = tables.get(table);
    if (columns !== undefined)
      hashes.push((await rowsHash(session, { database, table, columns })).hash);
  }
  return hashes.join(" ");
}

async function readAll(session: Session, database: string): Promise<ServedFiles> {
  return readFiles({
    ...(await catalogueOf(session, database)),
    async rows({ name, header, keys, most }) {
      const { rows } = await session.query(
        `SELECT ${header.map((column, n) => `${textOf(column)} AS c${n}`).join(", ")} FROM ${quoteName(database)}.${quoteName(name)} AS t ORDER BY ${keys.map(orderOf).join(", ")} LIMIT ${most}`,
      );
      return rows.map((row) => row.map(String));
    },
  });
}

function orderOf(key: StoredColumn): string {
  return isNumber(key.type) ? `t.${quoteName(key.name)}` : textOf(key);
}
