import type { Database } from "../database.ts";
import { type Dialect, openServedDatabase } from "../served/engine.ts";
import { checkServed } from "../served/guard.ts";
import type { Relation } from "../served/relation.ts";
import type { Connection } from "./connection.ts";
import { readServerError, type ServerError } from "./error.ts";
import { eventsRelation } from "./events-relation.ts";
import { isOfConnection, problemOf } from "./problem.ts";
import { sentRelation } from "./relation.ts";
import { readColumns, type ServerResult } from "./result.ts";
import { openSession, type Session } from "./session.ts";
import { type Statement, writeStatement } from "./statement.ts";

/** How PostgreSQL takes queries: all of all editions see one state of its tables. */
export const postgres: Dialect<Session, Statement, ServerResult> = {
  sent: sentRelation,
  events: eventsRelation,
  check: (tokens, tables) => checkServed(tokens, tables, "PostgreSQL"),
  write: (expanded, given, { collated }) => writeStatement(expanded, { ...given, collated }),
  run: (session, { sql, values }) => session.query(sql, values),
  columns: readColumns,
  explain(error, { given, statement: { sql, originOf } }) {
    const found = serverError(error);
    if (found === undefined || isOfConnection(error)) return undefined;
    return { said: readServerError(found, sql, given.relations), originOf };
  },
  problem: problemOf,
};

/** Opens a database on a server, whose session is closed with it. */
export async function openServed({
  connection,
  stored = [],
  lineage = true,
}: {
  readonly connection: Connection;
  readonly stored?: readonly Relation[];
  readonly lineage?: boolean;
}): Promise<Database> {
  return openServedDatabase(postgres, await openSession(connection), { stored, lineage });
}

function serverError(error: unknown): ServerError | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    return undefined;
  const { code, message } = error;
  const position = "position" in error ? Number(error.position) : undefined;
  return { code, message, position };
}
