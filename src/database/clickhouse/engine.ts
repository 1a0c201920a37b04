import type { Database } from "../database.ts";
import { type Dialect, openServedDatabase } from "../served/engine.ts";
import { codeOf, messageOf } from "../served/problem.ts";
import type { Connection } from "./connection.ts";
import { explainServerError } from "./error.ts";
import { eventsRelation } from "./events-relation.ts";
import { checkQueryThere } from "./guard.ts";
import { isOfConnection, problemOf } from "./problem.ts";
import { sentRelation } from "./relation.ts";
import { readColumns } from "./result.ts";
import { openSession, type ServerResult, type Session } from "./session.ts";
import { type Statement, writeStatement } from "./statement.ts";

/** How ClickHouse takes queries. */
export const clickHouse: Dialect<Session, Statement, ServerResult> = {
  sent: sentRelation,
  events: eventsRelation,
  check: checkQueryThere,
  write: writeStatement,
  run: (session, { sql, parameters }) => session.query(sql, parameters),
  columns: readColumns,
  explain(error, { expanded, given: { relations }, statement }) {
    const code = codeOf(error);
    if (code === undefined || isOfConnection(error)) return undefined;
    const asked = { expanded, relations, statement };
    return explainServerError({ code, message: messageOf(error) }, asked);
  },
  problem: problemOf,
};

/** Opens a database on a ClickHouse server, whose session is closed with it. */
export async function openOnClickHouse(
  connection: Connection,
  { lineage = true }: { readonly lineage?: boolean } = {},
): Promise<Database> {
  return openServedDatabase(clickHouse, await openSession(connection), { stored: [], lineage });
}
